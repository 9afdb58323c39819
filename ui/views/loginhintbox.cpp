// SPDX-License-Identifier: Apache-2.0
#include "views/loginhintbox.h"

#include "views/widgets.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace portolan {

QString hintText(const char* source)
{
    return *source == '\0' ? QString() : QCoreApplication::translate("LoginHints", source);
}

LoginHintBox::LoginHintBox(const QList<LoginHint>& hints, QWidget* parent)
    : QWidget(parent)
    , m_hints(hints)
    , m_kinds(new QComboBox(this))
    , m_text(wrappedLabel(this))
{
    setObjectName(QStringLiteral("loginHints"));
    for (const LoginHint& hint : m_hints)
        m_kinds->addItem(hintText(hint.name));
    m_kinds->setObjectName(QStringLiteral("loginKind"));
    m_kinds->setAccessibleName(tr("Kind of login"));
    m_kinds->setVisible(m_hints.size() > 1);
    setTone(m_text, Tone::Muted);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_text->setTextFormat(Qt::RichText);
    m_text->setOpenExternalLinks(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_kinds);
    layout->addWidget(m_text);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        showChosen();
        Q_EMIT hintChosen();
    });
    showChosen();
}

const LoginHint& LoginHintBox::chosen() const
{
    return m_hints.at(std::max(0, m_kinds->currentIndex()));
}

void LoginHintBox::showChosen()
{
    const LoginHint& hint = chosen();
    QStringList lines;
    for (const char* text : {hint.allows, hint.origin, hint.caution}) {
        if (*text != '\0')
            lines << hintText(text).toHtmlEscaped();
    }
    if (!hint.page.isEmpty())
        lines << QStringLiteral("<a href=\"%1\">%1</a>").arg(hint.page.toHtmlEscaped());
    if (!hint.helper.isEmpty())
        lines << tr("A credential helper can fetch it: %1").arg(hint.helper.toHtmlEscaped());
    m_text->setText(lines.join(QStringLiteral("<br>")));
}

} // namespace portolan
