// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/layoutfolder.h"

#include <stop_token>

namespace portolan {

//! Stores a manifest in a layout as LayoutDataPlane::putManifest() promises. Blocks; any thread.
//! Errors: Usage (no repository or tag of that form), NotFound (code MANIFEST_BLOB_UNKNOWN), Protocol (code
//! DIGEST_MISMATCH), Unsupported (schema 1, whose digest is not its bytes'), Storage.
[[nodiscard]] Result<void> writeManifest(const LayoutFolder& folder, const QString& repository,
    const QString& tagOrDigest, const ManifestDocument& document, const std::stop_token& stop);

} // namespace portolan
