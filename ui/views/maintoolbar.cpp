// SPDX-License-Identifier: Apache-2.0
#include "views/maintoolbar.h"

#include <QAction>
#include <QToolButton>

namespace portolan {
namespace {

constexpr int leastFind = 200; // the width at which its hint still says what it is for
constexpr int gap = 12;

} // namespace

MainToolBar::MainToolBar(const QString& title, QWidget* parent) : QToolBar(title, parent)
{
    setObjectName(QStringLiteral("mainToolBar"));
    setMovable(false);
    setIconSize(QSize(18, 18));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setContextMenuPolicy(Qt::PreventContextMenu);
}

void MainToolBar::addCommands(const QList<QAction*>& commands)
{
    for (QAction* command : commands) {
        if (!command) {
            addSeparator();
            continue;
        }
        addAction(command);
        if (QWidget* button = widgetForAction(command)) {
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleName(command->iconText());
        }
    }
}

void MainToolBar::addFind(QWidget* find)
{
    auto* space = new QWidget(this);
    space->setFixedWidth(gap);
    addWidget(space);
    m_find = find;
    m_find->setMinimumWidth(leastFind);
    m_find->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addWidget(m_find);
}

void MainToolBar::resizeEvent(QResizeEvent* event)
{
    QToolBar::resizeEvent(event);
    fit();
}

void MainToolBar::fit()
{
    int needed = leastFind + 3 * gap;
    for (QAction* action : actions()) {
        const auto* button = qobject_cast<QToolButton*>(widgetForAction(action));
        if (!button)
            continue;
        QToolButton named; // as wide as it is with its name, whether or not that is shown now
        named.setFont(button->font());
        named.setIconSize(iconSize());
        named.setIcon(button->icon());
        named.setText(action->iconText());
        named.setAutoRaise(true);
        named.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        needed += named.sizeHint().width() + gap / 2;
    }
    const bool isWide = needed <= width();
    setToolButtonStyle(isWide ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

} // namespace portolan
