// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "registry/actionplan.h"
#include "registry/openshift/actionreader.h"
#include "registry/openshift/rollout.h"

#include <optional>

namespace portolan {

//! Does what plans say, after looking again. Worker thread; outlives its tasks.
class ActionRunner final {
public:
    //! Not owned; outlives this.
    explicit ActionRunner(ActionReader& reader);
    Q_DISABLE_COPY_MOVE(ActionRunner)
    ~ActionRunner() = default;

    //! As ControlPlane::performAction().
    [[nodiscard]] QCoro::Task<Result<ActionReport>> perform(ActionPlan plan, std::optional<Credential> login,
        ActionProgressFunction progress, std::stop_token stop);
    void setPatience(RolloutPatience patience) { m_rollout.setPatience(patience); }

private:
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performOnStream(ActionPlan plan, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> writeTags(
        ActionPlan plan, StreamFacts before, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> importImages(
        ActionPlan plan, StreamFacts before, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performOnOperator(
        ActionPlan plan, ActionProgressFunction progress, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> followOperator(
        ActionPlan plan, ActionProgressFunction progress, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> createPullSecret(
        ActionPlan plan, Credential login, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> linkPullSecret(ActionPlan plan, std::stop_token stop);
    //! A 409 is PLAN_OUTDATED.
    [[nodiscard]] QCoro::Task<Result<JsonReader>> send(PlannedRequest request, std::stop_token stop);

    ActionReader& m_reader;
    Rollout m_rollout;
};

} // namespace portolan
