// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/distributionregistry.h"
#include "registry/harbor/harborclient.h"
#include "registry/harbor/harborcontrol.h"

namespace portolan {

//! Harbor under whatever host name: /v2/ for content; its API for the lists, for deleting (a tag alone, or an
//! artifact with all its tags) and for scans. Worker thread; outlives its tasks.
class HarborRegistry final : public Registry {
public:
    //! The client is not owned and outlives the registry.
    HarborRegistry(RegistryProfile profile, HttpClient& client, std::optional<Credential> credential);

    [[nodiscard]] const RegistryProfile& profile() const override { return m_plain.profile(); }
    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    //! Every repository the login may see; the projects come with the first page, empty ones too.
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
    [[nodiscard]] DataPlane& dataPlane() override { return m_plain.dataPlane(); }
    [[nodiscard]] ControlPlane* controlPlane() override { return &m_control; }

private:
    [[nodiscard]] QCoro::Task<Result<QList<RepositoryGroup>>> fetchProjects(std::stop_token stop);

    DistributionRegistry m_plain;
    HarborClient m_harbor;
    HarborControl m_control;
};

} // namespace portolan
