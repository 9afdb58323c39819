// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"

namespace portolan {

//! A `_tags` body of Azure's metadata API: names, digests, dates, locks (protocols/other-registries.md
//! section 7). Errors: Protocol. Pure.
[[nodiscard]] Result<TagPage> parseAcrTags(QByteArrayView body);

//! Where that list of a repository begins.
[[nodiscard]] QString acrTagsPath(const QString& repository);

} // namespace portolan
