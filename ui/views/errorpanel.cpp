// SPDX-License-Identifier: Apache-2.0
#include "views/errorpanel.h"

#include "present/errortext.h"
#include "present/icons.h"
#include "present/plaintext.h"
#include "present/remedy.h"
#include "present/theme.h"
#include "views/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace portolan {

ErrorPanel::ErrorPanel(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_meaning(wrappedLabel(this))
    , m_where(wrappedLabel(this))
    , m_advice(wrappedLabel(this))
    , m_retry(new QPushButton(tr("Retry"), this))
    , m_remedy(new QPushButton(this))
    , m_expander(new QToolButton(this))
    , m_details(new QPlainTextEdit(this))
{
    m_meaning->setFont(scaledFont(font(), 1.05, true));
    m_meaning->setObjectName(QStringLiteral("errorMeaning"));
    m_where->setObjectName(QStringLiteral("errorWhere"));
    m_retry->setObjectName(QStringLiteral("retryButton"));
    m_retry->setToolTip(tr("Ask again"));
    m_remedy->setObjectName(QStringLiteral("remedyButton"));
    m_remedy->hide();
    m_retry->setAutoDefault(false);
    m_remedy->setAutoDefault(false);
    m_expander->setText(tr("Details"));
    m_expander->setCheckable(true);
    m_expander->setAutoRaise(true);
    m_expander->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_expander->setArrowType(Qt::RightArrow);
    m_expander->setObjectName(QStringLiteral("errorExpander"));
    m_details->setReadOnly(true);
    m_details->setFont(fixedFont());
    m_details->setAccessibleName(tr("Error details"));
    m_details->setMaximumHeight(160);
    m_details->setTabChangesFocus(true);
    m_details->hide();

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_retry);
    buttons->addWidget(m_remedy);
    buttons->addWidget(m_expander);
    buttons->addStretch();
    auto* texts = new QVBoxLayout;
    texts->addWidget(m_meaning);
    texts->addWidget(m_where);
    texts->addWidget(m_advice);
    texts->addLayout(buttons);
    texts->addWidget(m_details);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    showIcon();

    connect(m_retry, &QPushButton::clicked, this, &ErrorPanel::retryRequested);
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        if (m_error)
            Q_EMIT remedyRequested(*m_error);
    });
    connect(m_expander, &QToolButton::toggled, this, &ErrorPanel::showDetails);
}

void ErrorPanel::setError(const Error& error)
{
    m_error = error;
    const ErrorText text = errorText(error);
    m_meaning->setText(text.meaning);
    m_where->setText(text.where);
    m_where->setToolTip(text.wholeWhere == text.where ? QString() : plainToolTip(text.wholeWhere));
    m_where->setVisible(!text.where.isEmpty());
    setTone(m_where, Tone::Muted);
    m_advice->setText(text.advice);
    m_advice->setVisible(!text.advice.isEmpty());
    m_details->setPlainText(text.details);
    const QString label = remedyLabel(remedyFor(error));
    m_remedy->setText(label);
    m_remedy->setVisible(m_remedyAllowed && !label.isEmpty());
    setAccessibleName(text.sentence());
}

void ErrorPanel::setRetryVisible(bool visible)
{
    m_retry->setVisible(visible);
}

void ErrorPanel::setRemedyVisible(bool visible)
{
    m_remedyAllowed = visible;
    m_remedy->setVisible(visible && !m_remedy->text().isEmpty());
}

void ErrorPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void ErrorPanel::showIcon()
{
    constexpr QSize size(28, 28);
    const QIcon icon = colouredIcon(QStringLiteral("warning"), toneColour(Tone::Danger, palette()));
    m_icon->setPixmap(icon.pixmap(size, devicePixelRatioF()));
}

void ErrorPanel::showDetails(bool shown)
{
    m_expander->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_details->setVisible(shown);
}

} // namespace portolan
