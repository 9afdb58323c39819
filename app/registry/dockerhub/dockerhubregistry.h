// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/distributionregistry.h"
#include "registry/dockerhub/hubclient.h"
#include "registry/dockerhub/hubcontrol.h"

namespace portolan {

//! Docker Hub: /v2/ for content; its own API, on another host, for the lists (so that browsing counts as no
//! pull) and for deleting tags. Lists the login's namespaces and the official images. Worker thread; outlives
//! its tasks.
class DockerHubRegistry final : public Registry {
public:
    //! The client is not owned and outlives the registry. `hub`: where the API is, HubClient::publicUrl().
    DockerHubRegistry(
        RegistryProfile profile, HttpClient& client, std::optional<Credential> credential, QUrl hub);

    [[nodiscard]] const RegistryProfile& profile() const override { return m_plain.profile(); }
    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) override;
    //! Tags alone; Docker Hub deletes no image.
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
    [[nodiscard]] DataPlane& dataPlane() override { return m_plain.dataPlane(); }
    [[nodiscard]] ControlPlane* controlPlane() override { return &m_control; }

private:
    [[nodiscard]] QCoro::Task<Result<void>> findNamespaces(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<TagRecord>>> fetchAllTags(
        QString repository, StepProgress progress, std::stop_token stop);

    DistributionRegistry m_plain;
    HubClient m_hub;
    HubControl m_control;
    QStringList m_namespaces; //!< in the order they are listed
};

} // namespace portolan
