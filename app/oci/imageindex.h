// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/descriptor.h"

#include <QList>

namespace portolan {

//! An OCI image index or docker manifest list. Children may be indexes again. A value.
class ImageIndex final {
public:
    ImageIndex() = default;

    //! Errors: Protocol. A `manifests` that is null or absent is an empty list.
    [[nodiscard]] static Result<ImageIndex> fromJson(const JsonReader& json);

    //! The children that are images or indexes: without attestations and unknown/unknown entries.
    [[nodiscard]] QList<Descriptor> images() const;
    //! The attestations about one child.
    [[nodiscard]] QList<Descriptor> attestationsOf(const Digest& child) const;
    //! The first child for the platform (image-spec: several may fit, the first wins), or nothing.
    [[nodiscard]] std::optional<Descriptor> find(const Platform& wish) const;

    QString mediaType;
    QString artifactType;
    QList<Descriptor> manifests; //!< all, in order
    std::optional<Descriptor> subject;
    Annotations annotations;
};

} // namespace portolan
