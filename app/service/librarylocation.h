// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace portolan {

//! The folder of the Local library, `<data folder>/portolan/library`: the same for the window and
//! portolan-cli.
[[nodiscard]] QString localLibraryFolder();

} // namespace portolan
