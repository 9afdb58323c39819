// SPDX-License-Identifier: Apache-2.0
#include "views/foreigntext.h"

#include <QDesktopServices>

namespace portolan {

ForeignText::ForeignText(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    connect(this, &QTextBrowser::anchorClicked, this, &ForeignText::follow);
}

QVariant ForeignText::loadResource(int /*type*/, const QUrl& /*name*/)
{
    return {};
}

void ForeignText::follow(const QUrl& link)
{
    if (link.scheme() == u"https" || link.scheme() == u"http")
        QDesktopServices::openUrl(link);
}

} // namespace portolan
