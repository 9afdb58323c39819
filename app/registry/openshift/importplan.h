// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/importoutcome.h"

namespace portolan {

//! The plan of an import whose dry run came out as `dryRun`. Pure.
[[nodiscard]] ActionPlan planImport(const ActionWish& wish, const StreamFacts& stream,
    const ImportRequest& request, const ImportOutcome& dryRun);
//! What an import did. Pure.
[[nodiscard]] ActionReport importReport(
    const StreamFacts& before, const ImportRequest& request, const ImportOutcome& outcome);

} // namespace portolan
