// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/controlplane.h"
#include "registry/quay/quayplanner.h"
#include "registry/quay/quayscans.h"

namespace portolan {

//! What Quay's REST API does beside /v2/ (protocols/quay.md): tag history with its time machine, repository
//! info, scan results, search, robots, quota and mirrors, and changes of tags. Worker thread; outlives its
//! tasks.
class QuayControlPlane final : public ControlPlane {
public:
    //! None is owned; all outlive it.
    QuayControlPlane(QuayLookup& lookup, RegistrySession& session, DataPlane& dataPlane, QString registryId);

    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<TagHistory>> fetchTagHistory(
        QString repository, QString tag, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryInfo>> fetchRepositoryInfo(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<QList<VulnerabilityReport>>> fetchVulnerabilities(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    //! Ten pages of ten at most, as Quay has it.
    [[nodiscard]] QCoro::Task<Result<SearchPage>> search(
        QString words, PageCursor cursor, std::stop_token stop) override;
    //! "login" of the registry; "robots" and "quota" of a namespace; "mirror" of a repository.
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPanel(
        QString place, QString panelId, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planAction(ActionWish wish, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performAction(ActionPlan plan,
        std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop) override;
    //! True within the time machine and with an OAuth token; else false.
    [[nodiscard]] QCoro::Task<Result<bool>> restoreTag(
        QString repository, QString tag, Digest digest, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<Offering>> offerRepository(
        Offering offering, QString repository, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> loginPanel(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> robotsPanel(QString nameSpace, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> quotaPanel(QString nameSpace, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> proxyPanel(QString nameSpace, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> mirrorPanel(QString repository, std::stop_token stop);
    //! Whether a namespace is the user's own; false when that cannot be told.
    [[nodiscard]] QCoro::Task<Result<bool>> isOwnNamespace(QString nameSpace, std::stop_token stop);
    void addLoginNotes(Offering& offering) const;

    QuayLookup& m_lookup;
    RegistrySession& m_session;
    QuayScans m_scans;
    QuayPlanner m_planner;
};

} // namespace portolan
