// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/streamfacts.h"

namespace portolan {

//! Makes an empty image stream. Option "lookup": "local" lets pods of the project name it without a registry.
//! Pure.
[[nodiscard]] ActionPlan planCreateStream(const ActionWish& wish, const StreamFacts& stream);
//! Removes an image stream with all tags and their history; its name must be typed. Pure.
[[nodiscard]] ActionPlan planDeleteStream(const ActionWish& wish, const StreamFacts& stream);

} // namespace portolan
