// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/dockerarchive.h"

#include "base/jsonreader.h"
#include "oci/digesthasher.h"
#include "oci/imageconfig.h"
#include "oci/mediatype.h"
#include "oci/reference.h"

#include <nlohmann/json.hpp>

namespace portolan {
namespace {

constexpr qint64 maxManifestJson = qint64(1) << 20;
constexpr qint64 hashPiece = qint64(1) << 20;

nlohmann::ordered_json toJson(const Descriptor& descriptor)
{
    nlohmann::ordered_json json;
    json["mediaType"] = descriptor.mediaType.toStdString();
    json["size"] = descriptor.size;
    json["digest"] = descriptor.digest.toString().toStdString();
    return json;
}

QByteArray makeManifest(const Descriptor& config, const QList<Descriptor>& layers)
{
    nlohmann::ordered_json json;
    json["schemaVersion"] = 2;
    json["mediaType"] = mediatype::dockerManifest;
    json["config"] = toJson(config);
    json["layers"] = nlohmann::ordered_json::array();
    for (const Descriptor& layer : layers)
        json["layers"].push_back(toJson(layer));
    return QByteArray::fromStdString(json.dump());
}

//! The type of a compressed layer by its first bytes, null for a plain tar.
const char* compressedType(const QByteArray& start)
{
    if (start.startsWith("\x1f\x8b"))
        return mediatype::dockerLayerGzip;
    return start.startsWith("\x28\xb5\x2f\xfd") ? mediatype::dockerLayerZstd : nullptr;
}

Result<Digest> hashAll(const BlobReader& reader, const std::stop_token& stop)
{
    auto hasher = DigestHasher::create(QStringLiteral("sha256"));
    if (!hasher)
        return hasher.error();
    for (qint64 offset = 0; offset < reader.size();) {
        if (stop.stop_requested())
            return Error::cancelled();
        const auto piece = reader.read(offset, hashPiece);
        if (!piece)
            return piece.error();
        hasher->update(*piece);
        offset += piece->size();
    }
    return hasher->finish();
}

//! `alpine:3` is what docker writes for docker.io/library/alpine:3.
QString fullName(const QString& repoTag)
{
    const auto reference = Reference::parse(repoTag);
    return reference ? reference->toString() : repoTag;
}

} // namespace

DockerArchive::DockerArchive(TarFile tar) : m_tar(std::move(tar)) {}

Error DockerArchive::broken(const QString& detail) const
{
    return Error::protocol(QStringLiteral("broken docker archive: %1").arg(detail)).at(QString(), path());
}

Result<DockerArchive> DockerArchive::open(const QString& path, const std::stop_token& stop)
{
    auto tar = TarFile::open(path, stop);
    if (!tar)
        return tar.error();
    DockerArchive archive(std::move(*tar));
    const auto text = archive.m_tar.readMember(QStringLiteral("manifest.json"), maxManifestJson);
    if (!text && text.error().kind() == ErrorKind::NotFound)
        return text.error().withCode(QStringLiteral("NOT_A_LAYOUT"));
    if (!text)
        return text.error();
    const auto json = JsonReader::parse(*text);
    if (!json)
        return json.error().at(QString(), path);
    if (!json->isArray())
        return archive.broken(QStringLiteral("manifest.json is no array"));
    for (const JsonReader& item : json->items()) {
        if (auto added = archive.addImage(item, stop); !added)
            return added.error();
    }
    return archive;
}

Result<Descriptor> DockerArchive::addLayer(
    const QString& name, const Digest& diffId, const std::stop_token& stop)
{
    const auto path = normalisedTarName(name);
    const auto member = path ? m_tar.catalog().find(*path) : std::nullopt;
    if (!member)
        return broken(QStringLiteral("layer %1 is missing").arg(name.left(200)));
    const BlobReader reader = m_tar.reader(*member);
    const auto start = reader.read(0, 4);
    if (!start)
        return start.error();
    Descriptor layer(QLatin1String(mediatype::dockerLayerTar), diffId, member->size);
    if (const char* type = compressedType(*start)) {
        const auto digest = hashAll(reader, stop);
        if (!digest)
            return digest.error();
        layer.mediaType = QLatin1String(type);
        layer.digest = *digest;
    }
    m_members.insert(layer.digest, *member);
    return layer;
}

Result<void> DockerArchive::addImage(const JsonReader& item, const std::stop_token& stop)
{
    const auto configName = normalisedTarName(item[QLatin1StringView("Config")].text());
    const auto configMember = configName ? m_tar.catalog().find(*configName) : std::nullopt;
    if (!configMember)
        return broken(QStringLiteral("an image has no config"));
    const auto configBytes = m_tar.readMember(*configName, maxManifestBytes);
    if (!configBytes)
        return configBytes.error();
    const auto config = ImageConfig::parse(*configBytes);
    if (!config)
        return config.error().at(QString(), path());
    const QStringList layerNames = item[QLatin1StringView("Layers")].strings();
    if (layerNames.size() != config->diffIds.size())
        return broken(QStringLiteral("%1 layers, but %2 in the config")
                          .arg(layerNames.size())
                          .arg(config->diffIds.size()));
    QList<Descriptor> layers;
    for (qsizetype i = 0; i < layerNames.size(); ++i) {
        auto layer = addLayer(layerNames.at(i), config->diffIds.at(i), stop);
        if (!layer)
            return layer.error();
        layers.append(*layer);
    }
    const Digest configDigest = Digest::sha256Of(*configBytes);
    m_members.insert(configDigest, *configMember);
    const QByteArray manifest =
        makeManifest({QLatin1String(mediatype::dockerConfig), configDigest, configBytes->size()}, layers);
    const Descriptor target(
        QLatin1String(mediatype::dockerManifest), Digest::sha256Of(manifest), manifest.size());
    m_manifests.insert(target.digest, manifest);
    const QStringList names = item[QLatin1StringView("RepoTags")].strings();
    for (const QString& name : names)
        m_index.setEntry(target, fullName(name));
    m_index.setEntry(target, QString()); // only where no name was given
    return {};
}

QString DockerArchive::blobPath(const Digest& digest) const
{
    return path() + u':' + digest.toString();
}

Result<LayoutIndex> DockerArchive::readIndex() const
{
    return m_index;
}

std::optional<qint64> DockerArchive::blobSize(const Digest& digest) const
{
    if (const auto manifest = m_manifests.constFind(digest); manifest != m_manifests.cend())
        return manifest->size();
    const auto member = m_members.constFind(digest);
    return member == m_members.cend() ? std::nullopt : std::optional(member->size);
}

Result<BlobReader> DockerArchive::openBlob(const Digest& digest) const
{
    if (const auto manifest = m_manifests.constFind(digest); manifest != m_manifests.cend())
        return BlobReader(*manifest);
    if (const auto member = m_members.constFind(digest); member != m_members.cend())
        return m_tar.reader(*member);
    return Error::notFound(QStringLiteral("it is not in the archive"))
        .withCode(QStringLiteral("BLOB_UNKNOWN"))
        .at(QString(), blobPath(digest));
}

} // namespace portolan
