// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"
#include "oci/manifestdocument.h"

#include <QStringList>

namespace portolan {

//! What to say of an image that was put into an OCI layout or archive by this name and that skopeo (seen with
//! 1.9) finds there only without a name, where it is the only one: a manifest of docker's own type, kept so
//! for its digest's sake (podman-container-tools/skopeo#2577), or a name beyond the grammar of the OCI's
//! annotations, as docker's tags may be ("a__b", "1.0-"). Empty where there is no such trouble. Pure.
[[nodiscard]] Sentences skopeoNotes(const ManifestDocument& root, const QString& name);

} // namespace portolan
