// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"
#include "registry/deleteplan.h"

namespace portolan {

//! A delete plan as people read it. Top-level rows (keys), each only where it has something to say:
//! "blockers" (why it cannot be done), "goes" (images and tags that go), "stays" (sibling tags, untagged
//! children, attachment tags), "breaks" (indexes that hold an image that goes, attachments that lose their
//! subject), "warnings" (what one may not expect), "space", "requests".
class DeletePlanModel final : public LabelTreeModel {
    Q_OBJECT

public:
    using LabelTreeModel::LabelTreeModel;

    void setPlan(const DeletePlan& plan);
    void clear();
};

} // namespace portolan
