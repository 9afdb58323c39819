// SPDX-License-Identifier: Apache-2.0
#include "controllers/mainmenus.h"

#include "controllers/actions.h"
#include "mainwindow.h"
#include "views/findbox.h"
#include "views/maintoolbar.h"

#include <QActionGroup>
#include <QMenuBar>

namespace portolan {
namespace {

void fillViewMenu(QMenu* view, const Actions& actions, const ViewMenuParts& parts)
{
    for (const auto& [pane, text] : parts.panes) {
        QAction* toggle = view->addAction(text);
        toggle->setCheckable(true);
        toggle->setChecked(true);
        QObject::connect(toggle, &QAction::toggled, pane, &QWidget::setVisible);
    }
    view->addActions({parts.activity, parts.nextPane});
    view->addSeparator();
    view->addMenu(parts.columns);
    view->addActions({actions.showAttachments, actions.relativeTimes, actions.notifyNewImages});
    view->addSeparator();
    view->addMenu(MainWindow::tr("Appearance"))->addActions(actions.appearance->actions());
}

} // namespace

void fillMenus(QMainWindow& window, Actions& actions, const ViewMenuParts& parts)
{
    QMenuBar* bar = window.menuBar();
    QMenu* file = bar->addMenu(MainWindow::tr("&File"));
    file->addActions({actions.addRegistry, actions.addCluster, actions.addEngine, actions.openLayout,
        actions.openArchive, actions.importSecret});
    file->addSeparator();
    file->addAction(actions.quit);
    QMenu* edit = bar->addMenu(MainWindow::tr("&Edit"));
    edit->addActions({actions.undo, actions.copyReference, actions.copyPinned, actions.copyDigest});
    edit->addSeparator();
    edit->addActions({actions.find, actions.filter});
    QMenu* go = bar->addMenu(MainWindow::tr("&Go"));
    go->addActions({actions.back, actions.forward, actions.refresh});
    actions.addImageActions(bar->addMenu(MainWindow::tr("&Image")));
    actions.addRegistryActions(bar->addMenu(MainWindow::tr("&Registry")));
    fillViewMenu(bar->addMenu(MainWindow::tr("&View")), actions, parts);
    bar->addMenu(MainWindow::tr("&Help"))->addAction(actions.about);
    // So that shortcuts work also where an action is only in a context menu.
    window.addActions({actions.find, actions.filter, actions.compareWith});
}

void addMainToolBar(QMainWindow& window, const Actions& actions, FindBox& find)
{
    auto* bar = new MainToolBar(MainWindow::tr("Main toolbar"), &window);
    bar->addCommands({actions.addRegistry, actions.refresh, nullptr, actions.pull, actions.copyTo,
        actions.compare, actions.remove, nullptr, actions.undo});
    bar->addFind(&find);
    window.addToolBar(bar);
}

} // namespace portolan
