// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/clusterimage.h"

#include "registry/openshift/kubetime.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Digest digestOf(const JsonReader& json)
{
    const auto digest = Digest::parse(json.text());
    return digest ? *digest : Digest();
}

QStringList sortedKeys(const JsonReader& json)
{
    QStringList keys;
    for (const auto& [key, value] : json.members())
        keys << key;
    keys.sort();
    return keys;
}

QMap<QString, QString> textMembers(const JsonReader& json)
{
    QMap<QString, QString> texts;
    for (const auto& [key, value] : json.members())
        texts.insert(key, value.text());
    return texts;
}

//! dockerImageMetadata, whose keys begin with capitals.
ImageConfig configFrom(const JsonReader& metadata)
{
    ImageConfig config;
    config.created = kubeTime(metadata["Created"_L1]);
    config.author = metadata["Author"_L1].text();
    config.platform.architecture = metadata["Architecture"_L1].text();
    config.platform.os = metadata["Os"_L1].text();
    config.platform.variant = metadata["Variant"_L1].text();
    // The Image of an import leaves out what is usual.
    if (config.platform.os.isEmpty() && !config.platform.architecture.isEmpty())
        config.platform.os = u"linux"_s;
    const JsonReader run = metadata["Config"_L1];
    config.user = run["User"_L1].text();
    config.env = run["Env"_L1].strings();
    config.entrypoint = run["Entrypoint"_L1].strings();
    config.cmd = run["Cmd"_L1].strings();
    config.workingDir = run["WorkingDir"_L1].text();
    config.exposedPorts = sortedKeys(run["ExposedPorts"_L1]);
    config.volumes = sortedKeys(run["Volumes"_L1]);
    config.labels = textMembers(run["Labels"_L1]);
    config.stopSignal = run["StopSignal"_L1].text();
    config.healthcheck = run["Healthcheck"_L1]["Test"_L1].strings();
    config.shell = run["Shell"_L1].strings();
    return config;
}

QList<Descriptor> layersFrom(const JsonReader& json, const Annotations& annotations)
{
    QList<Descriptor> layers;
    for (const JsonReader& layer : json.items()) {
        const Digest digest = digestOf(layer["name"_L1]);
        if (!digest.isNull())
            layers << Descriptor(
                layer["mediaType"_L1].text(), digest, layer["size"_L1].integer().value_or(-1));
    }
    if (annotations.value(u"image.openshift.io/dockerLayersOrder"_s) == "descending"_L1)
        std::reverse(layers.begin(), layers.end());
    return layers;
}

QList<Descriptor> manifestsFrom(const JsonReader& json)
{
    QList<Descriptor> manifests;
    for (const JsonReader& child : json.items()) {
        const Digest digest = digestOf(child["digest"_L1]);
        if (digest.isNull())
            continue;
        Descriptor descriptor(
            child["mediaType"_L1].text(), digest, child["manifestSize"_L1].integer().value_or(-1));
        const Platform platform(
            child["os"_L1].text(), child["architecture"_L1].text(), child["variant"_L1].text());
        if (!platform.isEmpty())
            descriptor.platform = platform;
        manifests << descriptor;
    }
    return manifests;
}

} // namespace

ClusterSignature ClusterSignature::fromJson(const JsonReader& json)
{
    ClusterSignature signature;
    signature.name = json["metadata"_L1]["name"_L1].text();
    if (signature.name.isEmpty())
        signature.name = json["name"_L1].text();
    signature.type = json["type"_L1].text();
    signature.content = QByteArray::fromBase64(json["content"_L1].text().toLatin1());
    return signature;
}

ClusterImage ClusterImage::fromJson(const JsonReader& json)
{
    ClusterImage image;
    image.digest = digestOf(json["metadata"_L1]["name"_L1]);
    image.reference = json["dockerImageReference"_L1].text();
    image.mediaType = json["dockerImageManifestMediaType"_L1].text();
    image.annotations = annotationsFromJson(json["metadata"_L1]["annotations"_L1]);
    image.managed = image.annotations.value(u"openshift.io/image.managed"_s) == "true"_L1;
    image.manifestBytes = json["dockerImageManifest"_L1].text().toUtf8();
    image.configBytes = json["dockerImageConfig"_L1].text().toUtf8();
    image.layers = layersFrom(json["dockerImageLayers"_L1], image.annotations);
    image.manifests = manifestsFrom(json["dockerImageManifests"_L1]);
    const JsonReader metadata = json["dockerImageMetadata"_L1];
    image.size = metadata["Size"_L1].integer().value_or(-1);
    image.config = configFrom(metadata);
    if (!image.isIndex())
        image.configDigest = digestOf(metadata["Id"_L1]);
    for (const JsonReader& signature : json["signatures"_L1].items())
        image.signatures << ClusterSignature::fromJson(signature);
    return image;
}

qint64 ClusterImage::layersSize() const
{
    if (layers.isEmpty())
        return -1;
    qint64 sum = 0;
    for (const Descriptor& layer : layers) {
        if (layer.size < 0)
            return -1;
        sum = sumOfSizes(sum, layer.size);
    }
    return sum;
}

} // namespace portolan
