// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutgraph.h"

#include "base/logging.h"
#include "oci/mediatype.h"

#include <algorithm>

namespace portolan {
namespace {

enum class Expectation { Manifest, Perhaps, Leaf };

Expectation expectationOf(const Descriptor& descriptor)
{
    const MediaKind kind = mediaKind(descriptor.mediaType);
    if (isIndexKind(kind) || isManifestKind(kind))
        return Expectation::Manifest;
    if (kind != MediaKind::Unknown || descriptor.size > maxManifestBytes)
        return Expectation::Leaf;
    return Expectation::Perhaps;
}

//! What an attached manifest is: its artifact type, or what its first layer is, as cosign and BuildKit leave
//! it.
QString typeOf(const ManifestDocument& document)
{
    if (const ImageIndex* index = document.index())
        return index->artifactType.isEmpty() ? document.mediaType() : index->artifactType;
    const Manifest* manifest = document.manifest();
    if (!manifest)
        return document.mediaType();
    if (!manifest->artifactType.isEmpty())
        return manifest->artifactType;
    if (!manifest->layers.isEmpty() && !isLayerKind(mediaKind(manifest->layers.constFirst().mediaType)))
        return manifest->layers.constFirst().mediaType;
    return manifest->config ? manifest->config->mediaType : document.mediaType();
}

} // namespace

std::optional<LayoutNode> LayoutGraph::readNode(const BlobStore& store, const Descriptor& descriptor)
{
    const Expectation expectation = expectationOf(descriptor);
    if (expectation == Expectation::Leaf || !store.blobSize(descriptor.digest))
        return std::nullopt;
    const bool isSure = expectation == Expectation::Manifest;
    const auto document = store.readManifest(descriptor.digest, isSure ? descriptor.mediaType : QString());
    if (!document) {
        if (isSure || document.error().kind() == ErrorKind::Storage) {
            qCWarning(logRegistry).noquote() << document.error().toLogLine();
            m_complete = false;
        }
        return std::nullopt;
    }
    LayoutNode node;
    node.descriptor = document->descriptor();
    node.descriptor.annotations = document->annotations();
    node.type = typeOf(*document);
    node.descriptor.artifactType = node.type;
    node.isIndex = document->index() != nullptr;
    node.references = document->references();
    if (const auto subject = document->subject())
        node.subject = subject->digest;
    return node;
}

Result<LayoutGraph> LayoutGraph::build(
    const BlobStore& store, const QList<LayoutEntry>& entries, const std::stop_token& stop)
{
    LayoutGraph graph;
    QList<Descriptor> pending;
    for (const LayoutEntry& entry : entries)
        pending.append(entry.descriptor);
    for (qsizetype next = 0; next < pending.size(); ++next) {
        if (stop.stop_requested())
            return Error::cancelled();
        const Descriptor descriptor = pending.at(next);
        if (graph.m_nodes.contains(descriptor.digest))
            continue;
        const auto node = graph.readNode(store, descriptor);
        if (!node)
            continue;
        if (node->isIndex)
            pending.append(node->references);
        graph.m_nodes.insert(descriptor.digest, *node);
        graph.m_order.append(descriptor.digest);
    }
    return graph;
}

QSet<Digest> LayoutGraph::reachedFrom(const QList<LayoutEntry>& entries) const
{
    QSet<Digest> reached;
    QList<Digest> pending;
    for (const LayoutEntry& entry : entries)
        pending.append(entry.descriptor.digest);
    while (!pending.isEmpty()) {
        const Digest digest = pending.takeLast();
        if (reached.contains(digest))
            continue;
        reached.insert(digest);
        const auto node = m_nodes.constFind(digest);
        if (node == m_nodes.cend())
            continue;
        for (const Descriptor& reference : node->references)
            pending.append(reference.digest);
    }
    return reached;
}

QList<Digest> LayoutGraph::indexesWith(const Digest& digest) const
{
    QList<Digest> out;
    for (const Digest& candidate : m_order) {
        const LayoutNode& node = *m_nodes.constFind(candidate);
        const auto isIt = [&digest](const Descriptor& child) { return child.digest == digest; };
        if (node.isIndex && std::any_of(node.references.cbegin(), node.references.cend(), isIt))
            out.append(candidate);
    }
    return out;
}

QList<LayoutNode> LayoutGraph::referrersOf(const Digest& subject) const
{
    QList<LayoutNode> out;
    for (const Digest& candidate : m_order) {
        const LayoutNode& node = *m_nodes.constFind(candidate);
        if (!subject.isNull() && node.subject == subject)
            out.append(node);
    }
    return out;
}

} // namespace portolan
