// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/archivestage.h"
#include "transfer/attachmententries.h"

namespace portolan {

//! A tar of an OCI image layout, uncompressed: digests survive. Gathered beside the archive, written at the
//! end.
class OciArchiveDestination final : public Destination {
public:
    //! `name` becomes the entry's org.opencontainers.image.ref.name; empty: none.
    OciArchiveDestination(QString path, QString name, bool replaceExisting);

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
    QString m_name;
    ArchiveStage m_stage;
    AttachmentEntries m_attachments;
};

} // namespace portolan
