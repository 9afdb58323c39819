// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/prettyproxy.h"

#include <QSplitter>

class QAbstractItemModel;
class QPlainTextEdit;
class QTreeView;

namespace portolan {

//! A table above the whole text of its current row: for lists whose cells are longer than a pane is wide.
class TableTab final : public QSplitter {
    Q_OBJECT

public:
    //! `textColumn`: the column whose text is shown whole. Takes no ownership of the model.
    TableTab(
        QAbstractItemModel* model, int textColumn, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] PrettyProxy* proxy() const { return m_proxy; }

private:
    void showCurrent();

    int m_textColumn;
    PrettyProxy* m_proxy;
    QTreeView* m_view;
    QPlainTextEdit* m_text;
};

} // namespace portolan
