// SPDX-License-Identifier: Apache-2.0
#pragma once

class QAbstractItemView;
class QAction;

namespace portolan {

//! Gives a view "Copy" (Ctrl+C, context menu): the CopyRole of the selected rows, of the current column where
//! that has something to copy, else of the first that has. The action belongs to the view.
QAction* addCopyAction(QAbstractItemView* view);

} // namespace portolan
