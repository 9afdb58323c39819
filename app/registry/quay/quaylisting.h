// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/quay/quaylookup.h"
#include "registry/registry.h"

namespace portolan {

//! The repositories a login sees (protocols/quay.md sections 1, 2 and 4): with an OAuth token those of the
//! user's own namespace and organisations, then the starred ones of others; with any other login, or a token
//! that may not read its user, those of the catalog of /v2/; without a login none, as Quay's catalog is
//! closed and its public repositories are too many to list. Worker thread; outlives its tasks.
class QuayListing final {
public:
    //! Neither is owned; both outlive it. `catalog` lists by /v2/.
    QuayListing(QuayLookup& lookup, Registry& catalog, RegistrySession& session);

    //! As Registry::fetchRepositories. A page may be empty and have a next one all the same.
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetch(PageCursor cursor, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> begin(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fromCatalog(PageCursor cursor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> ofNamespace(
        QStringList namespaces, int index, QString next, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> starred(
        QStringList namespaces, QString next, std::stop_token stop);

    QuayLookup& m_lookup;
    Registry& m_catalog;
    RegistrySession& m_session;
};

} // namespace portolan
