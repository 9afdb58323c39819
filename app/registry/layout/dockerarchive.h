// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/blobstore.h"
#include "registry/layout/tarfile.h"

#include <QHash>

namespace portolan {

class JsonReader;

//! What `docker save` writes (protocols/local-config.md section 4), shown as images with a docker schema 2
//! manifest made here: the same archive always gives the same bytes, but not the digest the image had in a
//! registry. Layers are plain tars under their diffID (what is read is verified against it by the reader);
//! compressed ones, which some tools leave in, are under their own digest. Blocks; any thread.
class DockerArchive final : public BlobStore {
public:
    //! Errors: those of TarFile::open(); NotFound (no manifest.json: code NOT_A_LAYOUT), Protocol (config or
    //! layer missing, numbers of layers and diffIDs differ), TooLarge (manifest.json over 1 MiB).
    [[nodiscard]] static Result<DockerArchive> open(const QString& path, const std::stop_token& stop = {});

    [[nodiscard]] const QString& path() const override { return m_tar.path(); }
    [[nodiscard]] QString blobPath(const Digest& digest) const override;
    [[nodiscard]] Result<LayoutIndex> readIndex() const override;
    [[nodiscard]] std::optional<qint64> blobSize(const Digest& digest) const override;
    [[nodiscard]] Result<BlobReader> openBlob(const Digest& digest) const override;

private:
    explicit DockerArchive(TarFile tar);

    [[nodiscard]] Result<void> addImage(const JsonReader& item, const std::stop_token& stop);
    [[nodiscard]] Result<Descriptor> addLayer(
        const QString& name, const Digest& diffId, const std::stop_token& stop);
    [[nodiscard]] Error broken(const QString& detail) const;

    TarFile m_tar;
    LayoutIndex m_index;
    QHash<Digest, TarMember> m_members; //!< configs and layers
    QHash<Digest, QByteArray> m_manifests; //!< made here
};

} // namespace portolan
