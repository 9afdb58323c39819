// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/githubapi.h"
#include "registry/distribution/hostdeletion.h"

#include <QHash>

namespace portolan {

//! Deletes versions of packages by GitHub's API (protocols/other-registries.md section 3): a version is a
//! manifest with all its tags, so no tag goes alone. A classic token with the scope delete:packages may.
class GitHubDeletion final : public HostDeletion {
public:
    //! The client is not owned and outlives this. `base`: GitHubApi::publicUrl().
    GitHubDeletion(HttpClient& client, QUrl base, std::optional<Credential> credential);

    [[nodiscard]] QCoro::Task<Result<DeleteRights>> rights(
        QString repository, DeleteRights plain, std::stop_token stop) override;
    [[nodiscard]] QString request(const QString& repository, const QString& tagOrDigest) const override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

private:
    //! The first page of a package's versions, and with it where they are: the login's own packages, an
    //! organisation's or a user's.
    [[nodiscard]] QCoro::Task<Result<JsonAnswer>> find(QString repository, std::stop_token stop);

    GitHubApi m_api;
    QHash<QString, QByteArray> m_places; //!< by repository: "/user/packages/container/app/versions"
};

} // namespace portolan
