// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/mirrorrules.h"
#include "registry/panel.h"

#include <optional>
#include <type_traits>

namespace portolan {

//! What was found out for the panel; what may not be read is absent. A value.
class MirrorsFacts final {
public:
    MirrorsFacts() = default;

    std::optional<QList<MirrorSetRule>> digestRules;
    std::optional<QList<MirrorSetRule>> tagRules;
    std::optional<QList<MirrorSetRule>> policyRules; //!< of ImageContentSourcePolicies
    std::optional<JsonReader> policy; //!< images/cluster of config.openshift.io
};
static_assert(!std::is_aggregate_v<MirrorsFacts>);

//! The panel "mirrors". Pure.
[[nodiscard]] Panel mirrorsPanel(const MirrorsFacts& facts);
//! The panel "mirrors:REFERENCE": where nodes pull this reference from. Errors: Usage. Pure.
[[nodiscard]] Result<Panel> mirrorCheckPanel(const MirrorsFacts& facts, const QString& reference);

} // namespace portolan
