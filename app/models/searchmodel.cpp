// SPDX-License-Identifier: Apache-2.0
#include "models/searchmodel.h"

#include "models/columns.h"

#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("repository", QT_TRANSLATE_NOOP("Models", "Repository")),
    TableColumn("description", QT_TRANSLATE_NOOP("Models", "Description")),
    TableColumn("stars", QT_TRANSLATE_NOOP("Models", "Stars")),
    TableColumn("pulls", QT_TRANSLATE_NOOP("Models", "Pulls")),
    TableColumn("modified", QT_TRANSLATE_NOOP("Models", "Changed")),
};

QVariant numberOrNothing(qint64 number)
{
    return number < 0 ? QVariant() : QVariant(number);
}

QVariant value(const SearchHit& hit, int column)
{
    switch (column) {
    case SearchModel::NameColumn:
        return hit.repository;
    case SearchModel::DescriptionColumn:
        return hit.description.isEmpty() ? hit.title : hit.description;
    case SearchModel::StarsColumn:
        return numberOrNothing(hit.stars);
    case SearchModel::PullsColumn:
        return numberOrNothing(hit.pulls);
    default:
        return hit.lastModified.isValid() ? QVariant(hit.lastModified) : QVariant();
    }
}

ValueKind kindOf(int column)
{
    switch (column) {
    case SearchModel::StarsColumn:
    case SearchModel::PullsColumn:
        return ValueKind::Number;
    case SearchModel::ModifiedColumn:
        return ValueKind::Time;
    default:
        return ValueKind::Text;
    }
}

} // namespace

SearchModel::SearchModel(ControlService& control, QObject* parent)
    : QAbstractTableModel(parent)
    , m_control(control)
{
}

SearchModel::~SearchModel() = default;

void SearchModel::search(const RegistryId& registry, const QString& words)
{
    m_request.cancel();
    beginResetModel();
    m_registry = registry;
    m_words = words;
    m_hits.clear();
    m_next.clear();
    m_total = -1;
    endResetModel();
    if (words.isEmpty())
        setState(FetchState::Ready);
    else
        ask();
}

void SearchModel::retry()
{
    if (m_state == FetchState::Failed)
        ask();
}

void SearchModel::ask()
{
    m_request =
        m_control.search(m_registry, m_words, m_next, [this](const Result<SearchPage>& page) { take(page); });
    setState(FetchState::Loading);
}

void SearchModel::take(const Result<SearchPage>& page)
{
    if (!page) {
        setState(FetchState::Failed, page.error());
        return;
    }
    if (!page->hits.isEmpty()) {
        beginInsertRows(QModelIndex(), int(m_hits.size()), int(m_hits.size() + page->hits.size()) - 1);
        m_hits += page->hits;
        endInsertRows();
    }
    m_next = page->next;
    m_total = page->total;
    setState(m_next.isEmpty() ? FetchState::Ready : FetchState::Idle);
}

void SearchModel::setState(FetchState state, MaybeError error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

int SearchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

int SearchModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool SearchModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == FetchState::Idle;
}

void SearchModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        ask();
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SearchHit& hit = m_hits.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return value(hit, index.column());
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kindOf(index.column()));
    case modelrole::CopyRole:
        return value(hit, index.column()).toString();
    case HitRole:
        return QVariant::fromValue(hit);
    case AddressRole:
        return QVariant::fromValue(RepositoryAddress(m_registry, hit.repository));
    default:
        return {};
    }
}

QVariant SearchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
