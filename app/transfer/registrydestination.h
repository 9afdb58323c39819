// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/destination.h"

namespace portolan {

//! A repository of anything that can be written like a registry. Blobs stream through, neither kept whole in
//! memory nor on disk.
class RegistryDestination final : public Destination {
public:
    //! `plane` outlives the destination. `reference` is what where() says. An empty tag stores by digest
    //! only. `mountFrom`: the source's repository when it is on the same registry and login, else empty.
    RegistryDestination(
        DataPlane* plane, QString repository, QString tag, QString reference, QString mountFrom = QString());

    [[nodiscard]] QString where() const override { return m_reference; }
    [[nodiscard]] QCoro::Task<Result<void>> begin(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(Descriptor blob, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> receiveBlob(
        BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        ManifestDocument document, QString tag, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DestinationReport>> finish(
        ManifestDocument root, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> abort(std::stop_token stop) override;

private:
    class Upload;

    [[nodiscard]] QCoro::Task<Result<bool>> mount(Descriptor blob, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> uploadOnce(
        BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> feed(
        BlobSource source, Descriptor blob, std::shared_ptr<Upload> upload, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> send(
        Descriptor blob, std::shared_ptr<Upload> upload, std::stop_token stop);

    DataPlane* m_plane;
    QString m_repository;
    QString m_tag;
    QString m_reference;
    QString m_mountFrom;
};

} // namespace portolan
