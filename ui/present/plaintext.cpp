// SPDX-License-Identifier: Apache-2.0
#include "present/plaintext.h"

#include <QTextDocument>

namespace portolan {

QString plainToolTip(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<div style=\"white-space:pre-wrap\">%1</div>").arg(text.toHtmlEscaped());
}

} // namespace portolan
