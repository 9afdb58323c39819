// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

namespace portolan {

//! Makes the Local library's folder when it is not there (or is empty), filled from an OCI archive, a file or
//! Qt resource path; an empty one when that path is empty. It appears in one step. A layout that is there
//! stays as it is: samples the user deleted do not come back. Several processes may do it at once. Blocks.
//! Errors: Conflict (code NOT_A_LAYOUT: a folder with other things in it), Storage, those of
//! OciArchive::open().
[[nodiscard]] Result<void> seedLayout(const QString& folder, const QString& sampleArchivePath);

} // namespace portolan
