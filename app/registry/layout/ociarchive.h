// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/blobstore.h"
#include "registry/layout/tarfile.h"

namespace portolan {

//! An OCI image layout in a tar (`oci-archive:`), read where it lies. Blocks; any thread.
class OciArchive final : public BlobStore {
public:
    //! Errors: those of TarFile::open(); NotFound, code NOT_A_LAYOUT.
    [[nodiscard]] static Result<OciArchive> open(const QString& path, const std::stop_token& stop = {});

    [[nodiscard]] const QString& path() const override { return m_tar.path(); }
    [[nodiscard]] QString blobPath(const Digest& digest) const override;
    [[nodiscard]] Result<LayoutIndex> readIndex() const override;
    [[nodiscard]] std::optional<qint64> blobSize(const Digest& digest) const override;
    [[nodiscard]] Result<BlobReader> openBlob(const Digest& digest) const override;
    [[nodiscard]] QList<Digest> digests() const; //!< of all blobs in it, sorted

private:
    explicit OciArchive(TarFile tar);

    TarFile m_tar;
};

} // namespace portolan
