// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/streamplace.h"

#include <type_traits>

namespace portolan {

//! Where SetTag and AliasTag take from, as far as the wish says it. A value.
class TagSource final {
public:
    enum class Kind { Image, Tag, External };

    TagSource() = default;
    //! Reads `digest` and `source` of a wish: a tag of its `repository`, "stream:tag" of the same project,
    //! "project/stream:tag" (or "@digest") of the cluster, or a pull specification whose first part is a
    //! host. Errors: Usage.
    [[nodiscard]] static Result<TagSource> of(const ActionWish& wish);

    Kind kind = Kind::Image;
    StreamPlace place; //!< of Image and Tag
    QString tag; //!< of Tag
    QString digest; //!< of Image
    QString pullSpec; //!< of External
};
static_assert(!std::is_aggregate_v<TagSource>);

} // namespace portolan
