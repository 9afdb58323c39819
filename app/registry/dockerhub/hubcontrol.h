// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/controlplane.h"
#include "registry/dockerhub/hubclient.h"
#include "registry/dockerhub/hubpulllimit.h"

namespace portolan {

//! What Docker Hub's API shows beyond the lists: search, descriptions, and how many pulls are left. Worker
//! thread; outlives its tasks.
class HubControl final : public ControlPlane {
public:
    //! Neither is owned. The session is the registry's: it tells the limit, for the login it is under.
    HubControl(HubClient& hub, RegistrySession& session);

    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryInfo>> fetchRepositoryInfo(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<SearchPage>> search(
        QString words, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPanel(
        QString place, QString panelId, std::stop_token stop) override;

    //! How many pulls are left, by a HEAD that counts as none; nothing when they are not limited.
    [[nodiscard]] QCoro::Task<Result<std::optional<HubPullLimit>>> fetchPullLimit(std::stop_token stop);

private:
    HubClient& m_hub;
    RegistrySession& m_session;
};

} // namespace portolan
