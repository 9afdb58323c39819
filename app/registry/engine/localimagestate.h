// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/reference.h"
#include "registry/engine/engineimage.h"

namespace portolan {

//! How an engine's image stands to the registry tag it carries.
enum class LocalImageState {
    UpToDate,
    Behind, //!< the tag points to another image now
    NotPresent, //!< no local image has this name
};

//! Compares the engine's images with what a registry's tag points to now. `current`: the tag's digest, and
//! for an index also its children's, since some engines know an image by its own digest alone. An image that
//! carries the tag's name but was made here, and never came from the registry, is Behind. `reference` has a
//! tag; names of Docker Hub are compared as Docker writes them, too. Pure.
[[nodiscard]] LocalImageState localImageState(
    const QList<EngineImage>& images, const Reference& reference, const QList<Digest>& current);

//! The names under which an engine may list a reference: as it is, and Docker's short forms of Docker Hub's.
//! Pure.
[[nodiscard]] QStringList engineSpellings(const Reference& reference);

} // namespace portolan
