// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/quay/quayrepository.h"
#include "registry/repositoryinfo.h"

namespace portolan {

//! What Quay says of a repository: `detail` knows rights, state and time machine, `row` (may be empty) the
//! last change, popularity and size. Pure.
[[nodiscard]] RepositoryInfo quayRepositoryInfo(
    const QuayRepository& detail, const QuayRepository& row, const QUrl& page);

} // namespace portolan
