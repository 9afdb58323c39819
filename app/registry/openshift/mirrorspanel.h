// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/openshift/mirrorrules.h"
#include "registry/panel.h"

#include <type_traits>

namespace portolan {

//! What was found out for the panel, each part by itself, or why it was not. A value.
class MirrorsFacts final {
public:
    using Rules = Result<QList<MirrorSetRule>>;

    MirrorsFacts(Rules digests, Rules tags, Rules policies, Result<JsonReader> images)
        : digestRules(std::move(digests))
        , tagRules(std::move(tags))
        , policyRules(std::move(policies))
        , policy(std::move(images))
    {
    }

    Rules digestRules;
    Rules tagRules;
    Rules policyRules; //!< of ImageContentSourcePolicies
    Result<JsonReader> policy; //!< images/cluster of config.openshift.io
};
static_assert(!std::is_aggregate_v<MirrorsFacts>);

//! The panel "mirrors". Pure.
[[nodiscard]] Panel mirrorsPanel(const MirrorsFacts& facts);
//! The panel "mirrors:REFERENCE": where nodes pull this reference from. Errors: Usage. Pure.
[[nodiscard]] Result<Panel> mirrorCheckPanel(const MirrorsFacts& facts, const QString& reference);

} // namespace portolan
