// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "oci/digest.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! A layer as Quay's REST API tells of it, the lowest first. A value.
class QuayLayer final {
public:
    QuayLayer() = default;

    Digest blob;
    qint64 compressedSize = -1;
    bool isRemote = false; //!< its bytes are elsewhere
    QStringList command;
    QString comment;
    QString author;
    QDateTime created; //!< UTC
};
static_assert(!std::is_aggregate_v<QuayLayer>);

//! A manifest as Quay's REST API tells of it, also of an image no tag points to any more (protocols/quay.md
//! section 6). A value.
class QuayManifest final {
public:
    QuayManifest() = default;

    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayManifest> parse(QByteArrayView body);

    Digest digest;
    bool isList = false;
    QByteArray bytes; //!< the manifest itself, for ManifestDocument
    QString configMediaType;
    qint64 compressedSize = -1; //!< of all layers
    QList<QuayLayer> layers;
};
static_assert(!std::is_aggregate_v<QuayManifest>);

} // namespace portolan
