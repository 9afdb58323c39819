// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamlayers.h"

#include "oci/descriptor.h"

#include <QSet>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Digest digestOf(const QString& text)
{
    const auto digest = Digest::parse(text);
    return digest ? *digest : Digest();
}

QList<Digest> digestsOf(const JsonReader& json)
{
    QList<Digest> digests;
    for (const QString& text : json.strings()) {
        const Digest digest = digestOf(text);
        if (!digest.isNull())
            digests << digest;
    }
    return digests;
}

} // namespace

StreamLayers StreamLayers::fromJson(const JsonReader& json)
{
    StreamLayers layers;
    for (const auto& [name, value] : json["blobs"_L1].members()) {
        const Digest digest = digestOf(name);
        if (digest.isNull())
            continue;
        Blob blob;
        blob.size = value["size"_L1].integer().value_or(-1);
        blob.mediaType = value["mediaType"_L1].text();
        layers.blobs.insert(digest, blob);
    }
    for (const auto& [name, value] : json["images"_L1].members()) {
        const Digest digest = digestOf(name);
        if (digest.isNull())
            continue;
        Image image;
        image.layers = digestsOf(value["layers"_L1]);
        image.config = digestOf(value["config"_L1].text());
        image.manifests = digestsOf(value["manifests"_L1]);
        image.missing = value["imageMissing"_L1].boolean().value_or(false);
        layers.images.insert(digest, image);
    }
    return layers;
}

bool StreamLayers::isMissing(const Digest& image) const
{
    const auto known = images.constFind(image);
    return known != images.cend() && known->missing;
}

qint64 StreamLayers::sizeOf(const Digest& image) const
{
    auto known = images.constFind(image);
    if (known != images.cend() && known->layers.isEmpty() && !known->manifests.isEmpty())
        known = images.constFind(known->manifests.first());
    if (known == images.cend() || known->missing || known->layers.isEmpty())
        return -1;
    qint64 sum = 0;
    QSet<Digest> counted;
    for (const Digest& layer : known->layers) {
        if (counted.contains(layer))
            continue;
        counted.insert(layer);
        const qint64 size = blobs.value(layer).size;
        if (size < 0)
            return -1;
        sum = sumOfSizes(sum, size);
    }
    return sum;
}

QList<Digest> StreamLayers::allLayers(const QList<Digest>& roots) const
{
    QSet<Digest> seen;
    QList<Digest> waiting = roots;
    QList<Digest> layers;
    while (!waiting.isEmpty()) {
        const Digest digest = waiting.takeLast();
        if (seen.contains(digest))
            continue;
        seen.insert(digest);
        const Image image = images.value(digest);
        layers += image.layers;
        waiting += image.manifests;
    }
    return layers;
}

qint64 StreamLayers::uniqueBytes(const QList<Digest>& gone, const QList<Digest>& kept) const
{
    for (const Digest& image : gone) {
        if (!images.contains(image) || isMissing(image))
            return -1;
    }
    const QList<Digest> stay = allLayers(kept);
    QSet<Digest> counted(stay.cbegin(), stay.cend());
    qint64 sum = 0;
    for (const Digest& layer : allLayers(gone)) {
        if (counted.contains(layer))
            continue;
        counted.insert(layer);
        const qint64 size = blobs.value(layer).size;
        if (size < 0)
            return -1;
        sum = sumOfSizes(sum, size);
    }
    return sum;
}

} // namespace portolan
