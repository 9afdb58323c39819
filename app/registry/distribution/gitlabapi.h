// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "registry/jsonapi.h"

namespace portolan {

//! GitLab's API under the login of its registry, whose password must be an access token that may use the API
//! (protocols/other-registries.md section 4). Worker thread; outlives its tasks.
class GitLabApi final {
public:
    //! The client is not owned and outlives this. `server`: GitLab itself, which the registry names as the
    //! one that hands out tokens.
    GitLabApi(HttpClient& client, const QUrl& server, std::optional<Credential> credential);

    [[nodiscard]] bool hasLogin() const;
    [[nodiscard]] const QUrl& base() const { return m_api.base(); }

    // Only with a login. `path`: below /api/v4, percent-encoded.
    [[nodiscard]] QCoro::Task<Result<JsonAnswer>> get(QByteArray path, ApiQuery query, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> remove(QByteArray path, std::stop_token stop);

private:
    [[nodiscard]] HttpRequest request(HttpMethod method, const QByteArray& path, const ApiQuery& query) const;

    JsonApi m_api;
    std::optional<Credential> m_credential;
};

} // namespace portolan
