// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"
#include "registry/deleteplan.h"

namespace portolan {

//! Whether every tag a plan removes still points to what was planned: Conflict with code TAG_MOVED when one
//! does not. A HEAD for each. `plane` outlives the task; `host` is for the error.
[[nodiscard]] QCoro::Task<Result<void>> recheckPlan(
    DataPlane* plane, DeletePlan plan, QString host, std::stop_token stop);

//! What a plan that was carried out to its end has removed. Pure.
[[nodiscard]] DeleteReport reportOf(const DeletePlan& plan);

} // namespace portolan
