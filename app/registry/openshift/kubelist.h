// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QString>

#include <type_traits>
#include <vector>

namespace portolan {

//! A list, or a page of one. A value; its items keep the whole answer in memory.
class KubeList final {
public:
    KubeList() = default;

    std::vector<JsonReader> items;
    QString resourceVersion; //!< where a watch goes on from; opaque
    QString next; //!< the continue token of the next page, empty: this was the last
    //! The list was too old to go on with, so this page is of a newer one: a watch must not go on from
    //! resourceVersion, as what changed between is known to nobody.
    bool inconsistent = false;
};
static_assert(!std::is_aggregate_v<KubeList>);

} // namespace portolan
