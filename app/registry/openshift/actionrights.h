// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/offering.h"
#include "registry/openshift/accessreview.h"
#include "registry/openshift/streamplace.h"

namespace portolan {

//! The rights one kind of action needs in a place: of a stream's tags in its project, of the operator in the
//! cluster. Empty: it is no action of an OpenShift cluster. Pure.
[[nodiscard]] QList<AccessQuestion> rightsFor(ActionKind kind, const QString& project);
//! The rights a wish needs, in all projects it names. Errors: Usage when it names none; Unsupported with code
//! NOT_OFFERED. Pure.
[[nodiscard]] Result<QList<AccessQuestion>> rightsFor(const ActionWish& wish);
//! Which kinds a place has at all. Pure.
[[nodiscard]] QList<ActionKind> actionsOf(const StreamPlace& place, bool hasOperator);

//! Where a wish writes: `targetRepository`, else `repository`. Errors: Usage.
[[nodiscard]] Result<StreamPlace> targetOf(const ActionWish& wish);

} // namespace portolan
