// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/capabilities.h"
#include "registry/deleteplan.h"
#include "registry/openshift/imagestream.h"
#include "registry/openshift/streamlayers.h"

#include <optional>
#include <type_traits>

namespace portolan {

//! What is known when tags of an image stream are to be deleted. A value.
class TagDeletionFacts final {
public:
    TagDeletionFacts() = default;

    QString registryId;
    ImageStream stream;
    std::optional<StreamLayers> layers; //!< nothing: could not be read
    Ability mayDelete = Ability::Unknown;
    Sentence reason; //!< the missing permission
};
static_assert(!std::is_aggregate_v<TagDeletionFacts>);

//! The deletion of tags of an image stream: by the cluster's API, which removes a tag with all its history
//! and leaves the images to pruning (protocols/openshift.md section 4). DeleteScope::ImagesAndAllTags takes
//! every tag that points to the same images now. Pure.
[[nodiscard]] DeletePlan planTagDeletion(const DeleteWish& wish, const TagDeletionFacts& facts);

} // namespace portolan
