// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/streamfacts.h"
#include "registry/openshift/tagsource.h"

#include <type_traits>

namespace portolan {

//! What was found out for SetTag and AliasTag. A value.
class SetTagFacts final {
public:
    SetTagFacts() = default;

    TagSource source;
    StreamFacts sourceStream; //!< of an Image or a Tag
    bool imageExists = false; //!< of the image to take
    StreamFacts target;
    QString targetTag;
};
static_assert(!std::is_aggregate_v<SetTagFacts>);

//! The image a source means now: its digest, or what its tag points to. Empty: none.
[[nodiscard]] QString sourceDigest(const TagSource& source, const StreamFacts& stream);

//! Points the target's tag to the source's image as it is now, in the same project or another; or, of an
//! external source, makes it follow that. Pure.
[[nodiscard]] ActionPlan planSetTag(const ActionWish& wish, const SetTagFacts& facts);
//! Makes the target's tag follow another of its stream. Pure.
[[nodiscard]] ActionPlan planAliasTag(const ActionWish& wish, const SetTagFacts& facts);

} // namespace portolan
