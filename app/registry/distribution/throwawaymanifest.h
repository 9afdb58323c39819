// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/manifestdocument.h"

namespace portolan {

//! A manifest that exists to be deleted: no layers, a tiny config of its own, unlike any other in the world.
//! Put on a tag and deleted by its digest, it takes that one tag along on servers that cannot delete a tag
//! (protocols/oci-distribution.md section 8). A value.
class ThrowawayManifest final {
public:
    //! Unique by random bytes.
    [[nodiscard]] static Result<ThrowawayManifest> make();

    QByteArray config;
    Descriptor configDescriptor;
    ManifestDocument document;
};

} // namespace portolan
