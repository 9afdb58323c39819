// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QString>

namespace portolan {

//! The folder of the Local library, `<data folder>/portolan/library`: the same for the window and
//! portolan-cli.
[[nodiscard]] QString localLibraryFolder();

//! Makes the Local library where there is none, filled from an OCI archive (a file or resource), on a pool
//! thread: it is written to the disk in dozens of steps. Session::start() then finds it.
[[nodiscard]] QFuture<Result<void>> seedLocalLibrary(const QString& folder, const QString& sampleArchive);

} // namespace portolan
