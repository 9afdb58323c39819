// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/difference.h"
#include "oci/layersteps.h"

#include <QList>

#include <optional>

namespace portolan {

//! A layer of two images side by side. Same: one blob. Changed: the same files (diffID) stored otherwise, so
//! that the blob must be fetched again. OnlyA, OnlyB: at this place the other side has nothing like it.
class LayerRow final {
public:
    LayerRow() = default;

    std::optional<LayerStep> a;
    std::optional<LayerStep> b;
    bool elsewhere = false; //!< only on one side here, but the other side has the blob at another place
    Difference difference = Difference::Same;
};

//! The layers in order, base first: a common start, then as many in common as order allows. Pure.
[[nodiscard]] QList<LayerRow> compareLayers(const QList<LayerStep>& a, const QList<LayerStep>& b);

} // namespace portolan
