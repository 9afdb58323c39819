// SPDX-License-Identifier: Apache-2.0
#include "compare/imagecomparison.h"

#include <QHash>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Blobs = QHash<Digest, qint64>;

//! The blobs of an image with their sizes; nothing when a size is unknown.
std::optional<Blobs> blobsOf(const ManifestDocument& document)
{
    if (!document.manifest())
        return std::nullopt;
    Blobs blobs;
    for (const Descriptor& blob : document.references())
        blobs.insert(blob.digest, blob.size);
    return blobs;
}

qint64 sizeOf(const Blobs& blobs)
{
    qint64 sum = 0;
    for (const qint64 size : blobs)
        sum = sumOfSizes(sum, size);
    return sum;
}

//! The bytes of `blobs` whose presence in `other` is as asked.
qint64 sizeWhere(const Blobs& blobs, const Blobs& other, bool isInOther)
{
    qint64 sum = 0;
    for (auto blob = blobs.begin(); blob != blobs.end(); ++blob) {
        if (other.contains(blob.key()) == isInOther)
            sum = sumOfSizes(sum, blob.value());
    }
    return sum;
}

QDateTime createdOf(const ComparedImage& image)
{
    if (const ImageConfig* config = image.effectiveConfig(); config && config->created.isValid())
        return config->created;
    const QString written = image.manifest.annotations().value(u"org.opencontainers.image.created"_s);
    return QDateTime::fromString(written, Qt::ISODateWithMs).toUTC();
}

ComparedSide sideOf(const ComparedImage& image)
{
    ComparedSide side;
    side.reference = image.reference;
    side.digest = image.manifest.digest();
    if (image.index)
        side.indexDigest = image.index->digest();
    side.mediaType = image.manifest.mediaType();
    side.artifactType = image.manifest.descriptor().artifactType;
    side.created = createdOf(image);
    return side;
}

//! A layer's files: by diffID, or by digest where the configuration does not say.
QList<Digest> filesOf(const QList<LayerStep>& layers, bool byDiffId)
{
    QList<Digest> out;
    for (const LayerStep& layer : layers)
        out << (byDiffId ? layer.diffId : layer.descriptor.digest);
    return out;
}

bool knowsDiffIds(const QList<LayerStep>& layers)
{
    return std::none_of(
        layers.begin(), layers.end(), [](const LayerStep& layer) { return layer.diffId.isNull(); });
}

bool haveSameFiles(const ComparedImage& a, const ComparedImage& b)
{
    if (a.manifest.index() || b.manifest.index())
        return a.manifest.digest() == b.manifest.digest();
    const QList<LayerStep> layersA = a.layers();
    const QList<LayerStep> layersB = b.layers();
    const bool byDiffId = knowsDiffIds(layersA) && knowsDiffIds(layersB);
    return filesOf(layersA, byDiffId) == filesOf(layersB, byDiffId);
}

bool haveSameConfig(const ComparedImage& a, const ComparedImage& b)
{
    const Manifest* imageA = a.manifest.manifest();
    const Manifest* imageB = b.manifest.manifest();
    if (!imageA || !imageB || imageA->config.has_value() != imageB->config.has_value())
        return false;
    return !imageA->config || imageA->config->digest == imageB->config->digest;
}

Sameness samenessOf(
    const ComparedImage& a, const ComparedImage& b, bool sameFiles, const QList<PlatformRow>& platforms)
{
    if (!a.manifest.digest().isNull() && a.manifest.digest() == b.manifest.digest())
        return Sameness::SameDigest;
    if (a.manifest.index() && b.manifest.index())
        return countDifferences(platforms) == 0 ? Sameness::SameContent : Sameness::Different;
    return sameFiles && haveSameConfig(a, b) ? Sameness::SameContent : Sameness::Different;
}

ComparisonSummary summarise(
    const ComparedImage& a, const ComparedImage& b, const QList<PlatformRow>& platforms)
{
    ComparisonSummary summary;
    summary.sameFiles = haveSameFiles(a, b);
    summary.sameness = samenessOf(a, b, summary.sameFiles, platforms);
    summary.a = sideOf(a);
    summary.b = sideOf(b);
    const auto blobsA = blobsOf(a.manifest);
    const auto blobsB = blobsOf(b.manifest);
    if (blobsA)
        summary.a.size = sizeOf(*blobsA);
    if (blobsB)
        summary.b.size = sizeOf(*blobsB);
    if (blobsA && blobsB) {
        summary.a.uniqueSize = sizeWhere(*blobsA, *blobsB, false);
        summary.b.uniqueSize = sizeWhere(*blobsB, *blobsA, false);
        summary.sharedSize = sizeWhere(*blobsB, *blobsA, true);
    }
    for (const PlatformRow& row : platforms) {
        if (row.platform.isEmpty())
            continue;
        if (row.difference == Difference::OnlyA)
            summary.platformsOnlyA << row.platform;
        else if (row.difference == Difference::OnlyB)
            summary.platformsOnlyB << row.platform;
        else
            summary.platformsOnBoth << row.platform;
    }
    return summary;
}

QList<HistoryEntry> historyOf(const ComparedImage& image)
{
    const ImageConfig* config = image.effectiveConfig();
    return config ? config->history : QList<HistoryEntry>();
}

} // namespace

ImageComparison compareImages(const ComparedImage& a, const ComparedImage& b)
{
    ImageComparison out;
    out.platforms = comparePlatforms(a, b);
    out.summary = summarise(a, b, out.platforms);
    out.config = compareConfigs(a.effectiveConfig(), b.effectiveConfig());
    out.layers = compareLayers(a.layers(), b.layers());
    out.history = compareHistories(historyOf(a), historyOf(b));
    out.annotations = compareAnnotations(a, b);
    out.manifestLines = compareJsonLines(a.manifest.bytes(), b.manifest.bytes());
    out.configLines = compareJsonLines(a.configBytes, b.configBytes);
    return out;
}

} // namespace portolan
