// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/blobstore.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <stop_token>

namespace portolan {

//! A manifest or index of a local source, as far as finding things needs it. A value.
class LayoutNode final {
public:
    LayoutNode() = default;

    Descriptor descriptor; //!< type, digest, size; artifact type and annotations are the manifest's own
    QString type; //!< what it is, for Referrer::type
    bool isIndex = false;
    QList<Descriptor> references; //!< config and layers, or children
    Digest subject; //!< null: none
};

//! What the entries of a local source reach: manifests, nested indexes, configs, layers. Content that is
//! missing (sparse layouts) ends a path; a subject is not reached by what refers to it. A value.
class LayoutGraph final {
public:
    //! Reads every manifest once. Errors: Cancelled.
    [[nodiscard]] static Result<LayoutGraph> build(
        const BlobStore& store, const QList<LayoutEntry>& entries, const std::stop_token& stop);

    //! False: a manifest is there but cannot be read, so that what it reaches is not known. Remove nothing
    //! then.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] const QHash<Digest, LayoutNode>& nodes() const { return m_nodes; }
    //! All that these entries reach, themselves included. They must be among those it was built of.
    [[nodiscard]] QSet<Digest> reachedFrom(const QList<LayoutEntry>& entries) const;
    //! The indexes that have it among their children.
    [[nodiscard]] QList<Digest> indexesWith(const Digest& digest) const;
    [[nodiscard]] QList<LayoutNode> referrersOf(const Digest& subject) const;

private:
    [[nodiscard]] std::optional<LayoutNode> readNode(const BlobStore& store, const Descriptor& descriptor);

    QHash<Digest, LayoutNode> m_nodes;
    QList<Digest> m_order; //!< of m_nodes as found, so that answers do not depend on hashing
    bool m_complete = true;
};

} // namespace portolan
