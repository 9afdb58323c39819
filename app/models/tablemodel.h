// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/columns.h"
#include "models/modelroles.h"

#include <QAbstractTableModel>

#include <span>
#include <utility>

namespace portolan {

//! A table of rows that are handed in whole: the mechanics, once. Concrete models say what a cell shows.
//! `columns` live as long as the program.
template <typename Row> class TableModel : public QAbstractTableModel {
public:
    TableModel(std::span<const TableColumn> columns, QObject* parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const final
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const final
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cell(m_rows.at(index.row()), index.column(), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        return columnHeader(m_columns, section, orientation, role);
    }
    [[nodiscard]] const QList<Row>& rows() const { return m_rows; }

protected:
    [[nodiscard]] virtual QVariant cell(const Row& row, int column, int role) const = 0;

    void setRows(QList<Row> rows)
    {
        this->beginResetModel();
        m_rows = std::move(rows);
        this->endResetModel();
    }

private:
    std::span<const TableColumn> m_columns; //!< static
    QList<Row> m_rows;
};

} // namespace portolan
