// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/engine/engineclient.h"
#include "registry/engine/scratchfolder.h"
#include "transfer/layoutreceiver.h"
#include "transfer/tarstream.h"

#include <QSet>

namespace portolan {

//! A Podman or Docker, through its socket (protocols/local-config.md section 5). Blobs are gathered in a
//! temporary folder in the user's cache, several at a time, and sent in one stream that is made of them on
//! the way: an OCI archive, for Docker with the older manifest.json in it too. The layers go as they are, so
//! Podman and Docker's containerd store keep the digest; Docker's classic store keeps the image ID alone.
//! What the engine says it has then is checked against what was sent. One image for one platform.
class EngineDestination final : public Destination {
public:
    //! `name` as engineImageName() takes it; empty: the image gets none. `cacheFolder`: where the temporary
    //! folder is made; empty: the user's cache.
    EngineDestination(std::shared_ptr<EngineClient> client, QString name, QString cacheFolder = QString());
    ~EngineDestination() override;
    Q_DISABLE_COPY_MOVE(EngineDestination)

    [[nodiscard]] QString where() const override;
    [[nodiscard]] bool holdsOneImageOnly() const override { return true; }
    void tellLoadingTo(std::shared_ptr<TransferMeter> meter) override { m_meter = std::move(meter); }
    //! Errors: also Usage, for a name that is none or has a digest; those of EngineClient::fetchInfo().
    [[nodiscard]] QCoro::Task<Result<void>> begin(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(Descriptor blob, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> receiveBlob(
        BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        ManifestDocument document, QString tag, std::stop_token stop) override;
    //! Errors: also Unsupported (code NOT_AN_IMAGE, FOREIGN_LAYER); the engine's; Protocol with code
    //! ENGINE_STORED_OTHER when what it holds under the name is not what was sent.
    [[nodiscard]] QCoro::Task<Result<DestinationReport>> finish(
        ManifestDocument root, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> abort(std::stop_token stop) override;

private:
    [[nodiscard]] Result<std::shared_ptr<TarStream>> archive(const ManifestDocument& root) const;
    [[nodiscard]] QCoro::Task<Result<QStringList>> load(std::shared_ptr<TarStream> tar, std::stop_token stop);
    [[nodiscard]] Result<DestinationReport> judged(
        const ManifestDocument& root, const EngineImage& image) const;
    [[nodiscard]] QCoro::Task<Result<void>> removeStage();

    std::shared_ptr<EngineClient> m_client;
    QString m_name;
    QString m_cacheFolder;
    EngineInfo m_info;
    std::shared_ptr<ScratchFolder> m_stage;
    LayoutReceiver m_receiver;
    std::shared_ptr<TransferMeter> m_meter; //!< null: nobody watches
};

//! The full name an engine's image gets from what a person typed: a missing tag is `latest`, a missing host
//! `localhost` for Podman and Docker Hub for Docker, as their own command lines have it. Errors: Usage. Pure.
[[nodiscard]] Result<QString> engineImageName(const QString& name, EngineFlavour flavour);

} // namespace portolan
