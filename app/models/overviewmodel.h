// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"
#include "registry/imagedetails.h"

namespace portolan {

//! What an image is, at a glance. Keys of its rows: "tag", "digest", "mediaType", "artifactType", "size",
//! "created", "platform", "platforms", "layers", "author", "subject", "annotations" (with children). Every
//! value can be copied.
class OverviewModel final : public LabelTreeModel {
    Q_OBJECT

public:
    using LabelTreeModel::LabelTreeModel;

    void setImage(const ImageDetails& details);
    void clear();
};

} // namespace portolan
