// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/controlplane.h"
#include "registry/dockerhub/hubclient.h"
#include "registry/dockerhub/hubpulllimit.h"
#include "registry/registryprofile.h"
#include "registry/retag.h"

namespace portolan {

//! What Docker Hub's API shows beyond the lists: search, descriptions, and how many pulls are left. Worker
//! thread; outlives its tasks.
class HubControl final : public ControlPlane {
public:
    //! None is owned. Session and plane are the registry's: the session tells the limit, for the login it is
    //! under.
    HubControl(HubClient& hub, RegistrySession& session, DataPlane& plane, const RegistryProfile& profile);

    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryInfo>> fetchRepositoryInfo(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<SearchPage>> search(
        QString words, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPanel(
        QString place, QString panelId, std::stop_token stop) override;

    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planAction(ActionWish wish, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performAction(ActionPlan plan,
        std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop) override;

    //! How many pulls are left, by a HEAD that counts as none; nothing when they are not limited.
    [[nodiscard]] QCoro::Task<Result<std::optional<HubPullLimit>>> fetchPullLimit(std::stop_token stop);

private:
    HubClient& m_hub;
    RegistrySession& m_session;
    Retag m_retag;
};

} // namespace portolan
