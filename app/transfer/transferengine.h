// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"
#include "transfer/destination.h"
#include "transfer/transferoptions.h"
#include "transfer/transferprogress.h"
#include "transfer/transferreport.h"

#include <functional>
#include <memory>
#include <type_traits>

namespace portolan {

//! What is transferred: a reference in a data plane, which outlives the transfer. A value.
class TransferSource final {
public:
    TransferSource(DataPlane* dataPlane, QString repositoryName, QString tagOrDigestText);

    DataPlane* plane;
    QString repository;
    QString tagOrDigest;
};
static_assert(!std::is_aggregate_v<TransferSource>);

using TransferProgressCallback = std::function<void(TransferProgress)>;

//! Pull, copy, push and export are all this: plan, blobs side by side, manifests, and one last step that
//! makes it visible. Worker thread. Any number may run at once.
class TransferEngine final {
public:
    //! `progress` (may be empty) is called on the worker thread, at most ten times a second, and never after
    //! the task is done. After a stop or an error the destination was told to abort: nothing of it is
    //! visible, and what can be taken up again is kept. Errors: of destinations for one image only, Usage
    //! with code PLATFORM_NEEDED (an index of several, none of them for this machine) and Unsupported with
    //! code NOT_AN_IMAGE; NotFound with code PLATFORM_UNKNOWN (the index has no such image); those of
    //! TransferPlanner, of the source, and of the destination.
    [[nodiscard]] static QCoro::Task<Result<TransferReport>> run(TransferSource source,
        std::shared_ptr<Destination> destination, TransferOptions options, TransferProgressCallback progress,
        std::stop_token stop);
};

} // namespace portolan
