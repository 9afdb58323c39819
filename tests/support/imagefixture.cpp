// SPDX-License-Identifier: Apache-2.0
#include "support/imagefixture.h"

#include "support/opensslptr.h"
#include "support/tarwriter.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>

#include <array>

namespace portolan {

namespace {

const QString indexType = QStringLiteral("application/vnd.oci.image.index.v1+json");
const QString manifestType = QStringLiteral("application/vnd.oci.image.manifest.v1+json");
const QString configType = QStringLiteral("application/vnd.oci.image.config.v1+json");
const QString layerType = QStringLiteral("application/vnd.oci.image.layer.v1.tar");
const QString emptyType = QStringLiteral("application/vnd.oci.empty.v1+json");

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("ImageFixture: cannot write %s", qPrintable(path));
}

QJsonObject toJson(const QMap<QString, QString>& map)
{
    QJsonObject object;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonObject keysOnly(const QStringList& names)
{
    QJsonObject object;
    for (const QString& name : names)
        object.insert(name, QJsonObject());
    return object;
}

QByteArray fillerBytes(qint64 size, quint32 seed)
{
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator generator(seed);
    generator.fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
    bytes.truncate(size);
    return bytes;
}

void addParents(TarWriter& tar, const QString& path, QSet<QString>& known)
{
    for (qsizetype slash = path.indexOf(u'/'); slash >= 0; slash = path.indexOf(u'/', slash + 1)) {
        const QString folder = path.left(slash);
        if (!known.contains(folder)) {
            known.insert(folder);
            tar.addFolder(folder);
        }
    }
}

QByteArray layerTar(const LayerSpec& spec)
{
    TarWriter tar;
    QSet<QString> known;
    for (const FileSpec& file : spec.files) {
        addParents(tar, file.path, known);
        tar.addFile(file.path, file.content, file.mode);
    }
    if (spec.filler > 0) {
        const QString path = QStringLiteral("var/lib/filler-%1").arg(spec.seed);
        addParents(tar, path, known);
        tar.addFile(path, fillerBytes(spec.filler, spec.seed));
    }
    return tar.finish();
}

void insertUnlessEmpty(QJsonObject& object, const QString& key, const QJsonValue& value)
{
    const bool empty = value.isArray() ? value.toArray().isEmpty()
        : value.isObject()             ? value.toObject().isEmpty()
                                       : value.toString().isEmpty();
    if (!empty)
        object.insert(key, value);
}

QJsonObject runtimeConfig(const ImageSpec& spec)
{
    QJsonObject config;
    insertUnlessEmpty(config, QStringLiteral("Env"), QJsonArray::fromStringList(spec.env));
    insertUnlessEmpty(config, QStringLiteral("Labels"), toJson(spec.labels));
    insertUnlessEmpty(config, QStringLiteral("Entrypoint"), QJsonArray::fromStringList(spec.entrypoint));
    insertUnlessEmpty(config, QStringLiteral("Cmd"), QJsonArray::fromStringList(spec.cmd));
    insertUnlessEmpty(config, QStringLiteral("User"), spec.user);
    insertUnlessEmpty(config, QStringLiteral("WorkingDir"), spec.workingDir);
    insertUnlessEmpty(config, QStringLiteral("ExposedPorts"), keysOnly(spec.exposedPorts));
    insertUnlessEmpty(config, QStringLiteral("Volumes"), keysOnly(spec.volumes));
    return config;
}

QJsonArray history(const ImageSpec& spec)
{
    const QString created = spec.created.toString(Qt::ISODate);
    QJsonArray steps;
    for (const LayerSpec& layer : spec.layers)
        steps.append(QJsonObject{
            {QStringLiteral("created"), created}, {QStringLiteral("created_by"), layer.createdBy}});
    if (spec.metadataStep) {
        steps.append(QJsonObject{{QStringLiteral("created"), created},
            {QStringLiteral("created_by"), QStringLiteral("ENV PATH=/usr/local/bin:/usr/bin:/bin")},
            {QStringLiteral("empty_layer"), true}});
    }
    return steps;
}

QJsonObject configDocument(const ImageSpec& spec, const QJsonArray& diffIds)
{
    QJsonObject document{{QStringLiteral("architecture"), spec.architecture}, {QStringLiteral("os"), spec.os},
        {QStringLiteral("created"), spec.created.toString(Qt::ISODate)},
        {QStringLiteral("config"), runtimeConfig(spec)}, {QStringLiteral("history"), history(spec)},
        {QStringLiteral("rootfs"),
            QJsonObject{
                {QStringLiteral("type"), QStringLiteral("layers")}, {QStringLiteral("diff_ids"), diffIds}}}};
    insertUnlessEmpty(document, QStringLiteral("variant"), spec.variant);
    return document;
}

QString typeOfLayer(const ImageSpec& image, const LayerSpec& layer)
{
    if (image.dockerTypes) {
        return layer.gzip ? QStringLiteral("application/vnd.docker.image.rootfs.diff.tar.gzip")
                          : QStringLiteral("application/vnd.docker.image.rootfs.diff.tar");
    }
    return layer.gzip ? layerType + QStringLiteral("+gzip") : layerType;
}

QString dashed(const FixtureDescriptor& subject)
{
    return QString(subject.digest).replace(u':', u'-');
}

} // namespace

ImageSpec ImageSpec::withLayers(int count, qint64 size, quint32 seed)
{
    ImageSpec spec;
    for (int i = 0; i < count; ++i) {
        LayerSpec layer;
        layer.filler = size;
        layer.seed = seed * 1000 + static_cast<quint32>(i);
        layer.createdBy = QStringLiteral("RUN make layer-%1 # buildkit").arg(i);
        spec.layers.append(layer);
    }
    return spec;
}

ImageFixture::ImageFixture(const QString& folder) : m_folder(folder)
{
    QDir().mkpath(folder + QStringLiteral("/blobs/sha256"));
    writeFile(folder + QStringLiteral("/oci-layout"), R"({"imageLayoutVersion":"1.0.0"})");
    writeIndex();
}

QString ImageFixture::blobFile(const QString& digest) const
{
    return m_folder + QStringLiteral("/blobs/") + QString(digest).replace(u':', u'/');
}

FixtureDescriptor ImageFixture::addImage(const ImageSpec& spec, const QString& tagName)
{
    QJsonArray diffIds;
    QJsonArray layers;
    for (const LayerSpec& layer : spec.layers) {
        const QByteArray tar = layerTar(layer);
        diffIds.append(sha256(tar));
        layers.append(toJson(addBlob(layer.gzip ? gzipped(tar) : tar, typeOfLayer(spec, layer))));
    }
    const QString configMediaType =
        spec.dockerTypes ? QStringLiteral("application/vnd.docker.container.image.v1+json") : configType;
    const QString mediaType = spec.dockerTypes
        ? QStringLiteral("application/vnd.docker.distribution.manifest.v2+json")
        : manifestType;
    const FixtureDescriptor config = addJson(configDocument(spec, diffIds), configMediaType);
    QJsonObject manifest{{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("mediaType"), mediaType},
        {QStringLiteral("config"), toJson(config)}, {QStringLiteral("layers"), layers}};
    insertUnlessEmpty(manifest, QStringLiteral("annotations"), toJson(spec.annotations));

    FixtureDescriptor descriptor = addJson(manifest, mediaType);
    descriptor.os = spec.os;
    descriptor.architecture = spec.architecture;
    descriptor.variant = spec.variant;
    if (!tagName.isEmpty())
        tag(descriptor, tagName);
    return descriptor;
}

FixtureDescriptor ImageFixture::addIndex(const QList<FixtureDescriptor>& children, const QString& tagName,
    const QMap<QString, QString>& annotations)
{
    QJsonArray manifests;
    for (const FixtureDescriptor& child : children)
        manifests.append(toJson(child));
    QJsonObject index{{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("mediaType"), indexType},
        {QStringLiteral("manifests"), manifests}};
    insertUnlessEmpty(index, QStringLiteral("annotations"), toJson(annotations));
    FixtureDescriptor descriptor = addJson(index, indexType);
    if (!tagName.isEmpty())
        tag(descriptor, tagName);
    return descriptor;
}

FixtureDescriptor ImageFixture::addArtifact(const FixtureDescriptor& subject, const QString& artifactType,
    const QByteArray& content, const QString& tagName)
{
    FixtureDescriptor plainSubject;
    plainSubject.mediaType = subject.mediaType;
    plainSubject.digest = subject.digest;
    plainSubject.size = subject.size;
    const QJsonObject manifest{{QStringLiteral("schemaVersion"), 2},
        {QStringLiteral("mediaType"), manifestType}, {QStringLiteral("artifactType"), artifactType},
        {QStringLiteral("config"), toJson(addBlob("{}", emptyType))},
        {QStringLiteral("layers"), QJsonArray{toJson(addBlob(content, artifactType))}},
        {QStringLiteral("subject"), toJson(plainSubject)}};
    FixtureDescriptor descriptor = addJson(manifest, manifestType);
    descriptor.artifactType = artifactType;
    if (tagName.isEmpty())
        list(descriptor);
    else
        tag(descriptor, tagName);
    return descriptor;
}

FixtureDescriptor ImageFixture::addCosignSignature(const FixtureDescriptor& subject)
{
    const QByteArray payload =
        R"({"critical":{"identity":{"docker-reference":""},"image":{"docker-manifest-digest":")"
        + subject.digest.toLatin1() + R"("},"type":"cosign container image signature"},"optional":null})";
    QJsonObject layer =
        toJson(addBlob(payload, QStringLiteral("application/vnd.dev.cosign.simplesigning.v1+json")));
    layer.insert(QStringLiteral("annotations"),
        QJsonObject{
            {QStringLiteral("dev.cosignproject.cosign/signature"), QStringLiteral("bm90IGEgc2lnbmF0dXJl")}});
    ImageSpec spec;
    spec.os.clear();
    spec.architecture.clear();
    const FixtureDescriptor config = addJson(configDocument(spec, {sha256(payload)}), configType);
    FixtureDescriptor descriptor = addJson(
        {{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("mediaType"), manifestType},
            {QStringLiteral("config"), toJson(config)}, {QStringLiteral("layers"), QJsonArray{layer}}},
        manifestType);
    tag(descriptor, dashed(subject) + QStringLiteral(".sig"));
    return descriptor;
}

FixtureDescriptor ImageFixture::addReferrersTag(
    const FixtureDescriptor& subject, const QList<FixtureDescriptor>& referrers)
{
    return addIndex(referrers, dashed(subject));
}

void ImageFixture::tag(const FixtureDescriptor& manifest, const QString& name)
{
    m_entries.removeIf([&name](const auto& entry) { return entry.first == name; });
    m_entries.append({name, manifest});
    writeIndex();
}

void ImageFixture::list(const FixtureDescriptor& manifest)
{
    m_entries.append({QString(), manifest});
    writeIndex();
}

FixtureDescriptor ImageFixture::addBlob(const QByteArray& bytes, const QString& mediaType)
{
    FixtureDescriptor descriptor;
    descriptor.mediaType = mediaType;
    descriptor.digest = sha256(bytes);
    descriptor.size = bytes.size();
    writeFile(blobFile(descriptor.digest), bytes);
    return descriptor;
}

QString ImageFixture::sha256(const QByteArray& bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    if (EVP_Digest(
            bytes.constData(), static_cast<size_t>(bytes.size()), out.data(), &size, EVP_sha256(), nullptr)
        != 1)
        qFatal("ImageFixture: no SHA-256");
    const QByteArray raw(reinterpret_cast<const char*>(out.data()), static_cast<qsizetype>(size));
    return QStringLiteral("sha256:") + QString::fromLatin1(raw.toHex());
}

FixtureDescriptor ImageFixture::addJson(const QJsonObject& object, const QString& mediaType)
{
    return addBlob(QJsonDocument(object).toJson(QJsonDocument::Compact), mediaType);
}

void ImageFixture::writeIndex() const
{
    QJsonArray manifests;
    for (const auto& [name, descriptor] : m_entries) {
        QJsonObject entry = portolan::toJson(descriptor);
        if (!name.isEmpty()) {
            entry.insert(QStringLiteral("annotations"),
                QJsonObject{{QStringLiteral("org.opencontainers.image.ref.name"), name}});
        }
        manifests.append(entry);
    }
    const QJsonObject index{{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("mediaType"), indexType},
        {QStringLiteral("manifests"), manifests}};
    writeFile(m_folder + QStringLiteral("/index.json"), QJsonDocument(index).toJson(QJsonDocument::Compact));
}

QJsonObject toJson(const FixtureDescriptor& descriptor)
{
    QJsonObject object{{QStringLiteral("mediaType"), descriptor.mediaType},
        {QStringLiteral("digest"), descriptor.digest}, {QStringLiteral("size"), descriptor.size}};
    insertUnlessEmpty(object, QStringLiteral("artifactType"), descriptor.artifactType);
    if (!descriptor.os.isEmpty()) {
        QJsonObject platform{
            {QStringLiteral("os"), descriptor.os}, {QStringLiteral("architecture"), descriptor.architecture}};
        insertUnlessEmpty(platform, QStringLiteral("variant"), descriptor.variant);
        object.insert(QStringLiteral("platform"), platform);
    }
    return object;
}

} // namespace portolan
