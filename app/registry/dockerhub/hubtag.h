// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "oci/tagrecord.h"

namespace portolan {

//! A tag as Docker Hub's API lists it. Its name is empty when it is none a tag could have. The digest is the
//! one said of the tag itself: those of its images are of single platforms. Pure.
[[nodiscard]] TagRecord parseHubTag(const JsonReader& json);

} // namespace portolan
