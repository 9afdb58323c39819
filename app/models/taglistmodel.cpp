// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"

#include "base/bytesformat.h"
#include "models/columns.h"
#include "models/taglistmodelstate.h"
#include "models/tagrecordcolumns.h"

#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("tag", QT_TRANSLATE_NOOP("Models", "Tag")),
    TableColumn("created", QT_TRANSLATE_NOOP("Models", "Created")),
    TableColumn("size", QT_TRANSLATE_NOOP("Models", "Size")),
    TableColumn("platforms", QT_TRANSLATE_NOOP("Models", "Platforms")),
    TableColumn("digest", QT_TRANSLATE_NOOP("Models", "Digest")),
    TableColumn("same", QT_TRANSLATE_NOOP("Models", "Same")),
    TableColumn("source", QT_TRANSLATE_NOOP("Models", "Follows")),
    TableColumn("import", QT_TRANSLATE_NOOP("Models", "Import")),
    TableColumn("generation", QT_TRANSLATE_NOOP("Models", "Generation")),
    TableColumn("expires", QT_TRANSLATE_NOOP("Models", "Expires")),
};
static_assert(columns.size() == TagListModel::ColumnCount);

QVariant value(const TagTable& table, TagSlot slot, int column)
{
    if (column == TagListModel::TagColumn)
        return table.name(slot);
    if (!table.hasSummary(slot))
        return {};
    switch (column) {
    case TagListModel::CreatedColumn: {
        const QDateTime created = table.created(slot);
        return created.isValid() ? QVariant(created) : QVariant();
    }
    case TagListModel::SizeColumn:
        return table.size(slot) < 0 ? QVariant() : QVariant(table.size(slot));
    case TagListModel::PlatformsColumn:
        return table.meta(slot).platforms;
    case TagListModel::DigestColumn:
        return table.digest(slot).toString();
    default:
        return table.sameTags(slot, TagListModel::maxSameTags);
    }
}

QVariant display(const TagTable& table, TagSlot slot, int column)
{
    QVariant raw = value(table, slot, column);
    if (column == TagListModel::SizeColumn && raw.isValid())
        return formatBytes(raw.toLongLong(), QLocale());
    if (raw.userType() == QMetaType::QStringList)
        return raw.toStringList().join(QStringLiteral(", "));
    return raw;
}

QVariant sortValue(const TagTable& table, TagSlot slot, int column)
{
    if (column == TagListModel::SameColumn)
        return table.hasDigest(slot) ? QVariant(table.sameCount(slot)) : QVariant();
    return value(table, slot, column);
}

QVariant copyText(const TagTable& table, TagSlot slot, int column)
{
    QVariant raw = value(table, slot, column);
    if (column == TagListModel::CreatedColumn)
        return raw.isValid() ? QVariant(raw.toDateTime().toString(Qt::ISODate)) : QVariant();
    if (raw.userType() == QMetaType::QStringList)
        return raw.toStringList().join(u' ');
    return raw.isValid() ? QVariant(raw.toString()) : QVariant();
}

ValueKind kindOf(int column)
{
    switch (column) {
    case TagListModel::CreatedColumn:
        return ValueKind::Time;
    case TagListModel::SizeColumn:
        return ValueKind::Bytes;
    case TagListModel::DigestColumn:
        return ValueKind::Digest;
    default:
        return ValueKind::Text;
    }
}

//! Whether a role is about one cell of a column that listings fill.
bool isRecordCell(int column, int role)
{
    if (column <= TagListModel::SameColumn)
        return false;
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
    case modelrole::ValueKindRole:
    case modelrole::CopyRole:
    case modelrole::SentenceRole:
        return true;
    default:
        return false;
    }
}

//! The roles that say the same in every column.
QVariant rowData(const TagTable& table, const RepositoryAddress& repository, TagSlot slot, int role)
{
    const auto address = [&repository](const QString& tagOrDigest) {
        return QVariant::fromValue(ImageAddress(repository.registry, repository.repository, tagOrDigest));
    };
    const bool known = table.hasDigest(slot);
    switch (role) {
    case modelrole::KeyRole:
        return table.name(slot);
    case modelrole::FetchStateRole:
        return QVariant::fromValue(table.summaryState(slot));
    case TagListModel::AddressRole:
        return address(table.name(slot));
    case TagListModel::PinnedAddressRole:
        return known ? address(table.digest(slot).toString()) : QVariant();
    case TagListModel::DigestRole:
        return known ? QVariant::fromValue(table.digest(slot)) : QVariant();
    case TagListModel::MediaTypeRole:
        return table.meta(slot).mediaType;
    case TagListModel::ArtifactTypeRole:
        return table.meta(slot).artifactType;
    case TagListModel::SameTagsRole:
        return table.sameTags(slot, TagListModel::maxSameTags);
    case TagListModel::SameCountRole:
        return table.sameCount(slot);
    case TagListModel::AttachmentCountRole:
        return table.attachments(slot);
    case TagListModel::TagKindRole:
        return QVariant::fromValue(table.kind(slot));
    case TagListModel::StaleRole:
        return !table.isConfirmed(slot);
    default:
        return {};
    }
}

} // namespace

TagListModel::TagListModel(RegistryService& service, QObject* parent)
    : QAbstractTableModel(parent)
    , m_state(std::make_unique<State>(*this, service))
{
}

TagListModel::~TagListModel() = default;

void TagListModel::setRepository(const RepositoryAddress& repository)
{
    m_state->open(repository);
}
void TagListModel::clear()
{
    m_state->open(RepositoryAddress());
}
const RepositoryAddress& TagListModel::repository() const
{
    return m_state->repository;
}
void TagListModel::refresh()
{
    m_state->refresh();
}
void TagListModel::retry()
{
    m_state->retryFailed = m_state->pager.state() == FetchState::Failed;
    m_state->pager.retry();
}
void TagListModel::loadAll()
{
    m_state->pager.loadAll();
}
bool TagListModel::isLoadingAll() const
{
    return m_state->pager.isLoadingAll();
}
FetchState TagListModel::state() const
{
    return m_state->pager.state();
}
MaybeError TagListModel::error() const
{
    return m_state->pager.error();
}
TagCounters TagListModel::counters() const
{
    return m_state->counters();
}
TagSortCost TagListModel::sortCost(int column) const
{
    return m_state->sortCost(column);
}
bool TagListModel::isLoadingSummaries() const
{
    return m_state->summaries.isLoadingAll();
}
void TagListModel::tagsRemoved(const QStringList& tags)
{
    m_state->removeTags(tags);
}
void TagListModel::tagsAdded(const QStringList& tags)
{
    m_state->addTags(tags);
}
void TagListModel::setFilter(const QString& pattern)
{
    m_state->setFilter(pattern);
}
QString TagListModel::filter() const
{
    return m_state->filterText;
}
void TagListModel::setAttachmentsShown(bool shown)
{
    m_state->setAttachmentsShown(shown);
}
bool TagListModel::attachmentsShown() const
{
    return m_state->withAttachments;
}
void TagListModel::sort(int column, Qt::SortOrder order)
{
    m_state->sort(column, order);
}
int TagListModel::sortColumn() const
{
    return m_state->sortColumn;
}
Qt::SortOrder TagListModel::sortOrder() const
{
    return m_state->sortOrder;
}
bool TagListModel::isSettled() const
{
    return m_state->isSettled();
}

void TagListModel::stopLoading()
{
    m_state->pager.stop();
    if (!isLoadingSummaries())
        return;
    m_state->summaries.setLoadingAll(false);
    m_state->summaries.pump();
    Q_EMIT stateChanged();
}

void TagListModel::requestSummaries(int first, int last)
{
    m_state->summaries.setWindow(first, last);
    m_state->summaries.pump();
}

void TagListModel::retrySummary(const QModelIndex& index)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return;
    m_state->summaries.retry(m_state->slotAt(index.row()));
    m_state->summaries.pump();
}

void TagListModel::loadSummaries()
{
    m_state->summaries.setLoadingAll(true);
    Q_EMIT stateChanged();
    m_state->summaries.pump();
}

void TagListModel::setSummary(const QString& tag, const TagSummary& summary)
{
    const TagSlot slot = m_state->table.find(tag);
    if (slot == noTagSlot)
        return;
    m_state->summaries.forget(slot);
    m_state->summaryChanged(slot, m_state->table.setSummary(slot, summary));
    m_state->summaries.pump();
}

QModelIndex TagListModel::indexOf(const QString& tag) const
{
    const TagSlot slot = m_state->table.find(tag);
    const int row = slot == noTagSlot ? -1 : m_state->rowOf(slot);
    return row < 0 ? QModelIndex() : index(row, TagColumn);
}

qsizetype TagListModel::memoryUsed() const
{
    const TagOrder& order = m_state->order;
    const size_t slots = order.byName->capacity() + order.shown->capacity() + order.rowOf->capacity();
    return m_state->table.memoryUsed() + qsizetype(slots * sizeof(TagSlot));
}

int TagListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_state->rowCount();
}

int TagListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool TagListModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && state() == FetchState::Idle && m_state->filterText.isEmpty();
}

void TagListModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        m_state->pager.fetchMore();
}

QVariant TagListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TagTable& table = m_state->table;
    const TagSlot slot = m_state->slotAt(index.row());
    if (isRecordCell(index.column(), role))
        return tagRecordCell(m_state->records.value(table.name(slot)), index.column(), role);
    switch (role) {
    case Qt::DisplayRole:
        return display(table, slot, index.column());
    case modelrole::ValueRole:
        return value(table, slot, index.column());
    case modelrole::SortRole:
        return sortValue(table, slot, index.column());
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kindOf(index.column()));
    case modelrole::CopyRole:
        return copyText(table, slot, index.column());
    case modelrole::ErrorRole: {
        const MaybeError error = m_state->summaries.error(slot);
        return error ? QVariant::fromValue(error) : QVariant();
    }
    case RecordRole: {
        const auto record = m_state->records.constFind(table.name(slot));
        return record == m_state->records.constEnd() ? QVariant() : QVariant::fromValue(*record);
    }
    default:
        return rowData(table, m_state->repository, slot, role);
    }
}

QVariant TagListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
