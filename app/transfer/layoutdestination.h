// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/attachmententries.h"
#include "transfer/layoutreceiver.h"

namespace portolan {

//! An OCI image layout folder, the Local library included. index.json changes once, at the end.
class LayoutDestination final : public Destination {
public:
    //! `name` becomes the entry's org.opencontainers.image.ref.name; empty: none.
    LayoutDestination(QString path, QString name);

    [[nodiscard]] QString where() const override;
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
    QString m_path;
    QString m_name;
    LayoutReceiver m_receiver;
    AttachmentEntries m_attachments;
};

} // namespace portolan
