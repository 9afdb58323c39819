// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutcontent.h"

#include "oci/tagnames.h"

#include <QSet>

#include <algorithm>

namespace portolan {
namespace {

//! Collects what is attached, each manifest once: the first source that names it wins.
class ReferrerCollector final {
public:
    void add(const Descriptor& descriptor, const QString& type, Referrer::Source source, const QString& tag)
    {
        if (m_seen.contains(descriptor.digest))
            return;
        m_seen.insert(descriptor.digest);
        Referrer referrer;
        referrer.descriptor = descriptor;
        referrer.type = type.isEmpty() ? descriptor.mediaType : type;
        referrer.source = source;
        referrer.tag = tag;
        m_list.referrers.append(referrer);
    }

    [[nodiscard]] ReferrerList take()
    {
        m_list.apiSupported = true;
        return std::move(m_list);
    }

private:
    ReferrerList m_list;
    QSet<Digest> m_seen;
};

void addAttestations(ReferrerCollector& collector, const LayoutGraph& graph, const Digest& subject)
{
    for (const Digest& indexDigest : graph.indexesWith(subject)) {
        const LayoutNode& index = *graph.nodes().constFind(indexDigest);
        for (const Descriptor& child : index.references) {
            if (!child.isAttestation() || child.attestationSubject() != subject)
                continue;
            const auto node = graph.nodes().constFind(child.digest);
            collector.add(child, node == graph.nodes().cend() ? QString() : node->type,
                Referrer::Source::IndexAttestation, QString());
        }
    }
}

} // namespace

LayoutContent::LayoutContent(std::shared_ptr<const BlobStore> store)
    : m_store(std::move(store))
    , m_own(ownRepository(m_store->path()))
{
}

Result<RepositoryPage> LayoutContent::repositories() const
{
    const auto index = m_store->readIndex();
    if (!index)
        return index.error();
    RepositoryPage page;
    QSet<QString> seen;
    for (const LayoutEntry& entry : index->entries()) {
        const QString repository = layoutName(entry.refName, m_own).repository;
        if (seen.contains(repository))
            continue;
        seen.insert(repository);
        page.repositories.append(repository);
    }
    return page;
}

Result<TagPage> LayoutContent::tags(const QString& repository) const
{
    const auto index = m_store->readIndex();
    if (!index)
        return index.error();
    QList<LayoutEntry> untagged;
    QSet<Digest> taggedDigests;
    QSet<QString> seen;
    TagPage page;
    bool isKnown = repository == m_own;
    for (const LayoutEntry& entry : index->entries()) {
        const LayoutName name = layoutName(entry.refName, m_own);
        if (name.repository != repository)
            continue;
        isKnown = true;
        if (name.tag.isEmpty()) {
            untagged.append(entry);
            continue;
        }
        taggedDigests.insert(entry.descriptor.digest);
        if (!seen.contains(name.tag))
            page.tags.append(name.tag);
        seen.insert(name.tag);
    }
    if (!isKnown)
        return Error::notFound(QStringLiteral("there is no repository %1 in it").arg(repository))
            .withCode(QStringLiteral("NAME_UNKNOWN"))
            .at(QString(), m_store->path());
    for (const LayoutEntry& entry : untagged) {
        const Digest& digest = entry.descriptor.digest;
        if (taggedDigests.contains(digest))
            continue;
        taggedDigests.insert(digest);
        const auto document = m_store->readManifest(digest, entry.descriptor.mediaType);
        if (!document || !document->subject())
            page.tags.append(digest.toString());
    }
    return page;
}

std::optional<LayoutEntry> LayoutContent::findEntry(
    const LayoutIndex& index, const QString& repository, const QString& tagOrDigest) const
{
    const auto digest = digestIn(tagOrDigest);
    const auto isIt = [&](const LayoutEntry& entry) {
        return digest ? entry.descriptor.digest == *digest
                      : layoutName(entry.refName, m_own) == LayoutName(repository, tagOrDigest);
    };
    const auto found = std::find_if(index.entries().cbegin(), index.entries().cend(), isIt);
    return found == index.entries().cend() ? std::nullopt : std::optional(*found);
}

Result<ManifestDocument> LayoutContent::manifest(const QString& repository, const QString& tagOrDigest) const
{
    const auto index = m_store->readIndex();
    if (!index)
        return index.error();
    const auto entry = findEntry(*index, repository, tagOrDigest);
    if (entry)
        return m_store->readManifest(entry->descriptor.digest, entry->descriptor.mediaType);
    // Children of indexes have no entry of their own.
    if (const auto digest = digestIn(tagOrDigest))
        return m_store->readManifest(*digest, QString());
    return Error::notFound(QStringLiteral("there is no %1:%2 in it").arg(repository, tagOrDigest))
        .withCode(QStringLiteral("MANIFEST_UNKNOWN"))
        .at(QString(), m_store->path());
}

Result<ReferrerList> LayoutContent::referrers(
    const QString& repository, const Digest& subject, const std::stop_token& stop) const
{
    const auto index = m_store->readIndex();
    if (!index)
        return index.error();
    const auto graph = LayoutGraph::build(*m_store, index->entries(), stop);
    if (!graph)
        return graph.error();
    ReferrerCollector collector;
    addAttestations(collector, *graph, subject);
    const auto nodeOfTag = [&](const QString& tag) {
        const auto entry = findEntry(*index, repository, tag);
        return entry ? graph->nodes().constFind(entry->descriptor.digest) : graph->nodes().cend();
    };
    const QString fallbackTag = referrersTag(subject);
    if (const auto fallback = nodeOfTag(fallbackTag);
        fallback != graph->nodes().cend() && fallback->isIndex) {
        for (const Descriptor& child : fallback->references) {
            const auto node = graph->nodes().constFind(child.digest);
            const QString type = node == graph->nodes().cend() ? child.artifactType : node->type;
            collector.add(child, type, Referrer::Source::FallbackTag, fallbackTag);
        }
    }
    for (const auto suffix :
        {QLatin1StringView("sig"), QLatin1StringView("att"), QLatin1StringView("sbom")}) {
        const QString tag = cosignTag(subject, suffix);
        if (const auto node = nodeOfTag(tag); node != graph->nodes().cend())
            collector.add(node->descriptor, node->type, Referrer::Source::CosignTag, tag);
    }
    for (const LayoutNode& node : graph->referrersOf(subject))
        collector.add(node.descriptor, node.type, Referrer::Source::Api, QString());
    return collector.take();
}

} // namespace portolan
