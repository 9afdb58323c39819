// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/fact.h"
#include "registry/openshift/imagestream.h"

namespace portolan {

//! How a tag of an image stream stands: what it follows and by which policies, and how its last import went.
//! Pure.
[[nodiscard]] FactList tagFacts(const StreamTag& tag);

} // namespace portolan
