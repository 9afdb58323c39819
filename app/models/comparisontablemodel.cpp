// SPDX-License-Identifier: Apache-2.0
#include "models/comparisontablemodel.h"

#include "base/bytesformat.h"
#include "models/comparisonrows.h"

#include <algorithm>

namespace portolan {

ComparisonTableModel::ComparisonTableModel(Part part, QObject* parent)
    : QAbstractTableModel(parent)
    , m_part(part)
    , m_columns(comparisonColumns(part))
{
}

ComparisonTableModel::~ComparisonTableModel() = default;

void ComparisonTableModel::setComparison(const ImageComparison& comparison)
{
    setRows(comparisonRows(m_part, comparison));
}

void ComparisonTableModel::clear()
{
    setRows({});
}

void ComparisonTableModel::setRows(std::vector<ComparisonRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_differences = int(std::count_if(m_rows.begin(), m_rows.end(),
        [](const ComparisonRow& row) { return row.difference != Difference::Same; }));
    filter();
    endResetModel();
}

void ComparisonTableModel::setOnlyDifferences(bool only)
{
    if (only == m_onlyDifferences)
        return;
    beginResetModel();
    m_onlyDifferences = only;
    filter();
    endResetModel();
}

void ComparisonTableModel::filter()
{
    const bool isLines = m_part == Part::ManifestLines || m_part == Part::ConfigLines;
    const int context = isLines ? contextLines : 0;
    const int total = int(m_rows.size());
    m_shown.clear();
    int next = 0; // the first row not decided yet
    for (int row = 0; row < total; ++row) {
        const bool wanted = !m_onlyDifferences || m_part == Part::Summary
            || m_rows[size_t(row)].difference != Difference::Same;
        if (!wanted)
            continue;
        const int end = std::min(row + context + 1, total);
        for (int near = std::max(next, row - context); near < end; ++near)
            m_shown.push_back(near);
        next = std::max(next, end);
    }
}

int ComparisonTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ComparisonTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ComparisonTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int at = m_shown[size_t(index.row())];
    const ComparisonRow& row = m_rows[size_t(at)];
    const ComparisonCell& cell = row.cells[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.kind == ValueKind::Bytes && cell.value.isValid()
            ? QVariant(formatBytes(cell.value.toLongLong(), QLocale()))
            : cell.value;
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return cell.value;
    case modelrole::ValueKindRole:
        return QVariant::fromValue(cell.kind);
    case modelrole::TranslatableRole:
        return cell.translatable;
    case modelrole::CopyRole:
        return cell.value.isValid() ? QVariant(cell.value.toString()) : QVariant();
    case modelrole::KeyRole:
        return at;
    case DifferenceRole:
        return QVariant::fromValue(row.difference);
    case IsDifferentRole:
        return row.difference != Difference::Same;
    case ElsewhereRole:
        return row.elsewhere;
    default:
        return {};
    }
}

QVariant ComparisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(m_columns, section, orientation, role);
}

} // namespace portolan
