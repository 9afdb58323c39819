// SPDX-License-Identifier: Apache-2.0
#include "views/statepane.h"

#include "present/icons.h"
#include "present/theme.h"
#include "views/busyindicator.h"
#include "views/errorpanel.h"
#include "views/widgets.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace portolan {
namespace {

constexpr int iconSize = 48;
constexpr int textWidth = 380;

QLabel* centredLabel(QWidget* parent)
{
    QLabel* label = wrappedLabel(parent);
    label->setAlignment(Qt::AlignHCenter);
    label->setMaximumWidth(textWidth);
    return label;
}

//! Not by aligning the label in the layout: wrapped labels need the width to know their height.
QHBoxLayout* centredRow(QLabel* label)
{
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(label, 100);
    row->addStretch(1);
    return row;
}

} // namespace

StatePane::StatePane(QWidget* content, QWidget* parent) : QStackedWidget(parent)
{
    addWidget(content);
    addWidget(loadingPage());
    addWidget(emptyPage());
    addWidget(errorPage());
    // The biggest page must not keep the pane from being made narrow.
    for (int i = 1; i < count(); ++i)
        widget(i)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
}

void StatePane::showContent()
{
    m_state = State::Content;
    m_busy->stop();
    setCurrentIndex(0);
}

void StatePane::showLoading(const QString& what)
{
    m_state = State::Loading;
    m_loadingText->setText(what);
    m_busy->start();
    setCurrentIndex(1);
}

void StatePane::showEmpty(
    const QString& iconName, const QString& title, const QString& text, const QList<QAction*>& actions)
{
    // Shown already: its buttons, and the focus on them, stay.
    if (m_state == State::Empty && m_emptyTitle->text() == title && m_emptyText->text() == text
        && m_emptyActions == actions)
        return;
    m_state = State::Empty;
    m_busy->stop();
    m_iconName = iconName;
    m_emptyActions = actions;
    showEmptyIcon();
    m_emptyTitle->setText(title);
    m_emptyText->setText(text);
    m_emptyText->setVisible(!text.isEmpty());
    while (const std::unique_ptr<QLayoutItem> item{m_emptyButtons->takeAt(0)}) {
        if (QWidget* button = item->widget()) {
            button->hide();
            button->deleteLater();
        }
    }
    m_emptyButtons->addStretch();
    for (QAction* action : actions) {
        auto* button = new QPushButton(action->icon(), action->text(), widget(2));
        button->setToolTip(action->toolTip());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_emptyButtons->addWidget(button);
    }
    m_emptyButtons->addStretch();
    setCurrentIndex(2);
}

void StatePane::showError(const Error& error)
{
    m_state = State::Error;
    m_busy->stop();
    m_error->setError(error);
    setCurrentIndex(3);
}

void StatePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        showEmptyIcon();
    QStackedWidget::changeEvent(event);
}

QWidget* StatePane::loadingPage()
{
    auto* page = new QWidget(this);
    m_busy = new BusyIndicator(page);
    m_loadingText = centredLabel(page);
    setTone(m_loadingText, Tone::Muted);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    layout->addWidget(m_busy, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addLayout(centredRow(m_loadingText));
    layout->addStretch(3);
    return page;
}

QWidget* StatePane::emptyPage()
{
    auto* page = new QWidget(this);
    m_emptyIcon = new QLabel(page);
    m_emptyIcon->setAlignment(Qt::AlignHCenter);
    m_emptyTitle = centredLabel(page);
    m_emptyTitle->setObjectName(QStringLiteral("emptyTitle"));
    m_emptyTitle->setFont(scaledFont(font(), 1.15, true));
    m_emptyText = centredLabel(page);
    m_emptyText->setObjectName(QStringLiteral("emptyText"));
    setTone(m_emptyText, Tone::Muted);
    m_emptyButtons = new QHBoxLayout;
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    layout->addWidget(m_emptyIcon);
    layout->addSpacing(8);
    for (QLabel* label : {m_emptyTitle, m_emptyText})
        layout->addLayout(centredRow(label));
    layout->addSpacing(12);
    layout->addLayout(m_emptyButtons);
    layout->addStretch(3);
    return page;
}

QWidget* StatePane::errorPage()
{
    auto* page = new QWidget(this);
    m_error = new ErrorPanel(page);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->addStretch(1);
    layout->addWidget(m_error);
    layout->addStretch(2);
    connect(m_error, &ErrorPanel::retryRequested, this, &StatePane::retryRequested);
    connect(m_error, &ErrorPanel::remedyRequested, this, &StatePane::remedyRequested);
    return page;
}

void StatePane::showEmptyIcon()
{
    if (!m_emptyIcon || m_iconName.isEmpty())
        return;
    const QIcon icon = colouredIcon(m_iconName, toneColour(Tone::Muted, palette()));
    m_emptyIcon->setPixmap(icon.pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    m_emptyIcon->setVisible(!icon.isNull());
}

} // namespace portolan
