// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/gitlabapi.h"
#include "registry/distribution/hostdeletion.h"

#include <QHash>

namespace portolan {

//! Deletes tags by GitLab's API (protocols/other-registries.md section 4): an access token with the scope api
//! may, of somebody who is at least a developer in the project.
class GitLabDeletion final : public HostDeletion {
public:
    //! The client is not owned and outlives this. `server`: as GitLabApi takes it.
    GitLabDeletion(HttpClient& client, const QUrl& server, std::optional<Credential> credential);

    [[nodiscard]] QCoro::Task<Result<DeleteRights>> rights(
        QString repository, DeleteRights plain, std::stop_token stop) override;
    [[nodiscard]] QString request(const QString& repository, const QString& tagOrDigest) const override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

private:
    //! "/projects/7/registry/repositories/2" of a container repository; empty when there is none to be seen.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> find(QString repository, std::stop_token stop);
    //! The same where `project` may be the project it is in.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> findIn(
        QString project, QString repository, std::stop_token stop);

    GitLabApi m_api;
    QHash<QString, QByteArray> m_places; //!< by repository, those that were found
};

} // namespace portolan
