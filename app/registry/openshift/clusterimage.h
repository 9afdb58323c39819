// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "oci/descriptor.h"
#include "oci/imageconfig.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! A signature kept with an Image. A value.
class ClusterSignature final {
public:
    ClusterSignature() = default;
    //! Of an Image's `signatures` or of the registry's extension endpoint.
    [[nodiscard]] static ClusterSignature fromJson(const JsonReader& json);

    QString name; //!< "sha256:...@id"
    QString type; //!< "AtomicImageV1" or "atomic"
    QByteArray content; //!< decoded
};
static_assert(!std::is_aggregate_v<ClusterSignature>);

//! An Image of a cluster: what the API says of a manifest without its bytes (protocols/openshift.md section
//! 4). A value; every field may be absent.
class ClusterImage final {
public:
    ClusterImage() = default;
    //! An Image, or the `image` of an ImageStreamTag, ImageStreamImage or ImageTag.
    [[nodiscard]] static ClusterImage fromJson(const JsonReader& json);

    [[nodiscard]] bool isIndex() const { return !manifests.isEmpty(); }
    [[nodiscard]] qint64 layersSize() const; //!< -1 when the image has none, or one's size is not known

    Digest digest;
    QString reference; //!< the pull specification
    QString mediaType; //!< of the manifest
    Annotations annotations;
    bool managed = false; //!< stored in the integrated registry
    QByteArray manifestBytes; //!< usually empty; verify them
    QByteArray configBytes; //!< usually empty; verify them
    Digest configDigest; //!< null for indexes
    qint64 size = -1; //!< as dockerImageMetadata says: layers and config
    ImageConfig config; //!< what dockerImageMetadata has of it: no history, no diff ids
    QList<Descriptor> layers; //!< base first
    QList<Descriptor> manifests; //!< of an index
    QList<ClusterSignature> signatures;
};
static_assert(!std::is_aggregate_v<ClusterImage>);

} // namespace portolan
