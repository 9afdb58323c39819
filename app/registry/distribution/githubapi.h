// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "registry/jsonapi.h"

namespace portolan {

//! GitHub's API under the login of ghcr.io, whose password must be a classic personal access token
//! (protocols/other-registries.md section 3). Worker thread; outlives its tasks.
class GitHubApi final {
public:
    //! The client is not owned and outlives this. `base`: publicUrl().
    GitHubApi(HttpClient& client, QUrl base, std::optional<Credential> credential);

    [[nodiscard]] static QUrl publicUrl();

    [[nodiscard]] bool hasLogin() const;
    [[nodiscard]] QString user() const { return m_credential ? m_credential->user : QString(); }
    [[nodiscard]] const QUrl& base() const { return m_api.base(); }

    // Only with a login.
    [[nodiscard]] QCoro::Task<Result<JsonAnswer>> get(QByteArray path, ApiQuery query, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> remove(QByteArray path, std::stop_token stop);

private:
    [[nodiscard]] HttpRequest request(HttpMethod method, const QByteArray& path, const ApiQuery& query) const;

    JsonApi m_api;
    std::optional<Credential> m_credential;
};

//! The query of one of the pages, of a hundred items each, that GitHub's lists have. From one.
[[nodiscard]] ApiQuery gitHubPage(qint64 page);
constexpr qint64 gitHubPageSize = 100;

} // namespace portolan
