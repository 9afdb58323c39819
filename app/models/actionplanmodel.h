// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"
#include "registry/actionplan.h"

namespace portolan {

//! An action's plan as people read it. Top-level rows (keys), each only where it has something to say:
//! "blockers", "effects", "warnings", "preview" (item by item), "requests". GUI thread.
class ActionPlanModel final : public LabelTreeModel {
    Q_OBJECT

public:
    using LabelTreeModel::LabelTreeModel;

    void setPlan(const ActionPlan& plan);
    void setReport(const ActionReport& report); //!< "outcome" and "notes" instead
    void clear();
};

} // namespace portolan
