// SPDX-License-Identifier: Apache-2.0
#include "models/undolistmodel.h"

#include "models/columns.h"

#include <algorithm>
#include <array>

namespace portolan {
namespace {

//! A cluster's id says its kind first, and its context behind.
QString placeText(const RegistryId& id)
{
    static const QString prefix = QStringLiteral("openshift:");
    return id.startsWith(prefix) ? id.mid(prefix.size()).section(u'#', 0, 0) : id;
}

constexpr std::array columns{
    TableColumn("when", QT_TRANSLATE_NOOP("Models", "Deleted")),
    TableColumn("repository", QT_TRANSLATE_NOOP("Models", "Repository")),
    TableColumn("tags", QT_TRANSLATE_NOOP("Models", "Tags")),
    TableColumn("manifests", QT_TRANSLATE_NOOP("Models", "Manifests")),
    TableColumn("state", QT_TRANSLATE_NOOP("Models", "Undo")),
};

using UndoState = UndoListModel::UndoState;

const char* stateText(UndoState state)
{
    switch (state) {
    case UndoState::Unknown:
        return QT_TRANSLATE_NOOP("Models", "Not checked");
    case UndoState::Checking:
        return QT_TRANSLATE_NOOP("Models", "Checking");
    case UndoState::Possible:
        return QT_TRANSLATE_NOOP("Models", "Possible");
    case UndoState::Gone:
        return QT_TRANSLATE_NOOP("Models", "No longer possible");
    case UndoState::Undoing:
        return QT_TRANSLATE_NOOP("Models", "Undoing");
    case UndoState::Undone:
        return QT_TRANSLATE_NOOP("Models", "Undone");
    case UndoState::Failed:
        break;
    }
    return QT_TRANSLATE_NOOP("Models", "Failed");
}

bool isBusy(UndoState state)
{
    return state == UndoState::Checking || state == UndoState::Undoing;
}

QVariant value(const UndoEntry& entry, UndoState state, int column)
{
    switch (column) {
    case UndoListModel::WhenColumn:
        return entry.when;
    case UndoListModel::RepositoryColumn:
        return QString(placeText(entry.registry) + u'/' + entry.repository);
    case UndoListModel::TagsColumn:
        return entry.tags.join(QStringLiteral(", "));
    case UndoListModel::ManifestsColumn:
        return qint64(entry.manifests.size());
    default:
        return QString::fromLatin1(stateText(state));
    }
}

ValueKind kindOf(int column)
{
    if (column == UndoListModel::WhenColumn)
        return ValueKind::Time;
    return column == UndoListModel::ManifestsColumn ? ValueKind::Number : ValueKind::Text;
}

} // namespace

UndoListModel::UndoListModel(RegistryService& service, QObject* parent)
    : QAbstractTableModel(parent)
    , m_service(service)
{
}

UndoListModel::~UndoListModel() = default;

void UndoListModel::refresh()
{
    fetch();
}

void UndoListModel::retry()
{
    if (m_state == FetchState::Failed)
        fetch();
}

void UndoListModel::fetch()
{
    m_listing = m_service.fetchUndoEntries([this](const Result<QList<UndoEntry>>& result) { take(result); });
    setState(FetchState::Loading);
}

void UndoListModel::take(const Result<QList<UndoEntry>>& result)
{
    if (result)
        applyEntries(*result);
    setState(
        result ? FetchState::Ready : FetchState::Failed, result ? MaybeError() : MaybeError(result.error()));
}

//! By difference, so that the selection stays: rows that are gone leave, known ones are updated, others come
//! in order.
void UndoListModel::applyEntries(const QList<UndoEntry>& entries)
{
    QList<UndoEntry> sorted = entries;
    std::sort(
        sorted.begin(), sorted.end(), [](const UndoEntry& a, const UndoEntry& b) { return a.id > b.id; });
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        const qint64 id = m_rows.at(row).entry.id;
        if (std::any_of(
                sorted.begin(), sorted.end(), [id](const UndoEntry& entry) { return entry.id == id; }))
            continue;
        m_requests.erase(id);
        beginRemoveRows(QModelIndex(), row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(sorted.size()); ++row) {
        if (row < m_rows.size() && m_rows.at(row).entry.id == sorted.at(row).id) {
            updateEntry(row, sorted.at(row));
            continue;
        }
        Row fresh;
        fresh.entry = sorted.at(row);
        fresh.state = fresh.entry.undone ? UndoState::Undone : UndoState::Unknown;
        beginInsertRows(QModelIndex(), row, row);
        m_rows.insert(row, fresh);
        endInsertRows();
    }
}

void UndoListModel::updateEntry(int row, const UndoEntry& entry)
{
    Row& known = m_rows[row];
    known.entry = entry;
    if (entry.undone && !isBusy(known.state))
        known.state = UndoState::Undone;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int UndoListModel::rowOf(qint64 undoId) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows.at(row).entry.id == undoId)
            return row;
    }
    return -1;
}

void UndoListModel::check(qint64 undoId)
{
    const int row = rowOf(undoId);
    if (row < 0 || isBusy(m_rows.at(row).state) || m_rows.at(row).state == UndoState::Undone)
        return;
    m_requests[undoId] = m_service.checkUndo(
        undoId, [this, undoId](const Result<bool>& result) { takeCheck(undoId, result); });
    setRowState(undoId, UndoState::Checking);
}

void UndoListModel::takeCheck(qint64 undoId, const Result<bool>& result)
{
    m_requests.erase(undoId);
    if (result)
        setRowState(undoId, *result ? UndoState::Possible : UndoState::Gone);
    else if (result.error().code() == QLatin1StringView("BLOBS_GONE"))
        setRowState(undoId, UndoState::Gone, result.error());
    else
        setRowState(undoId, UndoState::Failed, result.error());
}

void UndoListModel::undo(qint64 undoId)
{
    const int row = rowOf(undoId);
    if (row < 0 || m_rows.at(row).state == UndoState::Undoing || m_rows.at(row).state == UndoState::Undone)
        return;
    m_requests[undoId] = m_service.undo(
        undoId, [this, undoId](const Result<UndoReport>& result) { takeUndo(undoId, result); });
    setRowState(undoId, UndoState::Undoing);
}

void UndoListModel::takeUndo(qint64 undoId, const Result<UndoReport>& result)
{
    m_requests.erase(undoId);
    const int row = rowOf(undoId);
    if (!result) {
        const bool gone = result.error().code() == QLatin1StringView("BLOBS_GONE");
        setRowState(undoId, gone ? UndoState::Gone : UndoState::Failed, result.error());
        Q_EMIT undoFailed(undoId, result.error());
        return;
    }
    if (row < 0)
        return;
    m_rows[row].entry.undone = true;
    const UndoEntry entry = m_rows.at(row).entry;
    setRowState(undoId, UndoState::Undone);
    Q_EMIT undone(entry, *result);
}

void UndoListModel::setRowState(qint64 undoId, UndoState state, MaybeError error)
{
    const int row = rowOf(undoId);
    if (row < 0)
        return;
    m_rows[row].state = state;
    m_rows[row].error = std::move(error);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void UndoListModel::setState(FetchState state, MaybeError error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

int UndoListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int UndoListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool UndoListModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == FetchState::Idle;
}

void UndoListModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        fetch();
}

QVariant UndoListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return value(row.entry, row.state, index.column());
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kindOf(index.column()));
    case modelrole::TranslatableRole:
        return index.column() == StateColumn;
    case modelrole::CopyRole:
        return value(row.entry, row.state, index.column()).toString();
    case modelrole::ErrorRole:
        return row.error ? QVariant::fromValue(row.error) : QVariant();
    case modelrole::KeyRole:
    case UndoIdRole:
        return row.entry.id;
    case StateRole:
        return QVariant::fromValue(row.state);
    case EntryRole:
        return QVariant::fromValue(row.entry);
    case AddressRole:
        return QVariant::fromValue(RepositoryAddress(row.entry.registry, row.entry.repository));
    default:
        return {};
    }
}

QVariant UndoListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
