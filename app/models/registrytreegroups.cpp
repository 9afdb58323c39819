// SPDX-License-Identifier: Apache-2.0
#include "models/registrytreeentry.h"

namespace portolan {

void RegistryTreeModel::takeGroups(Entry& entry, const QList<RepositoryGroup>& groups)
{
    QStringList names;
    for (const RepositoryGroup& group : groups) {
        names << group.name;
        entry.announced.insert(group.name);
        entry.groups.insert(group.name, group);
    }
    merge(entry, names, RegistryTreeNode::Namespace);
    for (const QString& name : std::as_const(names)) {
        if (const RegistryTreeNode* node = entry.node.descendant(name))
            nodeChanged(*node);
    }
}

void RegistryTreeModel::dropOldGroups(Entry& entry)
{
    const QStringList names = entry.groups.keys();
    for (const QString& name : names) {
        if (entry.announced.contains(name))
            continue;
        entry.groups.remove(name);
        if (RegistryTreeNode* node = entry.node.descendant(name))
            node->marks &= ~RegistryTreeNode::Namespace;
    }
}

void RegistryTreeModel::setNews(const RepositoryAddress& repository, int count)
{
    Entry* entry = find(repository.registry);
    if (entry == nullptr)
        return;
    if (count > 0)
        entry->news.insert(repository.repository, count);
    else if (entry->news.remove(repository.repository) == 0)
        return;
    for (const RegistryTreeNode* node = entry->node.descendant(repository.repository); node != nullptr;
         node = node->parent)
        nodeChanged(*node);
}

QVariant RegistryTreeModel::groupData(const Entry& entry, const RegistryTreeNode& node, int role) const
{
    if (role == NewsRole) {
        if (entry.news.isEmpty())
            return 0;
        const QString path = node.path();
        int count = entry.news.value(path);
        for (auto at = entry.news.begin(); at != entry.news.end(); ++at) {
            if (at.key().startsWith(path + u'/'))
                count += at.value();
        }
        return count;
    }
    if (role != TitleRole && role != ProblemRole)
        return {};
    const auto group = entry.groups.constFind(node.path());
    if (group == entry.groups.constEnd())
        return {};
    return role == TitleRole ? QVariant(group->title) : QVariant::fromValue(group->problem);
}

} // namespace portolan
