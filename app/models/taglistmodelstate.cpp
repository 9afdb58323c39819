// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodelstate.h"

#include "models/tagrecordcolumns.h"
#include "models/tagsortkeys.h"

#include <algorithm>
#include <utility>

namespace portolan {
namespace {

constexpr int resortMilliseconds = 250;
constexpr int announceMilliseconds = 30;

} // namespace

TagListModel::State::State(TagListModel& owner, RegistryService& service)
    : model(owner)
    , pager(service, table)
    , summaries(service, table, summaryOwner(), maxSummariesInFlight)
    , shown(order.shown)
    , m_sorter([this] { return orderInput(); }, [this](const TagOrder& next) { apply(next); })
{
    m_resort.setSingleShot(true);
    m_resort.setInterval(resortMilliseconds);
    connect(&m_resort, &QTimer::timeout, this, &State::reorder);
    m_announce.setSingleShot(true);
    m_announce.setInterval(announceMilliseconds);
    connect(&m_announce, &QTimer::timeout, this, &State::announceDirty);
    connect(&m_sorter, &TagSorter::idle, this, &State::checkSettled);
    connect(&pager, &TagPager::stateChanged, this, [this] {
        const bool works = pager.state() != FetchState::Failed && pager.state() != FetchState::Loading;
        if (works && std::exchange(retryFailed, false)) {
            summaries.drop();
            summaries.pump();
            columnsChanged(TagColumn, SameColumn);
        }
        Q_EMIT model.stateChanged();
        checkCounters();
    });
    connect(&pager, &TagPager::tagsAdded, this, &State::reorder);
    connect(&pager, &TagPager::tagsConfirmed, this, [this] {
        m_staleDirty = true;
        m_announce.start();
    });
    connect(&pager, &TagPager::summariesSeen, this, [this] {
        m_seenDirty = true;
        m_announce.start();
        if (sortColumn != TagColumn)
            reorder();
    });
    connect(&pager, &TagPager::recordsFound, this, &State::takeRecords);
    connect(&pager, &TagPager::tagsGone, this, &State::removeSlots);
    connect(&pager, &TagPager::takenIn, this, [this] {
        checkCounters();
        checkSettled();
    });
}

TagListModel::State::~State() = default;

TagSummaryQueue::Owner TagListModel::State::summaryOwner()
{
    TagSummaryQueue::Owner owner;
    owner.order = [this]() -> const TagOrder& { return order; };
    owner.changed = [this](TagSlot slot, bool groupsChanged) { summaryChanged(slot, groupsChanged); };
    owner.allLoaded = [this] { Q_EMIT model.stateChanged(); };
    return owner;
}

void TagListModel::State::open(const RepositoryAddress& address)
{
    m_sorter.cancel();
    m_resort.stop();
    model.beginResetModel();
    repository = address;
    table = TagTable();
    order = TagOrder();
    shown = order.shown;
    filterText.clear();
    records.clear();
    m_dead.clear();
    m_dying.clear();
    summaries.reset(address);
    model.endResetModel();
    pager.open(address);
    Q_EMIT model.repositoryChanged();
    checkCounters();
}

void TagListModel::State::refresh()
{
    summaries.drop();
    table.unconfirmAll();
    columnsChanged(TagColumn, TagColumn);
    pager.refresh();
    summaries.pump();
}

void TagListModel::State::reorder()
{
    m_resort.stop();
    m_wasSettled = false;
    m_sorter.request(table.slotCount());
}

void TagListModel::State::sort(int column, Qt::SortOrder newOrder)
{
    if (column < 0 || column >= ColumnCount || (column == sortColumn && newOrder == sortOrder))
        return;
    sortColumn = column;
    sortOrder = newOrder;
    reorder();
}

void TagListModel::State::setFilter(const QString& pattern)
{
    if (pattern == filterText)
        return;
    filterText = pattern;
    reorder();
}

void TagListModel::State::setAttachmentsShown(bool withThem)
{
    if (withThem == withAttachments)
        return;
    withAttachments = withThem;
    reorder();
}

void TagListModel::State::removeTags(const QStringList& tags)
{
    std::vector<TagSlot> gone;
    for (const QString& tag : tags) {
        if (const TagSlot slot = table.find(tag); slot != noTagSlot)
            gone.push_back(slot);
    }
    removeSlots(gone);
}

void TagListModel::State::addTags(const QStringList& tags)
{
    for (const QString& tag : tags) {
        if (const TagSlot slot = table.add(tag); slot != noTagSlot)
            table.setConfirmed(slot, true);
    }
    reorder();
}

void TagListModel::State::takeRecords(const QList<TagRecord>& found)
{
    for (const TagRecord& record : found) {
        if (isRemarkable(record))
            records.insert(record.tag, record);
        else
            records.remove(record.tag);
    }
    m_recordsDirty = true;
    m_announce.start();
    if (sortColumn > SameColumn)
        reorder();
}

void TagListModel::State::removeSlots(const std::vector<TagSlot>& gone)
{
    if (gone.empty())
        return;
    for (const TagSlot slot : gone)
        summaries.forget(slot);
    table.removeAll(gone);
    m_dead.insert(m_dead.end(), gone.begin(), gone.end());
    m_groupsDirty = true;
    m_announce.start();
    reorder();
}

TagOrderInput TagListModel::State::orderInput()
{
    m_dying.insert(m_dying.end(), m_dead.begin(), m_dead.end());
    m_dead.clear();
    TagOrderInput input;
    input.names = table.names();
    input.nameAt = table.namePlaces();
    input.flags = table.flags();
    input.makeKeys = sortKeys();
    input.filter = TagFilter(filterText);
    input.withAttachments = withAttachments;
    input.descending = sortOrder == Qt::DescendingOrder;
    input.before = order;
    return input;
}

std::function<std::vector<quint64>()> TagListModel::State::sortKeys() const
{
    switch (sortColumn) {
    case CreatedColumn:
        return createdKeys(table);
    case SizeColumn:
        return sizeKeys(table);
    case PlatformsColumn:
        return platformKeys(table);
    case DigestColumn:
        return digestKeys(table);
    case SameColumn:
        return sameKeys(table);
    case TagColumn:
        return {};
    default:
        return tagRecordKeys(table, records, sortColumn);
    }
}

void TagListModel::State::apply(const TagOrder& next)
{
    if (next.relayout)
        applyRelayout(next, *next.relayout);
    else
        applyRuns(next);
    order = next;
    order.removed.clear();
    order.inserted.clear();
    order.relayout.reset();
    shown = order.shown;
    for (const TagSlot slot : m_dying)
        table.recycle(slot);
    m_dying.clear();
    checkCounters();
    summaries.pump();
}

void TagListModel::State::applyRuns(const TagOrder& next)
{
    if (next.removed.empty() && next.inserted.empty())
        return;
    auto rows = std::make_shared<std::vector<TagSlot>>(*shown);
    shown = rows;
    for (auto run = next.removed.rbegin(); run != next.removed.rend(); ++run) {
        model.beginRemoveRows(QModelIndex(), run->first, run->first + run->count - 1);
        rows->erase(rows->begin() + run->first, rows->begin() + run->first + run->count);
        model.endRemoveRows();
    }
    for (const RowRun& run : next.inserted) {
        model.beginInsertRows(QModelIndex(), run.first, run.first + run.count - 1);
        const auto from = next.shown->begin() + run.first;
        rows->insert(rows->begin() + run.first, from, from + run.count);
        model.endInsertRows();
    }
}

void TagListModel::State::applyRelayout(const TagOrder& next, const TagRelayout& steps)
{
    if (steps.removedLast) {
        relayout(steps.removedLast, steps.rowOfRemovedLast);
        model.beginRemoveRows(QModelIndex(), int(steps.kept->size()), rowCount() - 1);
        shown = steps.kept;
        model.endRemoveRows();
    }
    if (steps.insertedLast) {
        model.beginInsertRows(QModelIndex(), rowCount(), int(steps.insertedLast->size()) - 1);
        shown = steps.insertedLast;
        model.endInsertRows();
    }
    if (steps.layoutAtEnd)
        relayout(next.shown, next.rowOf);
}

void TagListModel::State::relayout(const TagSlots& rows, const TagSlots& bySlot)
{
    Q_EMIT model.layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = model.persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : from)
        to.append(model.index(int((*bySlot)[slotAt(index.row())]), index.column()));
    shown = rows;
    model.changePersistentIndexList(from, to);
    Q_EMIT model.layoutChanged({}, VerticalSortHint);
}

int TagListModel::State::rowOf(TagSlot slot) const
{
    const quint32 row = order.row(slot);
    return row < shown->size() && (*shown)[row] == slot ? int(row) : -1;
}

void TagListModel::State::summaryChanged(TagSlot slot, bool groupsChanged)
{
    if (const int row = rowOf(slot); row >= 0)
        Q_EMIT model.dataChanged(model.index(row, 0), model.index(row, ColumnCount - 1));
    if (groupsChanged) {
        m_groupsDirty = true;
        m_announce.start();
    }
    if (sortColumn != TagColumn && table.summaryState(slot) == FetchState::Ready && !m_resort.isActive()) {
        m_wasSettled = false;
        m_resort.start();
    }
}

void TagListModel::State::columnsChanged(int first, int last)
{
    if (rowCount() > 0)
        Q_EMIT model.dataChanged(model.index(0, first), model.index(rowCount() - 1, last));
}

void TagListModel::State::announceDirty()
{
    if (std::exchange(m_recordsDirty, false))
        columnsChanged(TagColumn, ColumnCount - 1);
    if (std::exchange(m_seenDirty, false)) {
        m_groupsDirty = false;
        m_staleDirty = false;
        columnsChanged(TagColumn, SameColumn);
        return;
    }
    if (std::exchange(m_groupsDirty, false))
        columnsChanged(DigestColumn, SameColumn); // the digest is marked where a tag shares it
    if (std::exchange(m_staleDirty, false))
        columnsChanged(TagColumn, TagColumn);
}

TagCounters TagListModel::State::counters() const
{
    TagCounters counters;
    counters.shown = rowCount();
    counters.known = table.known();
    counters.loaded = table.confirmed();
    counters.attachments = table.attachmentTags();
    counters.moreOnServer = !pager.isComplete();
    if (counters.loaded < counters.known)
        counters.lastSeen = pager.lastSeen();
    return counters;
}

void TagListModel::State::checkCounters()
{
    if (const TagCounters now = counters(); now != m_announced) {
        m_announced = now;
        Q_EMIT model.countersChanged();
    }
}

TagSortCost TagListModel::State::sortCost(int column) const
{
    TagSortCost cost;
    if (column == TagColumn || column > SameColumn)
        return cost; // a listing brings it
    cost.rowsMissing = int(std::count_if(
        shown->begin(), shown->end(), [this](TagSlot slot) { return !table.hasSummary(slot); }));
    cost.requestsAtMost = 2 * cost.rowsMissing;
    return cost;
}

bool TagListModel::State::isSettled() const
{
    return !m_sorter.isBusy() && !m_resort.isActive() && !pager.isTakingIn();
}

void TagListModel::State::checkSettled()
{
    if (!m_wasSettled && isSettled()) {
        m_wasSettled = true;
        Q_EMIT model.settled();
    }
}

} // namespace portolan
