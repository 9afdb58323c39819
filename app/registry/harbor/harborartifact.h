// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"
#include "oci/tagrecord.h"
#include "registry/harbor/harborscan.h"

#include <QList>
#include <utility>

namespace portolan {

//! A tag of an artifact. A value.
class HarborTag final {
public:
    HarborTag() = default;

    QString name;
    QDateTime pushed; //!< UTC
    bool immutable = false;
};
static_assert(!std::is_aggregate_v<HarborTag>);

//! A manifest with its tags, as Harbor knows it. Every field but the digest may be missing. A value.
class HarborArtifact final {
public:
    HarborArtifact() = default;
    //! Errors: Protocol without a digest.
    [[nodiscard]] static Result<HarborArtifact> parse(const JsonReader& json);

    //! One for each tag.
    [[nodiscard]] QList<TagRecord> records() const;

    Digest digest;
    QString manifestType; //!< media type of the manifest
    QString type; //!< "IMAGE", "CHART", ...
    qint64 size = -1;
    QDateTime pushed; //!< UTC
    QDateTime created; //!< UTC
    QString platform; //!< "linux/amd64"; of an index empty
    QList<std::pair<Digest, QString>> children; //!< of an index: digest and platform
    QList<HarborTag> tags;
    HarborScan scan;
};
static_assert(!std::is_aggregate_v<HarborArtifact>);

} // namespace portolan
