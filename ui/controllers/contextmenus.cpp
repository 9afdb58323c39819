// SPDX-License-Identifier: Apache-2.0
#include "controllers/contextmenus.h"

#include "controllers/actions.h"
#include "views/registrypane.h"
#include "views/tagpane.h"

#include <QMenu>

namespace portolan {
namespace {

QMenu* newMenu(QWidget* window, const QString& name)
{
    auto* menu = new QMenu(window);
    menu->setObjectName(name);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

} // namespace

void connectContextMenus(Actions& actions, RegistryPane& tree, TagPane& tags, QWidget* window)
{
    QObject::connect(&tree, &QWidget::customContextMenuRequested, window,
        [&actions, &tree, window](const QPoint& position) {
            QMenu* menu = newMenu(window, QStringLiteral("registryMenu"));
            actions.addRegistryActions(menu);
            menu->popup(tree.viewport()->mapToGlobal(position));
        });
    QObject::connect(
        &tags, &TagPane::contextMenuRequested, window, [&actions, window](const QPoint& position) {
            QMenu* menu = newMenu(window, QStringLiteral("imageMenu"));
            actions.addImageActions(menu);
            menu->popup(position);
        });
}

} // namespace portolan
