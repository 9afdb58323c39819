// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/operatorconfig.h"

namespace portolan {

// Plans for the integrated registry's operator. Each is one merge-patch of its config; the Deployment is
// never touched, as the operator would put it back. All pure.

//! Option "replicas". Storage that one replica alone may use blocks more than one.
[[nodiscard]] ActionPlan planScale(const ActionWish& wish, const OperatorConfig& config);
//! Option "readOnly".
[[nodiscard]] ActionPlan planReadOnly(const ActionWish& wish, const OperatorConfig& config);
//! Option "state". Removed must be typed, and says what it deletes.
[[nodiscard]] ActionPlan planState(const ActionWish& wish, const OperatorConfig& config);
[[nodiscard]] ActionPlan planRoute(const ActionWish& wish, const OperatorConfig& config);

//! Of any of the four kinds.
[[nodiscard]] ActionPlan planOperator(const ActionWish& wish, const OperatorConfig& config);
[[nodiscard]] bool isOperatorAction(ActionKind kind);

} // namespace portolan
