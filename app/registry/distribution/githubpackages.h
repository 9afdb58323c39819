// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/githubapi.h"
#include "registry/distribution/hostlisting.h"

namespace portolan {

//! The packages of a GitHub user and of the organisations that user is in, as ghcr.io has them
//! (protocols/other-registries.md section 3). Takes a classic personal access token. Worker thread; outlives
//! its tasks.
class GitHubPackages final : public HostListing {
public:
    //! The client is not owned and outlives this. `base`: GitHubApi::publicUrl().
    GitHubPackages(HttpClient& client, QUrl base, std::optional<Credential> credential);

    //! The user's own first, then each organisation's. Errors: code CATALOG_REFUSED without a login, and when
    //! GitHub does not take the token for this.
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<void>> findOrganisations(std::stop_token stop);

    GitHubApi m_api;
    QStringList m_owners; //!< an empty name, for the user, then organisations
};

} // namespace portolan
