// SPDX-License-Identifier: Apache-2.0
#include "models/paneltablemodel.h"

#include "models/factrows.h"

namespace portolan {

void PanelTableModel::setTable(const PanelTable& table)
{
    beginResetModel();
    m_table = table;
    endResetModel();
}

int PanelTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int PanelTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant PanelTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QVariant cell = m_table.rows.at(index.row()).value(index.column());
    const bool isSaid = cell.metaType() == QMetaType::fromType<Sentence>();
    switch (role) {
    case Qt::DisplayRole:
        return cell.userType() == QMetaType::QStringList
            ? QVariant(cell.toStringList().join(QStringLiteral(", ")))
            : factValue(cell);
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return isSaid ? factValue(cell) : cell;
    case modelrole::SentenceRole:
        return isSaid ? cell : QVariant();
    case modelrole::ValueKindRole:
        return QVariant::fromValue(factKind(cell));
    case modelrole::TranslatableRole:
        return cell.userType() == QMetaType::Bool;
    case modelrole::CopyRole:
        return cell.userType() == QMetaType::QStringList ? QVariant(cell.toStringList().join(u'\n'))
                                                         : QVariant(factValue(cell).toString());
    case ToneRole:
        return static_cast<int>(m_table.tones.value(index.row(), FactTone::Neutral));
    default:
        return {};
    }
}

QVariant PanelTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_table.columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return QString::fromLatin1(m_table.columns.at(section));
    if (role == modelrole::TranslatableRole)
        return true;
    return {};
}

} // namespace portolan
