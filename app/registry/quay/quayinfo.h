// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/quay/quayproxycache.h"
#include "registry/quay/quayrepository.h"
#include "registry/repositoryinfo.h"

namespace portolan {

//! What Quay says of a repository: `detail` knows rights, state and time machine, `row` (may be empty) the
//! last change, popularity and size; `proxy` is its organisation's. Pure.
[[nodiscard]] RepositoryInfo quayRepositoryInfo(
    const QuayRepository& detail, const QuayRepository& row, const QuayProxyCache& proxy, const QUrl& page);

//! A proxy cache in facts; none for what is none. Pure.
[[nodiscard]] FactList quayProxyCacheFacts(const QuayProxyCache& proxy);

} // namespace portolan
