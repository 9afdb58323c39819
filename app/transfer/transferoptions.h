// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/platform.h"

#include <chrono>
#include <type_traits>

namespace portolan {

//! What is transferred of a reference, and how hard it is tried. A value.
class TransferOptions final {
public:
    TransferOptions() = default;

    bool allPlatforms = true; //!< false: only `platform` of an index, as that image's manifest itself
    Platform platform;
    bool withAttachments = false; //!< referrers and cosign tags too
    int parallelBlobs = 4; //!< of the six connections a host gives us (DESIGN section 5)
    int retries = 3; //!< of a blob that was cut
    std::chrono::milliseconds firstRetryDelay{1000}; //!< doubled each time
};
static_assert(!std::is_aggregate_v<TransferOptions>);

} // namespace portolan
