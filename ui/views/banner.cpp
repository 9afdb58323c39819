// SPDX-License-Identifier: Apache-2.0
#include "views/banner.h"

#include "present/icons.h"
#include "views/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace portolan {

Banner::Banner(QWidget* parent) : QFrame(parent), m_text(wrappedLabel(this)), m_button(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_button->setObjectName(QStringLiteral("bannerButton"));
    m_button->hide();
    auto* close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(themedIcon(QStringLiteral("close")));
    if (close->icon().isNull())
        close->setText(QStringLiteral("\u00d7"));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 4, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    connect(m_button, &QPushButton::clicked, this, &Banner::buttonClicked);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::showText(Tone tone, const QString& text, const QString& button)
{
    m_tone = tone;
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    show();
    update();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), toneBackground(m_tone, palette()));
    painter.fillRect(QRect(0, 0, 3, height()), toneColour(m_tone, palette()));
}

} // namespace portolan
