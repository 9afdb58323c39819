// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"
#include "registry/imagedetails.h"
#include "service/enginestate.h"

#include <optional>

namespace portolan {

//! What an image is, at a glance. Keys of its rows: "tag", "digest", "mediaType", "artifactType", "size",
//! "created", "platform", "platforms", "layers", "author", "subject", "onThisMachine" (with a child for each
//! container engine), "annotations" (with children). Every value can be copied.
class OverviewModel final : public LabelTreeModel {
    Q_OBJECT

public:
    using LabelTreeModel::LabelTreeModel;

    void setImage(const ImageDetails& details);
    //! How this machine's engines stand to the tag; stays with the next image.
    void setEngineStates(const QList<EngineState>& states);
    void clear();

private:
    void show();

    std::optional<ImageDetails> m_details;
    QList<EngineState> m_engines;
};

} // namespace portolan
