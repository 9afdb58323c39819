// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace portolan {

class Actions;
class RegistryPane;
class TagPane;

//! Opens the actions' menus where tree and tags are right-clicked. The menus belong to `window`.
void connectContextMenus(Actions& actions, RegistryPane& tree, TagPane& tags, QWidget* window);

} // namespace portolan
