// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/gitlabapi.h"
#include "registry/distribution/hostlisting.h"

namespace portolan {

//! The container repositories of the projects a GitLab user is a member of (protocols/other-registries.md
//! section 4). Takes an access token that may read the API. Worker thread; outlives its tasks.
class GitLabProjects final : public HostListing {
public:
    //! The client is not owned and outlives this. `server`: GitLab itself, which the registry names as the
    //! one that hands out tokens.
    GitLabProjects(HttpClient& client, const QUrl& server, std::optional<Credential> credential);

    //! A few projects a page: each is a request. Errors: code CATALOG_REFUSED without a login, and when
    //! GitLab does not take the token for this.
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<QStringList>> repositoriesOf(qint64 project, std::stop_token stop);

    GitLabApi m_api;
};

} // namespace portolan
