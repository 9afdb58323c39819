// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/annotationcomparison.h"
#include "compare/comparedimage.h"
#include "compare/configcomparison.h"
#include "compare/historycomparison.h"
#include "compare/layercomparison.h"
#include "compare/linecomparison.h"
#include "compare/platformcomparison.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace portolan {

//! How alike two images are as a whole.
enum class Sameness {
    SameDigest, //!< one manifest
    SameContent, //!< other manifest bytes (compression, annotations), but one configuration and the same
                 //!< files
    Different,
};

//! What the summary says of one side.
class ComparedSide final {
public:
    ComparedSide() = default;

    QString reference;
    Digest digest; //!< of the manifest
    Digest indexDigest; //!< of the index it was chosen from, or null
    QString mediaType;
    QString artifactType; //!< empty for images
    QDateTime created; //!< UTC, invalid when unknown
    qint64 size = -1; //!< bytes of all blobs as stored, each once; -1 when unknown (an index, schema 1)
    qint64 uniqueSize =
        -1; //!< bytes of the blobs the other side does not have: what it costs beside the other
};

//! Two images at a glance.
class ComparisonSummary final {
public:
    ComparisonSummary() = default;

    Sameness sameness = Sameness::Different;
    bool sameFiles =
        false; //!< the same layers by diffID (or, where unknown, by digest), whatever the configuration says
    ComparedSide a;
    ComparedSide b;
    qint64 sharedSize = -1; //!< bytes of the blobs both have, as B stores them; -1 when unknown
    QList<Platform> platformsOnBoth;
    QList<Platform> platformsOnlyA;
    QList<Platform> platformsOnlyB;
};

//! All that differs between two images. A value.
class ImageComparison final {
public:
    ImageComparison() = default;

    ComparisonSummary summary;
    QList<ConfigRow> config;
    QList<LayerRow> layers;
    QList<HistoryRow> history;
    QList<PlatformRow> platforms;
    QList<AnnotationRow> annotations;
    QList<LineRow> manifestLines;
    QList<LineRow> configLines; //!< of the raw configurations
};

//! Compares images, artifacts, schema 1 manifests and indexes, in any mixture. Takes up to a second for
//! hostile inputs of several megabytes: not for the GUI thread. Pure.
[[nodiscard]] ImageComparison compareImages(const ComparedImage& a, const ComparedImage& b);

} // namespace portolan
