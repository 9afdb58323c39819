// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/comparedimage.h"
#include "compare/difference.h"

#include <QList>

#include <optional>

namespace portolan {

//! A platform of two images. Same: one manifest. Changed: both have the platform, with different manifests.
class PlatformRow final {
public:
    PlatformRow() = default;

    Platform platform; //!< empty for children of an index that name none
    std::optional<Descriptor> a;
    std::optional<Descriptor> b;
    Difference difference = Difference::Same;
};

//! The platforms of either side: of the index it came from, or the one of a single image; attestations are
//! none. In the order of A, then what only B has. Pure.
[[nodiscard]] QList<PlatformRow> comparePlatforms(const ComparedImage& a, const ComparedImage& b);

} // namespace portolan
