// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/descriptor.h"

#include <QList>

namespace portolan {

//! An image or artifact manifest, OCI or docker schema 2 (and the withdrawn OCI artifact manifest, whose
//! blobs become layers and whose config is null). Layers: base first. A value.
class Manifest final {
public:
    Manifest() = default;

    //! Errors: Protocol.
    [[nodiscard]] static Result<Manifest> fromJson(const JsonReader& json);

    //! artifactType, else the config's media type when that is no image config, else empty: then it is an
    //! image.
    [[nodiscard]] QString effectiveArtifactType() const;
    [[nodiscard]] bool isImage() const { return effectiveArtifactType().isEmpty(); }
    [[nodiscard]] qint64 layersSize() const; //!< bytes, compressed, as stored; each digest counted once

    QString mediaType; //!< as in the body, may be empty in old images
    QString artifactType;
    std::optional<Descriptor> config;
    QList<Descriptor> layers;
    std::optional<Descriptor> subject;
    Annotations annotations;
};

} // namespace portolan
