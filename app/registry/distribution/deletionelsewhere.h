// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "registry/hostservice.h"

namespace portolan {

//! Where images of a service are deleted whose registry takes no deletions (protocols/other-registries.md
//! sections 3 and 5); empty for the others. Pure.
[[nodiscard]] Sentence deletionElsewhere(HostService service, const QString& host, const QString& repository);

} // namespace portolan
