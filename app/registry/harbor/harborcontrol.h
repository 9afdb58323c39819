// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/controlplane.h"
#include "registry/harbor/harboractions.h"
#include "registry/harbor/harborclient.h"
#include "registry/registryprofile.h"

namespace portolan {

//! What Harbor's API shows beyond the lists: projects, descriptions, scans. Worker thread; outlives its
//! tasks.
class HarborControl final : public ControlPlane {
public:
    //! Neither client nor plane are owned; both outlive this.
    HarborControl(HarborClient& harbor, DataPlane& plane, const RegistryProfile& profile);

    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryInfo>> fetchRepositoryInfo(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<QList<VulnerabilityReport>>> fetchVulnerabilities(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<SearchPage>> search(
        QString words, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPanel(
        QString place, QString panelId, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planAction(ActionWish wish, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performAction(ActionPlan plan,
        std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> restoreTag(
        QString repository, QString tag, Digest digest, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<VulnerabilityReport>> reportOn(
        QString repository, HarborArtifact artifact, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> projectsPanel(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> scansPanel(QString repository, std::stop_token stop);

    HarborClient& m_harbor;
    HarborActions m_actions;
};

} // namespace portolan
