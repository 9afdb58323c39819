// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/deleteplan.h"
#include "registry/imagedetails.h"

namespace portolan {

// What portolan-cli prints for people, lines and all. Pure.

[[nodiscard]] QString imageText(const QString& reference, const ImageDetails& details);
[[nodiscard]] QString planText(const DeletePlan& plan);

} // namespace portolan
