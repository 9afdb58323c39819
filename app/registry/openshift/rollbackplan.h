// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/streamfacts.h"

namespace portolan {

//! Points the wish's tags to an image they pointed to before. `imageExists`: imagestreamimages knows the
//! image (pruning may have removed it). Pure.
[[nodiscard]] ActionPlan planRollBack(const ActionWish& wish, const StreamFacts& stream, bool imageExists);

} // namespace portolan
