// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/controlplane.h"
#include "registry/registryprofile.h"
#include "registry/retag.h"

namespace portolan {

//! What any registry does by /v2/ alone beside giving and taking images: setting tags within a repository.
//! Worker thread; outlives its tasks.
class DistributionControl final : public ControlPlane {
public:
    //! Neither session nor plane are owned; both outlive this.
    DistributionControl(RegistrySession& session, DataPlane& plane, const RegistryProfile& profile);

    //! Sends nothing: what a login may is only found out by planning.
    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planAction(ActionWish wish, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performAction(ActionPlan plan,
        std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop) override;

private:
    RegistrySession& m_session;
    Retag m_retag;
    bool m_takesPushes;
};

//! Adds the blocker that a login is needed, where the registry asks for one and there is none. Asks nothing
//! that was not asked before.
[[nodiscard]] QCoro::Task<Result<ActionPlan>> checkedForLogin(
    RegistrySession* session, ActionPlan plan, std::stop_token stop);

} // namespace portolan
