// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"
#include "registry/engine/engineexports.h"

namespace portolan {

//! The content of an engine's images, read only (writing is loading: EngineDestination). A manifest is the
//! one of the image as the engine gives it out: for images made on this machine and for Docker's containerd
//! store that is the one they are known by; where the engine has unpacked the layers of an image that was
//! pulled it is another, with the same config, and the registry's manifest is asked for in vain (Unsupported,
//! code DIGEST_NOT_KEPT). Reading anything of an image makes the engine give out all of it once, see
//! EngineExports.
class EngineDataPlane final : public DataPlane {
public:
    //! Neither is owned; both outlive this.
    EngineDataPlane(EngineClient& client, EngineExports& exports);

    //! The image behind a name: `tag` is a tag of the repository or, for images without one, the start of an
    //! image ID. Errors: NotFound, code NO_SUCH_IMAGE.
    [[nodiscard]] QCoro::Task<Result<EngineImage>> findImage(
        QString repository, QString tag, std::stop_token stop);

    [[nodiscard]] QCoro::Task<Result<Descriptor>> resolve(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> fetchManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> fetchBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> readBlob(QString repository, Descriptor descriptor, qint64 offset,
        std::shared_ptr<BodySink> sink, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;
    //! None: engines keep nothing that is attached to an image.
    [[nodiscard]] QCoro::Task<Result<ReferrerList>> fetchReferrers(
        QString repository, Digest subject, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> mountBlob(
        QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> writeBlob(QString repository, Descriptor descriptor,
        std::shared_ptr<QIODevice> content, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> deleteManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> manifestByDigest(
        QString repository, Digest digest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<EngineImage>> imageKnownAs(Digest digest, std::stop_token stop);
    [[nodiscard]] Error readOnly() const;
    [[nodiscard]] Error at(const Error& error) const;

    EngineClient& m_client;
    EngineExports& m_exports;
};

} // namespace portolan
