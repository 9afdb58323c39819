// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/addresses.h"
#include "transfer/destinationspec.h"
#include "transfer/transferprogress.h"
#include "transfer/transferreport.h"

#include <type_traits>

namespace portolan {

//! One pull, copy, push or export. A value.
class TransferRequest final {
public:
    TransferRequest() = default;

    ImageAddress source;
    DestinationSpec destination;
    bool allPlatforms = true; //!< false: only `platform` of an index, as that image's manifest itself
    Platform platform;
    bool withAttachments = false; //!< referrers and cosign tags too
};
static_assert(!std::is_aggregate_v<TransferRequest>);

} // namespace portolan
