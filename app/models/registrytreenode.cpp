// SPDX-License-Identifier: Apache-2.0
#include "models/registrytreenode.h"

#include <algorithm>
#include <iterator>

namespace portolan {

PathSplit::PathSplit(QStringView path)
{
    const qsizetype slash = path.indexOf(u'/');
    first = slash < 0 ? path : path.left(slash);
    rest = slash < 0 ? QStringView() : path.mid(slash + 1);
}

const RegistryTreeNode& RegistryTreeNode::top() const
{
    const RegistryTreeNode* node = this;
    while (node->parent != nullptr)
        node = node->parent;
    return *node;
}

QString RegistryTreeNode::path() const
{
    QString path;
    for (const RegistryTreeNode* node = this; node->parent != nullptr; node = node->parent)
        path = path.isEmpty() ? node->segment : node->segment + u'/' + path;
    return path;
}

size_t RegistryTreeNode::lowerBound(QStringView pathSegment) const
{
    const auto at = std::lower_bound(children.begin(), children.end(), pathSegment,
        [](const auto& node, QStringView wanted) { return QStringView(node->segment).compare(wanted) < 0; });
    return size_t(at - children.begin());
}

RegistryTreeNode* RegistryTreeNode::child(QStringView pathSegment) const
{
    const size_t at = lowerBound(pathSegment);
    return at < children.size() && children[at]->segment == pathSegment ? children[at].get() : nullptr;
}

RegistryTreeNode* RegistryTreeNode::descendant(QStringView path) const
{
    PathSplit split(path);
    RegistryTreeNode* node = child(split.first);
    while (node != nullptr && !split.rest.isEmpty()) {
        split = PathSplit(split.rest);
        node = node->child(split.first);
    }
    return node;
}

void RegistryTreeNode::collectRepositories(QStringList& names) const
{
    for (const auto& node : children) {
        if (node->isRepository())
            names.append(node->path());
        node->collectRepositories(names);
    }
}

std::vector<RegistryTreeNode::Run> RegistryTreeNode::runsOf(Nodes fresh) const
{
    std::vector<Run> runs;
    for (auto& node : fresh) {
        const size_t at = lowerBound(node->segment);
        if (runs.empty() || runs.back().position != at)
            runs.emplace_back().position = at;
        runs.back().nodes.push_back(std::move(node));
    }
    return runs;
}

void RegistryTreeNode::insert(size_t at, Nodes fresh)
{
    for (const auto& node : fresh)
        node->parent = this;
    children.insert(children.begin() + std::ptrdiff_t(at), std::make_move_iterator(fresh.begin()),
        std::make_move_iterator(fresh.end()));
    renumber(at);
}

void RegistryTreeNode::erase(size_t at, size_t count)
{
    const auto from = children.begin() + std::ptrdiff_t(at);
    children.erase(from, from + std::ptrdiff_t(count));
    renumber(at);
}

void RegistryTreeNode::renumber(size_t from)
{
    for (size_t i = from; i < children.size(); ++i)
        children[i]->position = int(i);
}

void RegistryTreeNode::grow(QStringView path, int addMarks)
{
    RegistryTreeNode* node = this;
    for (PathSplit split(path); !split.first.isEmpty(); split = PathSplit(split.rest)) {
        RegistryTreeNode* next = node->child(split.first);
        if (next == nullptr) {
            Nodes fresh;
            fresh.push_back(std::make_unique<RegistryTreeNode>(split.first));
            next = fresh.front().get();
            node->insert(node->lowerBound(split.first), std::move(fresh));
        }
        node = next;
    }
    node->marks |= addMarks;
}

} // namespace portolan
