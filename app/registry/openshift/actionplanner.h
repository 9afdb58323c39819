// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/accessreview.h"
#include "registry/openshift/actionreader.h"
#include "registry/openshift/settagplan.h"

namespace portolan {

//! Finds out what the plans rest on and makes them. Changes nothing. Worker thread; outlives its tasks.
class ActionPlanner final {
public:
    //! Neither is owned; both outlive this.
    ActionPlanner(ActionReader& reader, AccessReview& access);
    Q_DISABLE_COPY_MOVE(ActionPlanner)
    ~ActionPlanner() = default;

    //! A missing right is a blocker that names it.
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> plan(ActionWish wish, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planByKind(
        ActionWish wish, bool isAllowed, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planTags(ActionWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planImportImages(
        ActionWish wish, bool isAllowed, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<SetTagFacts>> fetchTagFacts(ActionWish wish, std::stop_token stop);

    ActionReader& m_reader;
    AccessReview& m_access;
};

} // namespace portolan
