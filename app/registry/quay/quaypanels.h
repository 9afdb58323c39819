// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/panel.h"
#include "registry/quay/quaymirror.h"
#include "registry/quay/quayorganization.h"
#include "registry/quay/quayquota.h"
#include "registry/quay/quayrobots.h"

namespace portolan {

//! What Quay's own things look like in a panel. Pure.
class QuayPanels final {
public:
    [[nodiscard]] static Panel robots(const QuayRobots& robots);
    [[nodiscard]] static Panel quota(const QuayQuota& quota, qint64 usedBytes);
    //! `canSync`: the login may start a sync; `reason` why not.
    [[nodiscard]] static Panel mirror(
        const QuayMirror& mirror, const QString& repository, Ability canSync, const Sentence& reason);
};

} // namespace portolan
