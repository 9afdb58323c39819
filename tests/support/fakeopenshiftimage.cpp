// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftimage.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace portolan {
namespace {

QString digestOf(const QByteArray& bytes)
{
    return QStringLiteral("sha256:")
        + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QStringList strings(const QJsonValue& array)
{
    QStringList list;
    const QJsonArray values = array.toArray();
    for (const QJsonValue value : values)
        list += value.toString();
    return list;
}

//! Docker leaves out what is empty.
void insertList(QJsonObject& object, const QString& key, const QStringList& list)
{
    if (!list.isEmpty())
        object.insert(key, QJsonArray::fromStringList(list));
}

QJsonObject configJson(const FakeOpenShiftImage& image)
{
    QJsonObject config;
    QJsonObject ports;
    for (const QString& port : image.exposedPorts)
        ports.insert(port, QJsonObject());
    if (!ports.isEmpty())
        config.insert(QStringLiteral("ExposedPorts"), ports);
    insertList(config, QStringLiteral("Env"), image.env);
    insertList(config, QStringLiteral("Cmd"), image.cmd);
    insertList(config, QStringLiteral("Entrypoint"), image.entrypoint);
    QJsonObject labels;
    for (auto it = image.labels.cbegin(); it != image.labels.cend(); ++it)
        labels.insert(it.key(), it.value());
    if (!labels.isEmpty())
        config.insert(QStringLiteral("Labels"), labels);
    return config;
}

QJsonObject metadataJson(const FakeOpenShiftImage& image)
{
    QJsonObject metadata;
    metadata.insert(QStringLiteral("kind"), QStringLiteral("DockerImage"));
    metadata.insert(QStringLiteral("apiVersion"), QStringLiteral("image.openshift.io/1.0"));
    metadata.insert(QStringLiteral("Id"), image.isIndex() ? image.digest : image.configDigest);
    metadata.insert(QStringLiteral("Created"), image.created.toString(Qt::ISODate));
    metadata.insert(QStringLiteral("ContainerConfig"), QJsonObject());
    if (image.isIndex())
        return metadata;
    metadata.insert(QStringLiteral("Config"), configJson(image));
    metadata.insert(QStringLiteral("Architecture"), image.architecture);
    qint64 size = image.configSize;
    for (const FakeOpenShiftLayer& layer : image.layers)
        size += layer.size;
    metadata.insert(QStringLiteral("Size"), size);
    return metadata;
}

QJsonObject childJson(const FakeOpenShiftImage& child)
{
    QJsonObject object;
    object.insert(QStringLiteral("digest"), child.digest);
    object.insert(QStringLiteral("mediaType"), child.mediaType);
    object.insert(QStringLiteral("manifestSize"), child.manifestSize);
    object.insert(QStringLiteral("architecture"), child.architecture);
    object.insert(QStringLiteral("os"), child.os);
    if (!child.variant.isEmpty())
        object.insert(QStringLiteral("variant"), child.variant);
    return object;
}

} // namespace

FakeOpenShiftImage FakeOpenShiftImage::made(int seed)
{
    const QByteArray mark = QByteArray::number(seed);
    FakeOpenShiftImage image;
    image.digest = digestOf("manifest " + mark);
    image.configDigest = digestOf("config " + mark);
    image.created = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(seed);
    image.cmd = {QStringLiteral("serve")};
    image.entrypoint = {QStringLiteral("/bin/sh"), QStringLiteral("-c")};
    image.exposedPorts = {QStringLiteral("8080/tcp")};
    image.labels.insert(QStringLiteral("version"), QString::fromLatin1(mark));
    FakeOpenShiftLayer base;
    base.digest = digestOf("base layer"); // shared by all, as base layers are
    base.size = 1000000;
    FakeOpenShiftLayer top;
    top.digest = digestOf("layer " + mark);
    top.size = 2000 + seed;
    image.layers = {base, top};
    return image;
}

FakeOpenShiftImage FakeOpenShiftImage::index(const QList<FakeOpenShiftImage>& children)
{
    QByteArray mark = "index";
    for (const FakeOpenShiftImage& child : children)
        mark += child.digest.toLatin1();
    FakeOpenShiftImage image;
    image.digest = digestOf(mark);
    image.mediaType = QStringLiteral("application/vnd.oci.image.index.v1+json");
    image.created = QDateTime::currentDateTimeUtc();
    image.children = children;
    return image;
}

FakeOpenShiftImage FakeOpenShiftImage::fromManifest(
    const QByteArray& manifest, const QByteArray& config, const QList<FakeOpenShiftImage>& children)
{
    const QJsonObject root = QJsonDocument::fromJson(manifest).object();
    const QJsonObject json = QJsonDocument::fromJson(config).object();
    FakeOpenShiftImage image;
    image.digest = digestOf(manifest);
    image.manifestSize = manifest.size();
    image.mediaType = root.value(QStringLiteral("mediaType")).toString();
    image.children = children;
    if (image.mediaType.isEmpty())
        image.mediaType = root.contains(QStringLiteral("manifests"))
            ? QStringLiteral("application/vnd.oci.image.index.v1+json")
            : QStringLiteral("application/vnd.oci.image.manifest.v1+json");
    image.configDigest =
        root.value(QStringLiteral("config")).toObject().value(QStringLiteral("digest")).toString();
    const QJsonArray layers = root.value(QStringLiteral("layers")).toArray();
    for (const QJsonValue each : layers) {
        FakeOpenShiftLayer layer;
        layer.digest = each.toObject().value(QStringLiteral("digest")).toString();
        layer.size = each.toObject().value(QStringLiteral("size")).toInteger();
        layer.mediaType = each.toObject().value(QStringLiteral("mediaType")).toString();
        image.layers += layer;
    }
    image.configSize = config.size();
    const QJsonObject run = json.value(QStringLiteral("config")).toObject();
    image.created =
        QDateTime::fromString(json.value(QStringLiteral("created")).toString(), Qt::ISODate).toUTC();
    if (!image.created.isValid())
        image.created = QDateTime::currentDateTimeUtc();
    image.os = json.value(QStringLiteral("os")).toString();
    image.architecture = json.value(QStringLiteral("architecture")).toString();
    image.variant = json.value(QStringLiteral("variant")).toString();
    image.env = strings(run.value(QStringLiteral("Env")));
    image.cmd = strings(run.value(QStringLiteral("Cmd")));
    image.entrypoint = strings(run.value(QStringLiteral("Entrypoint")));
    image.exposedPorts = run.value(QStringLiteral("ExposedPorts")).toObject().keys();
    const QJsonObject labels = run.value(QStringLiteral("Labels")).toObject();
    for (auto it = labels.constBegin(); it != labels.constEnd(); ++it)
        image.labels.insert(it.key(), it.value().toString());
    return image;
}

bool FakeOpenShiftImage::isIndex() const
{
    return !children.isEmpty() || mediaType.contains(QLatin1StringView("index"))
        || mediaType.contains(QLatin1StringView("manifest.list"));
}

QJsonObject FakeOpenShiftImage::toJson(const QString& reference, bool managed) const
{
    QJsonObject annotations;
    if (!isIndex())
        annotations.insert(
            QStringLiteral("image.openshift.io/dockerLayersOrder"), QStringLiteral("ascending"));
    if (managed)
        annotations.insert(QStringLiteral("openshift.io/image.managed"), QStringLiteral("true"));
    QJsonObject metadata;
    metadata.insert(QStringLiteral("name"), digest);
    if (!annotations.isEmpty())
        metadata.insert(QStringLiteral("annotations"), annotations);
    QJsonObject object;
    object.insert(QStringLiteral("metadata"), metadata);
    object.insert(QStringLiteral("dockerImageReference"), reference);
    object.insert(QStringLiteral("dockerImageMetadata"), metadataJson(*this));
    object.insert(QStringLiteral("dockerImageMetadataVersion"), QStringLiteral("1.0"));
    object.insert(QStringLiteral("dockerImageManifestMediaType"), mediaType);
    if (isIndex()) {
        QJsonArray list;
        for (const FakeOpenShiftImage& child : children)
            list.append(childJson(child));
        object.insert(QStringLiteral("dockerImageManifests"), list);
        return object;
    }
    QJsonArray list;
    for (const FakeOpenShiftLayer& layer : layers) {
        QJsonObject one;
        one.insert(QStringLiteral("name"), layer.digest);
        one.insert(QStringLiteral("size"), layer.size);
        one.insert(QStringLiteral("mediaType"), layer.mediaType);
        list.append(one);
    }
    object.insert(QStringLiteral("dockerImageLayers"), list);
    return object;
}

} // namespace portolan
