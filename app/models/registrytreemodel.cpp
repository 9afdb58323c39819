// SPDX-License-Identifier: Apache-2.0
#include "models/registrytreemodel.h"

#include "models/columns.h"
#include "models/registrytreeentry.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace portolan {
namespace {

constexpr std::array columns{TableColumn("repository", QT_TRANSLATE_NOOP("Models", "Repositories"))};

//! More runs than this are cheaper as one new layout.
constexpr size_t maxRuns = 16;
//! Registries allow 255; anything near it keeps the tree shallow enough for recursion.
constexpr qsizetype maxNameLength = 1024;

using Nodes = RegistryTreeNode::Nodes;

} // namespace

RegistryTreeModel::RegistryTreeModel(RegistryService& service, QObject* parent)
    : QAbstractItemModel(parent)
    , m_service(service)
{
}

RegistryTreeModel::~RegistryTreeModel() = default;

std::unique_ptr<RegistryTreeModel::Entry> RegistryTreeModel::newEntry(const RegistryProfile& profile)
{
    auto made = std::make_unique<Entry>(profile, m_service);
    Entry* entry = made.get();
    for (const QString& name : profile.pinnedRepositories)
        entry->node.grow(name, RegistryTreeNode::Pinned);
    entry->node.marks = 0;
    connect(&entry->lister, &RegistryLister::stateChanged, this, [this, entry] { entryChanged(*entry); });
    connect(&entry->lister, &RegistryLister::restarted, this, [this, entry] {
        changeMarks(entry->node, RegistryTreeNode::Confirmed, RegistryTreeNode::LastSeen);
        entry->announced.clear();
        entryChanged(*entry);
    });
    connect(&entry->lister, &RegistryLister::groupsFound, this,
        [this, entry](const QList<RepositoryGroup>& groups) { takeGroups(*entry, groups); });
    connect(&entry->lister, &RegistryLister::namesFound, this,
        [this, entry](const QStringList& names, bool confirmed) {
            merge(*entry, names, confirmed ? RegistryTreeNode::Confirmed : RegistryTreeNode::LastSeen);
        });
    connect(&entry->lister, &RegistryLister::completed, this, [this, entry] {
        changeMarks(entry->node, RegistryTreeNode::LastSeen, 0);
        dropOldGroups(*entry);
        prune(entry->node);
    });
    return made;
}

void RegistryTreeModel::setRegistries(const QList<RegistryProfile>& profiles)
{
    removeEntriesBut(profiles);
    for (int row = 0; row < int(profiles.size()); ++row) {
        const RegistryProfile& profile = profiles.at(row);
        const auto it = std::find_if(m_registries.begin() + row, m_registries.end(),
            [&profile](const auto& entry) { return entry->profile.id == profile.id; });
        if (it == m_registries.end()) {
            beginInsertRows(QModelIndex(), row, row);
            m_registries.insert(m_registries.begin() + row, newEntry(profile));
            renumberEntries();
            endInsertRows();
            continue;
        }
        moveEntry(int(it - m_registries.begin()), row);
        updateEntry(*m_registries[size_t(row)], profile);
    }
}

void RegistryTreeModel::removeEntriesBut(const QList<RegistryProfile>& profiles)
{
    for (int row = int(m_registries.size()) - 1; row >= 0; --row) {
        const QString& id = m_registries[size_t(row)]->profile.id;
        const bool stays = std::any_of(profiles.begin(), profiles.end(),
            [&id](const RegistryProfile& profile) { return profile.id == id; });
        if (stays)
            continue;
        beginRemoveRows(QModelIndex(), row, row);
        m_registries.erase(m_registries.begin() + row);
        renumberEntries();
        endRemoveRows();
    }
}

void RegistryTreeModel::moveEntry(int from, int to)
{
    if (from == to || !beginMoveRows(QModelIndex(), from, from, QModelIndex(), to))
        return;
    std::rotate(m_registries.begin() + to, m_registries.begin() + from, m_registries.begin() + from + 1);
    renumberEntries();
    endMoveRows();
}

void RegistryTreeModel::renumberEntries()
{
    for (size_t i = 0; i < m_registries.size(); ++i)
        m_registries[i]->node.position = int(i);
}

void RegistryTreeModel::updateEntry(Entry& entry, const RegistryProfile& profile)
{
    if (entry.profile == profile)
        return;
    const bool pinnedChanged = entry.profile.pinnedRepositories != profile.pinnedRepositories;
    entry.profile = profile;
    if (pinnedChanged) {
        changeMarks(entry.node, RegistryTreeNode::Pinned, 0);
        merge(entry, profile.pinnedRepositories, RegistryTreeNode::Pinned);
        prune(entry.node);
    }
    entryChanged(entry);
}

void RegistryTreeModel::setLoginStates(std::function<LoginState(const RegistryId&)> provider)
{
    m_loginState = std::move(provider);
    for (const auto& entry : m_registries)
        nodeChanged(entry->node);
}

void RegistryTreeModel::updateLoginState(const RegistryId& id)
{
    if (const Entry* entry = find(id))
        nodeChanged(entry->node);
}

void RegistryTreeModel::retry(const QModelIndex& index)
{
    if (Entry* entry = entryOf(index))
        entry->lister.retry();
}

void RegistryTreeModel::refresh(const RegistryId& id)
{
    if (Entry* entry = find(id))
        entry->lister.refresh();
}

void RegistryTreeModel::registryReopened(const RegistryId& id)
{
    Entry* entry = find(id);
    // What was listed without a login is not all that there is with one.
    if (entry != nullptr && entry->lister.state() != FetchState::Idle)
        entry->lister.refresh();
}

void RegistryTreeModel::loadMore(const QModelIndex& index)
{
    if (Entry* entry = entryOf(index))
        entry->lister.loadMore();
}

void RegistryTreeModel::stopLoading(const RegistryId& id)
{
    if (Entry* entry = find(id))
        entry->lister.stop();
}

void RegistryTreeModel::changeMarks(RegistryTreeNode& node, int mark, int replacement)
{
    if (node.children.empty())
        return;
    for (const auto& child : node.children) {
        if ((child->marks & mark) != 0)
            child->marks = (child->marks & ~mark) | replacement;
        changeMarks(*child, mark, replacement);
    }
    Q_EMIT dataChanged(indexOfNode(*node.children.front()), indexOfNode(*node.children.back()));
}

void RegistryTreeModel::merge(Entry& entry, const QStringList& names, int marks)
{
    // New subtrees are built apart and come in together, by the node of the tree they hang on.
    std::map<RegistryTreeNode*, RegistryTreeNode> fresh;
    for (const QString& name : names) {
        if (name.isEmpty() || name.size() > maxNameLength)
            continue;
        RegistryTreeNode* node = &entry.node;
        QStringView rest = name;
        while (!rest.isEmpty()) {
            const PathSplit split(rest);
            RegistryTreeNode* next = node->child(split.first);
            if (next == nullptr)
                break;
            node = next;
            rest = split.rest;
        }
        if (!rest.isEmpty()) {
            fresh[node].grow(rest, marks);
        } else if ((node->marks & marks) != marks) {
            node->marks |= marks;
            nodeChanged(*node);
        }
    }
    for (auto& [node, apart] : fresh)
        insertChildren(*node, std::move(apart.children));
}

void RegistryTreeModel::insertChildren(RegistryTreeNode& node, Nodes fresh)
{
    std::vector<RegistryTreeNode::Run> runs = node.runsOf(std::move(fresh));
    const QModelIndex parent = indexOfNode(node);
    if (runs.size() <= maxRuns) {
        for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
            beginInsertRows(parent, int(run->position), int(run->position + run->nodes.size()) - 1);
            node.insert(run->position, std::move(run->nodes));
            endInsertRows();
        }
        return;
    }
    Nodes all;
    for (RegistryTreeNode::Run& run : runs)
        std::move(run.nodes.begin(), run.nodes.end(), std::back_inserter(all));
    const size_t end = node.children.size();
    beginInsertRows(parent, int(end), int(end + all.size()) - 1);
    node.insert(end, std::move(all));
    endInsertRows();
    relayout(node, [&node] {
        std::sort(node.children.begin(), node.children.end(),
            [](const auto& a, const auto& b) { return QStringView(a->segment).compare(b->segment) < 0; });
    });
}

void RegistryTreeModel::prune(RegistryTreeNode& node)
{
    for (const auto& child : node.children)
        prune(*child);
    removeChildren(node);
    if (node.parent == nullptr)
        nodeChanged(node);
}

void RegistryTreeModel::removeChildren(RegistryTreeNode& node)
{
    const auto isDead = [](const auto& child) { return child->isDead(); };
    auto& children = node.children;
    const auto dead = size_t(std::count_if(children.begin(), children.end(), isDead));
    if (dead > maxRuns) {
        relayout(node, [&] { std::stable_partition(children.begin(), children.end(), std::not_fn(isDead)); });
        const size_t kept = children.size() - dead;
        beginRemoveRows(indexOfNode(node), int(kept), int(children.size()) - 1);
        node.erase(kept, dead);
        endRemoveRows();
        return;
    }
    for (size_t row = children.size(); row-- > 0;) {
        if (!isDead(children[row]))
            continue;
        beginRemoveRows(indexOfNode(node), int(row), int(row));
        node.erase(row, 1);
        endRemoveRows();
    }
}

void RegistryTreeModel::relayout(RegistryTreeNode& node, const std::function<void()>& change)
{
    const QList<QPersistentModelIndex> parents{QPersistentModelIndex(indexOfNode(node))};
    Q_EMIT layoutAboutToBeChanged(parents, VerticalSortHint);
    QModelIndexList from;
    for (const QModelIndex& index : persistentIndexList()) {
        if (static_cast<const RegistryTreeNode*>(index.constInternalPointer())->parent == &node)
            from.append(index);
    }
    change();
    node.renumber();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : std::as_const(from))
        to.append(indexOfNode(*static_cast<const RegistryTreeNode*>(index.constInternalPointer())));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged(parents, VerticalSortHint);
}

void RegistryTreeModel::nodeChanged(const RegistryTreeNode& node)
{
    const QModelIndex index = indexOfNode(node);
    Q_EMIT dataChanged(index, index);
}

void RegistryTreeModel::entryChanged(const Entry& entry)
{
    nodeChanged(entry.node);
    Q_EMIT registryStateChanged(entry.profile.id);
}

RegistryTreeModel::Entry* RegistryTreeModel::find(const RegistryId& id) const
{
    const auto it = std::find_if(m_registries.begin(), m_registries.end(),
        [&id](const auto& entry) { return entry->profile.id == id; });
    return it == m_registries.end() ? nullptr : it->get();
}

RegistryTreeModel::Entry& RegistryTreeModel::entryOf(const RegistryTreeNode& node) const
{
    return *m_registries[size_t(node.top().position)];
}

RegistryTreeModel::Entry* RegistryTreeModel::entryOf(const QModelIndex& index) const
{
    return index.isValid() ? &entryOf(*static_cast<const RegistryTreeNode*>(index.constInternalPointer()))
                           : nullptr;
}

QModelIndex RegistryTreeModel::indexOfNode(const RegistryTreeNode& node) const
{
    return createIndex(node.position, 0, &node);
}

QModelIndex RegistryTreeModel::indexOfRegistry(const RegistryId& id) const
{
    const Entry* entry = find(id);
    return entry == nullptr ? QModelIndex() : indexOfNode(entry->node);
}

QModelIndex RegistryTreeModel::indexOfRepository(const RepositoryAddress& address) const
{
    const Entry* entry = find(address.registry);
    const RegistryTreeNode* node = entry == nullptr ? nullptr : entry->node.descendant(address.repository);
    return node == nullptr || !node->isRepository() ? QModelIndex() : indexOfNode(*node);
}

QStringList RegistryTreeModel::repositories(const RegistryId& id) const
{
    QStringList names;
    if (const Entry* entry = find(id))
        entry->node.collectRepositories(names);
    return names;
}

QModelIndex RegistryTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return indexOfNode(m_registries[size_t(row)]->node);
    return indexOfNode(
        *static_cast<const RegistryTreeNode*>(parent.constInternalPointer())->children[size_t(row)]);
}

QModelIndex RegistryTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const RegistryTreeNode* above =
        static_cast<const RegistryTreeNode*>(child.constInternalPointer())->parent;
    return above == nullptr ? QModelIndex() : indexOfNode(*above);
}

int RegistryTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_registries.size());
    return parent.column() > 0
        ? 0
        : int(static_cast<const RegistryTreeNode*>(parent.constInternalPointer())->children.size());
}

int RegistryTreeModel::columnCount(const QModelIndex&) const
{
    return int(columns.size());
}

bool RegistryTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (rowCount(parent) > 0)
        return true;
    if (!parent.isValid() || parent.parent().isValid())
        return false;
    const FetchState state = entryOf(parent)->lister.state();
    return state == FetchState::Idle || state == FetchState::Loading;
}

bool RegistryTreeModel::canFetchMore(const QModelIndex& parent) const
{
    return parent.isValid() && !parent.parent().isValid()
        && entryOf(parent)->lister.state() == FetchState::Idle;
}

void RegistryTreeModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        entryOf(parent)->lister.start();
}

QVariant RegistryTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& node = *static_cast<const RegistryTreeNode*>(index.constInternalPointer());
    const QVariant own = node.parent == nullptr ? registryData(entryOf(node), role) : nodeData(node, role);
    if (own.isValid())
        return own;
    switch (role) {
    case RegistryIdRole:
        return entryOf(node).profile.id;
    case RegistryKindRole:
        return QVariant::fromValue(entryOf(node).profile.kind);
    case RepositoryRole:
        return node.path();
    default:
        return {};
    }
}

QVariant RegistryTreeModel::registryData(const Entry& entry, int role) const
{
    const RegistryLister& lister = entry.lister;
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::SortRole:
        return entry.profile.name.isEmpty() ? entry.profile.id : entry.profile.name;
    case modelrole::CopyRole:
        return entry.profile.referencePrefix();
    case modelrole::KeyRole:
        return entry.profile.id;
    case modelrole::FetchStateRole:
        return QVariant::fromValue(lister.state());
    case modelrole::ErrorRole:
        return lister.error() ? QVariant::fromValue(lister.error()) : QVariant();
    case NodeKindRole:
        return QVariant::fromValue(NodeKind::Registry);
    case ProfileRole:
        return QVariant::fromValue(entry.profile);
    case LoginStateRole:
        return QVariant::fromValue(m_loginState ? m_loginState(entry.profile.id) : LoginState());
    case CatalogRefusedRole:
        return lister.error() && lister.error()->code() == QLatin1StringView("CATALOG_REFUSED");
    case MoreRole:
        return lister.hasMore();
    case LoadedCountRole:
        return lister.loaded();
    default:
        return {};
    }
}

QVariant RegistryTreeModel::nodeData(const RegistryTreeNode& node, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::SortRole:
        return node.segment;
    case modelrole::CopyRole:
        return entryOf(node).profile.referenceTo(node.path());
    case modelrole::KeyRole:
        return QString(entryOf(node).profile.id + u'/' + node.path());
    case NodeKindRole:
        return QVariant::fromValue(node.isRepository() ? NodeKind::Repository : NodeKind::Group);
    case AddressRole:
        return node.isRepository()
            ? QVariant::fromValue(RepositoryAddress(entryOf(node).profile.id, node.path()))
            : QVariant();
    case PinnedRole:
        return (node.marks & RegistryTreeNode::Pinned) != 0;
    case StaleRole:
        return node.marks == RegistryTreeNode::LastSeen;
    default:
        return groupData(entryOf(node), node, role);
    }
}

QVariant RegistryTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
