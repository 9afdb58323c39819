// SPDX-License-Identifier: Apache-2.0
#include "views/tabmenu.h"

#include "present/icons.h"
#include "present/portolanstyle.h"

#include <QEvent>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>

namespace portolan {

TabMenu::TabMenu(QTabWidget* tabs) : QToolButton(tabs), m_tabs(tabs), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("tabMenu"));
    setIcon(themedIcon(QStringLiteral("more")));
    setIconSize(QSize(16, 16));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("All tabs"));
    setAccessibleName(tr("All tabs"));
    m_menu->setObjectName(QStringLiteral("tabMenuList"));
    connect(this, &QToolButton::clicked, this, &TabMenu::showMenu);
    // One button that shows everything, rather than two to push it to and fro.
    m_tabs->tabBar()->setProperty(PortolanStyle::noScrollButtons, true);
    m_tabs->setCornerWidget(this);
    m_tabs->installEventFilter(this);
    m_tabs->tabBar()->installEventFilter(this);
    update();
}

bool TabMenu::eventFilter(QObject* watched, QEvent* event)
{
    // Tabs come, go and change their names by a layout request; neither has a signal.
    const QEvent::Type wanted = watched == m_tabs ? QEvent::Resize : QEvent::LayoutRequest;
    if (event->type() == wanted)
        QMetaObject::invokeMethod(this, &TabMenu::update, Qt::QueuedConnection);
    return QToolButton::eventFilter(watched, event);
}

void TabMenu::showMenu()
{
    m_menu->clear();
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (!m_tabs->isTabVisible(i))
            continue;
        QAction* action = m_menu->addAction(m_tabs->tabText(i));
        action->setCheckable(true);
        action->setChecked(i == m_tabs->currentIndex());
        connect(action, &QAction::triggered, m_tabs, [tabs = m_tabs, tab = m_tabs->widget(i)] {
            tabs->setCurrentWidget(tab);
            tabs->tabBar()->setFocus(Qt::OtherFocusReason);
        });
    }
    m_menu->popup(mapToGlobal(QPoint(0, height())));
}

void TabMenu::update()
{
    int needed = 0;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->isTabVisible(i))
            needed += m_tabs->tabBar()->tabRect(i).width();
    }
    setVisible(needed > m_tabs->width());
}

} // namespace portolan
