// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/manifestdocument.h"
#include "registry/layout/blobreader.h"
#include "registry/layout/layoutindex.h"

#include <optional>

namespace portolan {

//! Where the content of a local source lies: a layout folder, or a tar read where it is. Calls block; any
//! thread.
class BlobStore {
public:
    virtual ~BlobStore() = default;

    //! The folder or file, absolute.
    [[nodiscard]] virtual const QString& path() const = 0;
    //! Where in it a blob is, for error texts.
    [[nodiscard]] virtual QString blobPath(const Digest& digest) const = 0;
    //! index.json, or what stands in for it.
    [[nodiscard]] virtual Result<LayoutIndex> readIndex() const = 0;
    //! Bytes stored under that digest, or nothing.
    [[nodiscard]] virtual std::optional<qint64> blobSize(const Digest& digest) const = 0;
    //! Errors: NotFound, code BLOB_UNKNOWN.
    [[nodiscard]] virtual Result<BlobReader> openBlob(const Digest& digest) const = 0;

    //! There, and of the right size.
    [[nodiscard]] bool hasBlob(const Descriptor& descriptor) const;
    //! A small blob, verified. Errors: NotFound (code BLOB_UNKNOWN), TooLarge (maxManifestBytes), Protocol
    //! (code DIGEST_MISMATCH or SIZE_MISMATCH).
    [[nodiscard]] Result<QByteArray> readBlob(const Descriptor& descriptor) const;
    //! A manifest by its digest, verified; `mediaType` may be empty. Errors: as readBlob, with code
    //! MANIFEST_UNKNOWN.
    [[nodiscard]] Result<ManifestDocument> readManifest(const Digest& digest, const QString& mediaType) const;

protected:
    BlobStore() = default;
    BlobStore(const BlobStore&) = default;
    BlobStore(BlobStore&&) = default;
    BlobStore& operator=(const BlobStore&) = default;
    BlobStore& operator=(BlobStore&&) = default;
};

} // namespace portolan
