// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/archivestage.h"
#include "transfer/layerinflater.h"

#include <QHash>

namespace portolan {

//! What `docker save` writes and `docker load` and `podman load` read: one image for one platform, its layers
//! unpacked. There is no room for its manifest, so the digest is not preserved; the image ID is.
class DockerArchiveDestination final : public Destination {
public:
    //! `name` is the image's `host/repo:tag`, normalised as docker does it; empty: none.
    DockerArchiveDestination(QString path, QString name, bool replaceExisting);

    [[nodiscard]] QString where() const override;
    [[nodiscard]] bool holdsOneImageOnly() const override { return true; }
    //! Errors: also Usage, for a name that is none, or one with a digest.
    [[nodiscard]] QCoro::Task<Result<void>> begin(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(Descriptor blob, std::stop_token stop) override;
    //! Layers are unpacked once here already, while others are still on their way, to learn their DiffIDs and
    //! sizes.
    [[nodiscard]] QCoro::Task<Result<void>> receiveBlob(
        BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        ManifestDocument document, QString tag, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DestinationReport>> finish(
        ManifestDocument root, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> abort(std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<void>> learnLayer(Descriptor blob, std::stop_token stop);
    //! The image itself is at fault: no later try will do better with it.
    void giveUpIfHopeless(const Error& error);

    QString m_name;
    ArchiveStage m_stage;
    QHash<Digest, InflatedLayer> m_inflated;
};

} // namespace portolan
