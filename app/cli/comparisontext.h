// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/imagecomparison.h"

namespace portolan {

//! What `portolan-cli diff` prints for people: `-` only in A, `+` only in B, `~` changed, ` ` same. Pure.
[[nodiscard]] QString comparisonText(const ImageComparison& comparison, bool withSame);

} // namespace portolan
