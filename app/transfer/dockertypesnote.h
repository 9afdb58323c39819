// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/manifestdocument.h"

#include <QStringList>

namespace portolan {

//! What to say when a manifest of docker's own type goes into an OCI layout: it is kept as it is, for its
//! digest's sake, but skopeo finds such a manifest only where it is the only one and no name is given
//! (podman-container-tools/skopeo#2577). Empty for OCI's types.
[[nodiscard]] QStringList dockerTypesNote(const ManifestDocument& root);

} // namespace portolan
