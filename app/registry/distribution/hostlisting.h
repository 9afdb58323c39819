// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"

#include <QCoro/QCoroTask>

#include <stop_token>

namespace portolan {

//! Where the repositories of a host are listed that has no catalog of its own. Worker thread; outlives its
//! tasks.
class HostListing {
public:
    virtual ~HostListing() = default;

    //! As Registry::fetchRepositories.
    [[nodiscard]] virtual QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) = 0;
};

} // namespace portolan
