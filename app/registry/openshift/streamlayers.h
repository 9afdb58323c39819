// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "oci/digest.h"

#include <QHash>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! The blobs of all images of a stream, in one answer: imagestreams/<name>/layers (protocols/openshift.md
//! section 4). A value.
class StreamLayers final {
public:
    class Blob final {
    public:
        qint64 size = -1; //!< -1: not known
        QString mediaType;
    };

    class Image final {
    public:
        QList<Digest> layers;
        Digest config;
        QList<Digest> manifests; //!< of an index
        bool missing = false;
    };

    StreamLayers() = default;
    [[nodiscard]] static StreamLayers fromJson(const JsonReader& json);

    [[nodiscard]] bool isMissing(const Digest& image) const;
    //! Bytes of an image's layers, each counted once; of an index those of its first image. -1: not known.
    [[nodiscard]] qint64 sizeOf(const Digest& image) const;
    [[nodiscard]] QString mediaTypeOf(const Digest& image) const { return blobs.value(image).mediaType; }
    //! Bytes that only these images use in the stream; -1: not known.
    [[nodiscard]] qint64 uniqueBytes(const QList<Digest>& gone, const QList<Digest>& kept) const;

    QHash<Digest, Blob> blobs;
    QHash<Digest, Image> images;

private:
    [[nodiscard]] QList<Digest> allLayers(const QList<Digest>& roots) const;
};
static_assert(!std::is_aggregate_v<StreamLayers>);

} // namespace portolan
