// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/deleteplan.h"
#include "registry/engine/engineimage.h"
#include "registry/engine/engineinfo.h"

#include <QList>

#include <type_traits>

namespace portolan {

//! All that is known of an engine when a deletion is planned. A value.
class EngineDeleteFacts final {
public:
    EngineDeleteFacts() = default;

    QString registryId;
    EngineInfo info;
    QList<EngineImage> images;
    QList<EngineContainer> containers;
};
static_assert(!std::is_aggregate_v<EngineDeleteFacts>);

//! What a wish comes to in an engine. Pure. TagsOnly takes names away: Podman's keep their image even without
//! any, Docker's last name of an image takes the image along, which is a blocker then. ImagesAndAllTags takes
//! every name the image has, in whatever repository, one after the other, and the image goes with the last;
//! images that containers use are blockers that name them; an image that
//! goes cannot be put back, as the plan says. Nothing is forced. Steps' targets are
//! `REPOSITORY:TAG` or an image ID; what they expect is the image's ID.
[[nodiscard]] DeletePlan planEngineDeletion(const DeleteWish& wish, const EngineDeleteFacts& facts);

//! What an image without a name is listed as: the start of its ID.
[[nodiscard]] QString shortImageId(const Digest& id);
//! The repository an image without a name is listed in: the one it was pulled from, else `<none>`.
[[nodiscard]] QString homeOfNameless(const EngineImage& image);
//! The image a tag of a repository means, or the start of the ID of one without a name.
[[nodiscard]] const EngineImage* findListed(
    const QList<EngineImage>& images, const QString& repository, const QString& tag);

} // namespace portolan
