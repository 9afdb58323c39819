// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/manifestwriter.h"

#include "oci/mediatype.h"
#include "oci/reference.h"
#include "registry/layout/layoutgraph.h"
#include "registry/layout/layoutnames.h"

#include <algorithm>

namespace portolan {
namespace {

//! The name that makes layoutName() list it where it shall be, or nothing.
Result<QString> nameFor(const QString& repository, const QString& tagOrDigest,
    const ManifestDocument& document, const QString& own)
{
    if (const auto digest = digestIn(tagOrDigest)) {
        if (*digest != document.digest())
            return Error::protocol(QStringLiteral("the manifest's digest is %1, not %2")
                                       .arg(document.digest().toString(), tagOrDigest))
                .withCode(QStringLiteral("DIGEST_MISMATCH"));
        const QString name = refNameOf(repository, *digest, own);
        if (layoutName(name, own).repository == repository)
            return name;
    } else if (Reference::isValidTag(tagOrDigest)) {
        const QString name = refNameOf(repository, tagOrDigest, own);
        if (layoutName(name, own).repository == repository)
            return name;
    }
    return Error::usage(QStringLiteral("%1:%2 cannot be the name of an image").arg(repository, tagOrDigest));
}

Result<void> checkReferences(const LayoutFolder& folder, const ManifestDocument& document)
{
    const QList<Descriptor> references = document.references();
    for (const Descriptor& reference : references) {
        if (folder.hasBlob(reference) || isForeignLayer(reference.mediaType) || !reference.urls.isEmpty())
            continue;
        return Error::notFound(
            QStringLiteral("the manifest needs %1, which is not there").arg(reference.digest.toString()))
            .withCode(QStringLiteral("MANIFEST_BLOB_UNKNOWN"))
            .at(QString(), folder.blobPath(reference.digest));
    }
    return {};
}

//! Entries that only kept an index's children alive until the index came.
void dropChildEntries(
    LayoutIndex& index, const ManifestDocument& document, const QString& repository, const QString& own)
{
    const ImageIndex* parent = document.index();
    if (!parent)
        return;
    index.removeIf([&](const LayoutEntry& entry) {
        const Digest& digest = entry.descriptor.digest;
        const auto isIt = [&digest](const Descriptor& child) { return child.digest == digest; };
        return entry.refName == refNameOf(repository, digest, own)
            && std::any_of(parent->manifests.cbegin(), parent->manifests.cend(), isIt);
    });
}

} // namespace

Result<void> writeManifest(const LayoutFolder& folder, const QString& repository, const QString& tagOrDigest,
    const ManifestDocument& document, const std::stop_token& stop)
{
    if (document.schema1())
        return Error::unsupported(QStringLiteral("a docker schema 1 manifest cannot be kept in a layout"))
            .at(QString(), folder.path());
    const QString own = ownRepository(folder.path());
    const auto name = nameFor(repository, tagOrDigest, document, own);
    if (!name)
        return name.error().at(QString(), folder.path());
    const auto lease = folder.holdContent();
    if (!lease)
        return lease.error();
    if (auto checked = checkReferences(folder, document); !checked)
        return checked;
    const Descriptor target = document.descriptor();
    if (auto written = folder.writeBlob(target, document.bytes()); !written)
        return written;
    const bool isByDigest = digestIn(tagOrDigest).has_value();
    return folder.editIndex([&](LayoutIndex& index) -> Result<void> {
        if (isByDigest) {
            const auto graph = LayoutGraph::build(folder, index.entries(), stop);
            if (!graph)
                return graph.error();
            if (graph->nodes().contains(target.digest))
                return {};
        }
        index.setEntry(target, *name);
        dropChildEntries(index, document, repository, own);
        return {};
    });
}

} // namespace portolan
