// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/prettyproxy.h"

#include <QSplitter>

class QPlainTextEdit;
class QTreeView;

namespace portolan {

//! A table above everything of its current row: for lists whose cells are longer than a pane is wide.
class TableTab final : public QSplitter {
    Q_OBJECT

public:
    //! `textColumn`: the column that takes the width the others leave, and comes first in the text. Takes
    //! over the proxy.
    TableTab(PrettyProxy* proxy, int textColumn, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] PrettyProxy* proxy() const { return m_proxy; }
    //! Widths of the other columns in characters.
    void setWidths(const QList<std::pair<int, int>>& widths);
    //! These columns are in the table only where at least one row has something in them.
    void setOptionalColumns(const QList<int>& columns);

private:
    void showCurrent();
    void hideEmptyColumns();
    [[nodiscard]] QString wholeText(const QModelIndex& row) const;

    int m_textColumn;
    QList<int> m_optional;
    PrettyProxy* m_proxy;
    QTreeView* m_view;
    QPlainTextEdit* m_text;
};

} // namespace portolan
