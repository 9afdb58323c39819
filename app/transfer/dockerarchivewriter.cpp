// SPDX-License-Identifier: Apache-2.0
#include "transfer/dockerarchivewriter.h"

#include "transfer/tarballwriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace portolan {
namespace {

QString configName(const Digest& config)
{
    return config.encoded() + QStringLiteral(".json");
}

QString layerName(const Digest& diffId)
{
    return diffId.encoded() + QStringLiteral(".tar");
}

Error wrongDiffId(const Digest& expected, const Digest& actual)
{
    return Error::protocol(QStringLiteral("an unpacked layer is %1, its config says %2")
                               .arg(actual.toString(), expected.toString()))
        .withCode(QStringLiteral("DIGEST_MISMATCH"));
}

//! One layer, unpacked a second time, straight into its place: it needs no room of its own on the disk.
Result<void> addLayer(
    TarballWriter& tar, const QString& blobPath, const InflatedLayer& layer, const std::stop_token& stop)
{
    if (auto begun = tar.beginEntry(layerName(layer.diffId), layer.size); !begun)
        return begun;
    const auto again = inflateLayer(
        blobPath, [&tar](QByteArrayView piece) { return tar.writeEntry(piece); }, stop);
    if (!again)
        return again.error();
    if (again->diffId != layer.diffId)
        return wrongDiffId(layer.diffId, again->diffId);
    return tar.endEntry();
}

} // namespace

DockerArchiveWriter::DockerArchiveWriter(LayoutFolder layout, Manifest imageManifest, QString repoTag)
    : m_layout(std::move(layout))
    , m_manifest(std::move(imageManifest))
    , m_repoTag(std::move(repoTag))
{
}

QByteArray DockerArchiveWriter::manifestJson(
    const Digest& config, const QList<Digest>& diffIds, const QString& repoTag)
{
    nlohmann::ordered_json image;
    image["Config"] = configName(config).toStdString();
    image["RepoTags"] = nlohmann::ordered_json::array();
    if (!repoTag.isEmpty())
        image["RepoTags"].push_back(repoTag.toStdString());
    image["Layers"] = nlohmann::ordered_json::array();
    for (const Digest& diffId : diffIds)
        image["Layers"].push_back(layerName(diffId).toStdString());
    const auto all = nlohmann::ordered_json::array({image});
    return QByteArray::fromStdString(all.dump());
}

Result<QList<DockerArchiveWriter::Layer>> DockerArchiveWriter::verifiedLayers(
    const ImageConfig& config, const std::stop_token& stop) const
{
    if (config.diffIds.size() != m_manifest.layers.size())
        return Error::protocol(QStringLiteral("the config names %1 layers, the manifest %2")
                                   .arg(config.diffIds.size())
                                   .arg(m_manifest.layers.size()));
    QList<Layer> out;
    for (qsizetype i = 0; i < config.diffIds.size(); ++i) {
        Layer layer;
        layer.blob = m_manifest.layers.at(i).digest;
        if (!m_layout.blobSize(layer.blob))
            return Error::unsupported(
                Sentence(QT_TRANSLATE_NOOP("Core", "the layer %1 is kept elsewhere by its maker"),
                    {layer.blob.toString()}))
                .withCode(QStringLiteral("FOREIGN_LAYER"));
        const auto known = inflated.constFind(layer.blob);
        if (known != inflated.constEnd()) {
            layer.tar = *known;
        } else {
            auto tar = inflateLayer(m_layout.blobPath(layer.blob), {}, stop);
            if (!tar)
                return tar.error();
            layer.tar = *tar;
        }
        if (layer.tar.diffId != config.diffIds.at(i))
            return wrongDiffId(config.diffIds.at(i), layer.tar.diffId);
        out << layer;
    }
    return out;
}

Result<void> DockerArchiveWriter::write(const QString& path, const std::stop_token& stop) const
{
    if (!m_manifest.config)
        return Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core", "it has no config")))
            .withCode(QStringLiteral("NOT_AN_IMAGE"));
    const auto configBytes = m_layout.readBlob(*m_manifest.config);
    if (!configBytes)
        return configBytes.error();
    const auto config = ImageConfig::parse(*configBytes);
    if (!config)
        return config.error();
    const auto layers = verifiedLayers(*config, stop);
    if (!layers)
        return layers.error();
    QList<Layer> unique; // two layers of the same content are one file
    qint64 expected = configBytes->size() + 8192;
    for (const Layer& layer : *layers) {
        const bool known = std::any_of(unique.cbegin(), unique.cend(),
            [&](const Layer& other) { return other.tar.diffId == layer.tar.diffId; });
        if (known)
            continue;
        unique << layer;
        expected += layer.tar.size + 1024;
    }
    auto tar = TarballWriter::create(path, expected);
    if (!tar)
        return tar.error();
    Result<void> done;
    for (qsizetype i = 0; done && i < unique.size(); ++i)
        done = addLayer(**tar, m_layout.blobPath(unique.at(i).blob), unique.at(i).tar, stop);
    if (done)
        done = (*tar)->addBytes(configName(m_manifest.config->digest), *configBytes);
    if (done)
        done = (*tar)->addBytes(QStringLiteral("manifest.json"),
            manifestJson(m_manifest.config->digest, config->diffIds, m_repoTag));
    if (!done)
        return done;
    return (*tar)->finish();
}

} // namespace portolan
