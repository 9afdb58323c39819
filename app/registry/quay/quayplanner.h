// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/quay/quaylookup.h"

namespace portolan {

//! Plans and does what Quay's REST API changes: rolling back and undeleting, tagging, expiry, immutability,
//! syncing a mirror (protocols/quay.md sections 5 and 8). What a plan shows is what is sent. Worker thread;
//! outlives its tasks.
class QuayPlanner final {
public:
    //! The lookup is not owned and outlives it.
    QuayPlanner(QuayLookup& lookup, QString registryId, QString host);

    [[nodiscard]] QCoro::Task<Result<ActionPlan>> plan(ActionWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> perform(
        ActionPlan plan, ActionProgressFunction progress, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> fill(
        ActionPlan plan, QuayRepository repository, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> rollBack(
        ActionPlan plan, QuayRepository repository, QHash<QString, QuayTag> now, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> expire(
        ActionPlan plan, QHash<QString, QuayTag> now, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> recheck(ActionPlan plan, std::stop_token stop);
    void setTag(ActionPlan& plan, const QHash<QString, QuayTag>& now) const;

    QuayLookup& m_lookup;
    QString m_registryId;
    QString m_host;
};

} // namespace portolan
