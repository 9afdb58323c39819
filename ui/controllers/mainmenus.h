// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <utility>

class QAction;
class QMainWindow;
class QMenu;
class QWidget;

namespace portolan {

class Actions;
class FindBox;

//! What the View menu has besides the actions.
class ViewMenuParts final {
public:
    QList<std::pair<QWidget*, QString>> panes; //!< shown and hidden, by these texts
    QAction* activity = nullptr; //!< shows the Activity dock
    QAction* nextPane = nullptr;
    QMenu* columns = nullptr; //!< of the tags
};

//! Fills the window's menu bar.
void fillMenus(QMainWindow& window, Actions& actions, const ViewMenuParts& parts);
//! Adds the main toolbar, with the find box at its end.
void addMainToolBar(QMainWindow& window, const Actions& actions, FindBox& find);

} // namespace portolan
