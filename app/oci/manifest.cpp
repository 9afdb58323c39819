// SPDX-License-Identifier: Apache-2.0
#include "oci/manifest.h"

#include "base/jsonreader.h"
#include "oci/mediatype.h"

#include <QSet>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QList<Descriptor>> descriptors(const JsonReader& list)
{
    QList<Descriptor> out;
    for (const JsonReader& item : list.items()) {
        auto descriptor = Descriptor::fromJson(item);
        if (!descriptor)
            return descriptor.error();
        out << *std::move(descriptor);
    }
    return out;
}

} // namespace

Result<Manifest> Manifest::fromJson(const JsonReader& json)
{
    if (!json.isObject())
        return Error::protocol(u"the manifest is not a JSON object"_s);
    Manifest manifest;
    manifest.mediaType = json["mediaType"_L1].text();
    manifest.artifactType = json["artifactType"_L1].text();
    manifest.annotations = annotationsFromJson(json["annotations"_L1]);
    const bool isArtifactManifest = mediaKind(manifest.mediaType) == MediaKind::OciArtifactManifest;

    if (const JsonReader config = json["config"_L1]; config.isObject()) {
        auto descriptor = Descriptor::fromJson(config);
        if (!descriptor)
            return descriptor.error();
        manifest.config = *std::move(descriptor);
    } else if (!isArtifactManifest) {
        return Error::protocol(u"the manifest has no config"_s);
    }
    auto layers = descriptors(json[isArtifactManifest ? "blobs"_L1 : "layers"_L1]);
    if (!layers)
        return layers.error();
    manifest.layers = *std::move(layers);
    if (const JsonReader subject = json["subject"_L1]; subject.isObject() && subject.size() > 0) {
        auto descriptor = Descriptor::fromJson(subject);
        if (!descriptor)
            return descriptor.error();
        manifest.subject = *std::move(descriptor);
    }
    return manifest;
}

QString Manifest::effectiveArtifactType() const
{
    if (!artifactType.isEmpty())
        return artifactType;
    if (!config)
        return mediaType;
    const MediaKind kind = mediaKind(config->mediaType);
    return kind == MediaKind::OciConfig || kind == MediaKind::DockerConfig ? QString() : config->mediaType;
}

qint64 Manifest::layersSize() const
{
    qint64 sum = 0;
    QSet<Digest> seen;
    for (const Descriptor& layer : layers) {
        if (!seen.contains(layer.digest)) {
            seen.insert(layer.digest);
            sum = sumOfSizes(sum, layer.size);
        }
    }
    return sum;
}

} // namespace portolan
