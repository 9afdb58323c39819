// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/tagrecord.h"
#include "registry/imagedetails.h"

namespace portolan {

//! What a listing said of a tag, as its row shows it; what it did not say stays unknown.
[[nodiscard]] inline TagSummary summaryOf(const TagRecord& record)
{
    TagSummary summary;
    summary.digest = record.digest;
    summary.mediaType = record.mediaType;
    summary.size = record.size;
    summary.created = record.created.isValid() ? record.created : record.pushed;
    summary.platforms = record.platforms;
    return summary;
}

} // namespace portolan
