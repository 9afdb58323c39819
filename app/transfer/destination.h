// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"
#include "oci/manifestdocument.h"
#include "transfer/blobsource.h"
#include "transfer/blobtally.h"

#include <QCoro/QCoroTask>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <type_traits>

namespace portolan {

//! What a destination says in the end. A value.
class DestinationReport final {
public:
    DestinationReport() = default;

    bool digestPreserved = true;
    Sentences notes;
};
static_assert(!std::is_aggregate_v<DestinationReport>);

//! Where transferred content lands. Used for one transfer, on the worker thread, in this order: begin,
//! hasBlob and receiveBlob for the blobs (several at a time), putManifest one after the other, finish or
//! abort. Outlives its tasks.
class Destination {
public:
    virtual ~Destination() = default;

    //! The reference at the destination, in portolan-cli's spelling.
    [[nodiscard]] virtual QString where() const = 0;
    //! Holds one image for one platform and nothing beside it: no index, no artifact, no attachment.
    [[nodiscard]] virtual bool holdsOneImageOnly() const { return false; }
    //! Before begin(): where to tell of bytes that move a second time, in finish(). Most move none.
    virtual void tellLoadingTo(std::shared_ptr<TransferMeter> meter) { Q_UNUSED(meter) }

    //! Makes ready to receive. Errors: Conflict (code FILE_EXISTS, or BUSY: somebody else is writing there),
    //! Storage, ...
    [[nodiscard]] virtual QCoro::Task<Result<void>> begin(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<bool>> hasBlob(Descriptor blob, std::stop_token stop) = 0;
    //! Gets a blob from the source and keeps it, verified, or nothing under its name. What came before a cut,
    //! a stop or a crash may be kept aside to go on from. Errors: Protocol with code DIGEST_MISMATCH or
    //! SIZE_MISMATCH, Storage with code DISK_FULL, the source's.
    [[nodiscard]] virtual QCoro::Task<Result<void>> receiveBlob(
        BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop) = 0;
    //! Everything the manifest points to is there. An empty tag: by digest only.
    [[nodiscard]] virtual QCoro::Task<Result<void>> putManifest(
        ManifestDocument document, QString tag, std::stop_token stop) = 0;
    //! Makes it all visible at once, as the manifest under the destination's name.
    [[nodiscard]] virtual QCoro::Task<Result<DestinationReport>> finish(
        ManifestDocument root, std::stop_token stop) = 0;
    //! Instead of finish, after a failure or a stop: nothing becomes visible. Complete and partial blobs stay
    //! for a later try where the destination can keep them out of sight. Not cut short by a stop.
    [[nodiscard]] virtual QCoro::Task<Result<void>> abort(std::stop_token stop) = 0;
};

} // namespace portolan
