// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/registryprofile.h"

namespace portolan {

//! What kind of local source a folder or file is, by looking at it: a folder with oci-layout, a tar (plain or
//! compressed) of one, or a tar with manifest.json. A tar that is both, as newer dockers write, is an OCI
//! archive. Of a compressed archive only the beginning is read, so this takes a moment at most. Blocks for
//! that long. Errors: NotFound, Storage (cannot be read), Unsupported (code NOT_A_LAYOUT) with a detail that
//! says what it is instead.
[[nodiscard]] Result<RegistryKind> detectLocalSource(const QString& path);

} // namespace portolan
