// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/imagestream.h"
#include "registry/openshift/streamlayers.h"
#include "registry/repositoryinfo.h"

#include <optional>

namespace portolan {

//! What there is to say of an image stream as a whole: where it is, what its tags follow and how, what went
//! wrong. Pure.
[[nodiscard]] RepositoryInfo streamInfo(const ImageStream& stream, const std::optional<StreamLayers>& layers);

} // namespace portolan
