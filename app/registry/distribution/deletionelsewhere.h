// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "registry/hostservice.h"

namespace portolan {

//! Where images of a service are deleted whose registry takes no deletions, or not with the login in use
//! (protocols/other-registries.md sections 3 to 5); empty for the others. `host`: of the registry; GitLab's
//! own. `what`: the tags or digests that shall go. Pure.
[[nodiscard]] Sentence deletionElsewhere(
    HostService service, const QString& host, const QString& repository, const QStringList& what = {});

} // namespace portolan
