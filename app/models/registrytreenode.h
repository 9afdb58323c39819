// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <memory>
#include <vector>

namespace portolan {

//! A node of the registry tree: one path segment, or a registry at the top. Children are sorted by segment.
class RegistryTreeNode final {
public:
    //! Why a node is a repository. None: it is a group only.
    //! Namespace does not make it one: it keeps a group that the registry names though it may be empty.
    enum Mark : int { Confirmed = 1, LastSeen = 2, Pinned = 4, Namespace = 8 };

    using Nodes = std::vector<std::unique_ptr<RegistryTreeNode>>;

    //! New children that come together before the child in row `position`.
    class Run final {
    public:
        size_t position = 0;
        Nodes nodes;
    };

    RegistryTreeNode() = default;
    explicit RegistryTreeNode(QStringView pathSegment) : segment(pathSegment.toString()) {}

    [[nodiscard]] bool isRepository() const { return (marks & ~Namespace) != 0; }
    [[nodiscard]] bool isDead() const { return marks == 0 && children.empty(); }
    [[nodiscard]] const RegistryTreeNode& top() const; //!< the registry's node
    [[nodiscard]] QString path() const; //!< segments joined by '/', empty for the registry
    [[nodiscard]] RegistryTreeNode* child(QStringView pathSegment) const;
    //! The first child at or behind the segment.
    [[nodiscard]] size_t lowerBound(QStringView pathSegment) const;
    [[nodiscard]] RegistryTreeNode* descendant(QStringView path) const; //!< null when there is none
    void collectRepositories(QStringList& names) const; //!< beneath this node, in order
    //! New children, sorted, by where they belong; ascending.
    [[nodiscard]] std::vector<Run> runsOf(Nodes fresh) const;
    //! Inserts children, sorted among themselves, before row `at`.
    void insert(size_t at, Nodes fresh);
    void erase(size_t at, size_t count);
    void renumber(size_t from = 0);
    //! Makes what is missing of a path beneath this node, which no model shows yet.
    void grow(QStringView path, int addMarks);

    QString segment;
    RegistryTreeNode* parent = nullptr;
    int position = 0; //!< row in the parent; of a registry's node its row in the model
    int marks = 0;
    Nodes children;
};

//! `a/b/c` cut after the first segment.
class PathSplit final {
public:
    explicit PathSplit(QStringView path);

    QStringView first;
    QStringView rest; //!< empty: `first` was all
};

} // namespace portolan
