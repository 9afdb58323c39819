// SPDX-License-Identifier: Apache-2.0
#include "views/foreigntext.h"

#include "present/plaintext.h"

#include <QDesktopServices>

namespace portolan {

ForeignText::ForeignText(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    connect(this, &QTextBrowser::anchorClicked, this, &ForeignText::follow);
    // Where a link leads is seen before it is clicked, whatever its text says.
    connect(this, qOverload<const QUrl&>(&QTextBrowser::highlighted), this,
        [this](const QUrl& link) { viewport()->setToolTip(plainToolTip(link.toDisplayString())); });
}

QVariant ForeignText::loadResource(int /*type*/, const QUrl& /*name*/)
{
    return QByteArray(); // of nothing at all, the document would read local files itself
}

void ForeignText::follow(const QUrl& link)
{
    if (link.scheme() == u"https" || link.scheme() == u"http")
        QDesktopServices::openUrl(link);
}

} // namespace portolan
