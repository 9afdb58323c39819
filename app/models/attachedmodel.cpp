// SPDX-License-Identifier: Apache-2.0
#include "models/attachedmodel.h"

#include "base/bytesformat.h"
#include "models/columns.h"

#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("type", QT_TRANSLATE_NOOP("Models", "Type")),
    TableColumn("size", QT_TRANSLATE_NOOP("Models", "Size")),
    TableColumn("source", QT_TRANSLATE_NOOP("Models", "Found by")),
    TableColumn("digest", QT_TRANSLATE_NOOP("Models", "Digest")),
    TableColumn("tag", QT_TRANSLATE_NOOP("Models", "Tag")),
};

const char* sourceText(Referrer::Source source)
{
    switch (source) {
    case Referrer::Source::Api:
        return QT_TRANSLATE_NOOP("Models", "Referrers API");
    case Referrer::Source::FallbackTag:
        return QT_TRANSLATE_NOOP("Models", "Fallback tag");
    case Referrer::Source::CosignTag:
        return QT_TRANSLATE_NOOP("Models", "Cosign tag");
    case Referrer::Source::ImageSignature:
        return QT_TRANSLATE_NOOP("Models", "Image signature");
    case Referrer::Source::IndexAttestation:
        break;
    }
    return QT_TRANSLATE_NOOP("Models", "Index");
}

QVariant value(const Referrer& row, int column)
{
    switch (column) {
    case AttachedModel::TypeColumn:
        return row.type.isEmpty() ? row.descriptor.mediaType : row.type;
    case AttachedModel::SizeColumn:
        return row.descriptor.size;
    case AttachedModel::SourceColumn:
        return QString::fromLatin1(sourceText(row.source));
    case AttachedModel::DigestColumn:
        return row.descriptor.digest.toString();
    default:
        return row.tag;
    }
}

ValueKind kind(int column)
{
    if (column == AttachedModel::SizeColumn)
        return ValueKind::Bytes;
    return column == AttachedModel::DigestColumn ? ValueKind::Digest : ValueKind::Text;
}

QList<Referrer> fromIndex(const QList<Descriptor>& attestations)
{
    QList<Referrer> rows;
    for (const Descriptor& descriptor : attestations) {
        Referrer row;
        row.descriptor = descriptor;
        row.type = descriptor.artifactType.isEmpty() ? descriptor.mediaType : descriptor.artifactType;
        row.source = Referrer::Source::IndexAttestation;
        rows.append(row);
    }
    return rows;
}

} // namespace

AttachedModel::AttachedModel(RegistryService& service, QObject* parent)
    : QAbstractTableModel(parent)
    , m_service(service)
{
}

AttachedModel::~AttachedModel() = default;

void AttachedModel::setSubject(
    const RepositoryAddress& repository, const Digest& subject, const QList<Descriptor>& attestations)
{
    m_request.cancel();
    beginResetModel();
    m_repository = repository;
    m_subject = subject;
    m_rows = fromIndex(attestations);
    m_apiSupported = false;
    m_state = subject.isNull() ? FetchState::Ready : FetchState::Idle;
    m_error.reset();
    endResetModel();
    Q_EMIT stateChanged();
}

void AttachedModel::clear()
{
    setSubject(RepositoryAddress(), Digest());
}

void AttachedModel::retry()
{
    if (m_state == FetchState::Failed)
        fetch();
}

void AttachedModel::fetch()
{
    setState(FetchState::Loading);
    m_request = m_service.fetchReferrers(
        m_repository, m_subject, [this](const Result<ReferrerList>& result) { take(result); });
}

void AttachedModel::take(const Result<ReferrerList>& result)
{
    if (!result) {
        setState(FetchState::Failed, result.error());
        return;
    }
    QList<Referrer> fresh;
    for (const Referrer& referrer : result->referrers) {
        const bool known = std::any_of(m_rows.cbegin(), m_rows.cend(),
            [&referrer](const Referrer& row) { return row.descriptor.digest == referrer.descriptor.digest; });
        if (!known)
            fresh.append(referrer);
    }
    if (!fresh.isEmpty()) {
        beginInsertRows(QModelIndex(), int(m_rows.size()), int(m_rows.size() + fresh.size()) - 1);
        m_rows += fresh;
        endInsertRows();
    }
    m_apiSupported = result->apiSupported;
    setState(FetchState::Ready);
}

void AttachedModel::setState(FetchState state, MaybeError error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

int AttachedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AttachedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool AttachedModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == FetchState::Idle;
}

void AttachedModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        fetch();
}

QVariant AttachedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Referrer& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == SizeColumn ? QVariant(formatBytes(row.descriptor.size, QLocale()))
                                            : value(row, index.column());
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return value(row, index.column());
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kind(index.column()));
    case modelrole::TranslatableRole:
        return index.column() == SourceColumn;
    case modelrole::CopyRole:
        return value(row, index.column()).toString();
    case modelrole::KeyRole:
        return row.descriptor.digest.toString();
    case AddressRole:
        return QVariant::fromValue(
            ImageAddress(m_repository.registry, m_repository.repository, row.descriptor.digest.toString()));
    case DigestRole:
        return QVariant::fromValue(row.descriptor.digest);
    case SourceRole:
        return QVariant::fromValue(row.source);
    default:
        return {};
    }
}

QVariant AttachedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
