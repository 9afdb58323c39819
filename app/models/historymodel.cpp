// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"

#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("created", QT_TRANSLATE_NOOP("Models", "Created")),
    TableColumn("createdBy", QT_TRANSLATE_NOOP("Models", "Instruction")),
    TableColumn("comment", QT_TRANSLATE_NOOP("Models", "Comment")),
    TableColumn("author", QT_TRANSLATE_NOOP("Models", "Author")),
};

QVariant value(const HistoryEntry& row, int column)
{
    switch (column) {
    case HistoryModel::CreatedColumn:
        return row.created.isValid() ? QVariant(row.created) : QVariant();
    case HistoryModel::CreatedByColumn:
        return row.createdBy;
    case HistoryModel::CommentColumn:
        return row.comment;
    default:
        return row.author;
    }
}

ValueKind kind(int column)
{
    if (column == HistoryModel::CreatedColumn)
        return ValueKind::Time;
    return column == HistoryModel::CreatedByColumn ? ValueKind::Code : ValueKind::Text;
}

} // namespace

HistoryModel::HistoryModel(QObject* parent) : TableModel(columns, parent) {}

void HistoryModel::setConfig(const ImageConfig& config)
{
    setRows(config.history);
}

void HistoryModel::clear()
{
    setRows({});
}

QVariant HistoryModel::cell(const HistoryEntry& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return value(row, column);
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kind(column));
    case modelrole::CopyRole:
        return row.createdBy;
    case EmptyLayerRole:
        return row.emptyLayer;
    default:
        return {};
    }
}

} // namespace portolan
