// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"
#include "registry/layout/blobstore.h"
#include "registry/layout/layoutgraph.h"
#include "registry/layout/layoutnames.h"
#include "registry/referrer.h"

#include <memory>
#include <stop_token>

namespace portolan {

//! A local source read as a registry: repositories, tags, manifests, what is attached. Names by the rule of
//! layoutName(). Reads the disk anew each time, and blocks. Any thread.
class LayoutContent final {
public:
    explicit LayoutContent(std::shared_ptr<const BlobStore> store);

    [[nodiscard]] const BlobStore& store() const { return *m_store; }
    [[nodiscard]] const QString& ownRepositoryName() const { return m_own; }

    //! In the order of index.json, on one page.
    [[nodiscard]] Result<RepositoryPage> repositories() const;
    //! Tags in the order of index.json, then the digests of entries that have no tag there and are not
    //! attached to another manifest. Errors: NotFound, code NAME_UNKNOWN.
    [[nodiscard]] Result<TagPage> tags(const QString& repository) const;
    //! Errors: NotFound (code MANIFEST_UNKNOWN), and those of BlobStore::readManifest().
    [[nodiscard]] Result<ManifestDocument> manifest(
        const QString& repository, const QString& tagOrDigest) const;
    [[nodiscard]] Result<ReferrerList> referrers(
        const QString& repository, const Digest& subject, const std::stop_token& stop) const;

    //! The first entry of that tag, or of that digest; of any name in any repository for a digest.
    [[nodiscard]] std::optional<LayoutEntry> findEntry(
        const LayoutIndex& index, const QString& repository, const QString& tagOrDigest) const;

private:
    std::shared_ptr<const BlobStore> m_store;
    QString m_own;
};

} // namespace portolan
