// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMenu>

class QHeaderView;

namespace portolan {

//! Shows and hides the columns of a table; the first one always stays. Opens at a right click on the header,
//! and can be put into the menu bar. Its actions are made anew each time it is about to be shown.
class ColumnMenu final : public QMenu {
    Q_OBJECT

public:
    //! `hidden` are those not shown unless asked for. `header` outlives the menu.
    ColumnMenu(QHeaderView* header, QList<int> hidden, QWidget* parent);

private:
    void fill();
    void showDefaults();

    QHeaderView* m_header;
    QList<int> m_hidden;
};

} // namespace portolan
