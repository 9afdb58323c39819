// SPDX-License-Identifier: Apache-2.0
#include "transfer/enginedestination.h"

#include "http/pooltask.h"
#include "oci/reference.h"

#include <nlohmann/json.hpp>

namespace portolan {
namespace {

QString blobName(const Digest& digest)
{
    return QStringLiteral("blobs/%1/%2").arg(digest.algorithm(), digest.encoded());
}

Error notAnImage()
{
    return Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core", "an engine takes images only")))
        .withCode(QStringLiteral("NOT_AN_IMAGE"));
}

//! The entry by which the engine finds the image and its name.
QByteArray indexJson(const ManifestDocument& root, const QString& name, bool podman)
{
    Descriptor entry = root.descriptor();
    if (!podman && !name.isEmpty())
        entry.annotations.insert(QStringLiteral("io.containerd.image.name"), name);
    LayoutIndex index;
    index.setEntry(entry, podman || name.isEmpty() ? name : EngineName::parse(name).tag);
    return index.toJson();
}

//! What Docker's classic store reads instead of index.json.
QByteArray dockerManifestJson(const Manifest& manifest, const QString& name)
{
    nlohmann::ordered_json image;
    image["Config"] = blobName(manifest.config->digest).toStdString();
    image["RepoTags"] = nlohmann::ordered_json::array();
    if (!name.isEmpty())
        image["RepoTags"].push_back(name.toStdString());
    image["Layers"] = nlohmann::ordered_json::array();
    for (const Descriptor& layer : manifest.layers)
        image["Layers"].push_back(blobName(layer.digest).toStdString());
    return QByteArray::fromStdString(nlohmann::ordered_json::array({image}).dump());
}

} // namespace

Result<QString> engineImageName(const QString& name, EngineFlavour flavour)
{
    const QString first = name.section(u'/', 0, 0);
    const bool hasHost = name.contains(u'/')
        && (first.contains(u'.') || first.contains(u':') || first == QLatin1String("localhost"));
    const QString whole =
        hasHost || flavour == EngineFlavour::Docker ? name : QStringLiteral("localhost/") + name;
    const auto reference = Reference::parse(whole);
    if (!reference)
        return reference.error();
    if (reference->digest())
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "an engine's image is named by a tag, not by a digest")));
    return reference->withTag(reference->tagOrDigest()).toString();
}

EngineDestination::EngineDestination(std::shared_ptr<EngineClient> client, QString name, QString cacheFolder)
    : m_client(std::move(client))
    , m_name(std::move(name))
    , m_cacheFolder(cacheFolder.isEmpty() ? ScratchFolder::defaultParent() : std::move(cacheFolder))
{
}

EngineDestination::~EngineDestination() = default;

QString EngineDestination::where() const
{
    return (m_info.isPodman() ? QStringLiteral("podman:") : QStringLiteral("docker-daemon:")) + m_name;
}

QCoro::Task<Result<void>> EngineDestination::begin(std::stop_token stop)
{
    const auto info = co_await m_client->fetchInfo(stop); // before anything is downloaded for nothing
    if (!info)
        co_return info.error();
    m_info = *info;
    if (!m_name.isEmpty()) {
        const auto name = engineImageName(m_name, m_info.flavour);
        if (!name)
            co_return name.error();
        m_name = *name;
    }
    auto made = ScratchFolder::make(m_cacheFolder, QStringLiteral("load"));
    if (!made)
        co_return made.error();
    m_stage = std::move(*made);
    auto opened = co_await m_receiver.open(m_stage->path(), stop);
    co_return opened;
}

QCoro::Task<Result<bool>> EngineDestination::hasBlob(Descriptor blob, std::stop_token stop)
{
    auto answer = co_await m_receiver.hasBlob(blob, stop);
    co_return answer;
}

QCoro::Task<Result<void>> EngineDestination::receiveBlob(
    BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop)
{
    auto received = co_await m_receiver.receiveBlob(source, blob, tally, stop);
    co_return received;
}

QCoro::Task<Result<void>> EngineDestination::putManifest(
    ManifestDocument document, QString tag, std::stop_token stop)
{
    Q_UNUSED(document)
    Q_UNUSED(tag)
    Q_UNUSED(stop)
    co_return Error::unsupported(
        Sentence(QT_TRANSLATE_NOOP("Core", "an engine keeps one image and nothing beside it")));
}

Result<std::shared_ptr<TarStream>> EngineDestination::archive(const ManifestDocument& root) const
{
    const Manifest& manifest = *root.manifest();
    auto tar = std::make_shared<TarStream>();
    tar->addBytes(QStringLiteral("oci-layout"), QByteArrayLiteral(R"({"imageLayoutVersion":"1.0.0"})"));
    tar->addBytes(QStringLiteral("index.json"), indexJson(root, m_name, m_info.isPodman()));
    if (!m_info.isPodman())
        tar->addBytes(QStringLiteral("manifest.json"), dockerManifestJson(manifest, m_name));
    tar->addBytes(blobName(root.digest()), root.bytes());
    QSet<Digest> added{root.digest()};
    for (const Descriptor& part : root.references()) {
        if (added.contains(part.digest))
            continue;
        added.insert(part.digest);
        const LayoutFolder& folder = m_receiver.folder();
        const std::optional<qint64> size = folder.blobSize(part.digest);
        if (!size)
            return Error::unsupported(
                Sentence(QT_TRANSLATE_NOOP("Core", "the layer %1 is kept elsewhere by its maker"),
                    {part.digest.toString()}))
                .withCode(QStringLiteral("FOREIGN_LAYER"));
        tar->addFile(blobName(part.digest), folder.blobPath(part.digest), *size);
    }
    tar->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return tar;
}

//! The bytes are counted as the transport takes them, which is as fast as the engine does.
QCoro::Task<Result<QStringList>> EngineDestination::load(std::shared_ptr<TarStream> tar, std::stop_token stop)
{
    const qint64 bytes = tar->totalBytes();
    if (m_meter) {
        m_meter->startLoading(bytes);
        std::function<void(qint64)> count = [meter = m_meter](qint64 read) {
            meter->loaded(read, std::chrono::steady_clock::now());
        };
        tar->onRead(std::move(count));
    }
    auto loaded = co_await m_client->load(tar, bytes, stop);
    if (!loaded && tar->problem())
        co_return *std::as_const(tar->problem()); // why the engine got too little
    co_return loaded;
}

Result<DestinationReport> EngineDestination::judged(
    const ManifestDocument& root, const EngineImage& image) const
{
    const Digest& config = root.manifest()->config->digest;
    DestinationReport report;
    const bool sameManifest = image.digest == root.digest() || image.id == root.digest();
    if (image.id != config && !sameManifest)
        return Error::protocol(QStringLiteral("the engine holds %1 under this name, and %2 was sent")
                                   .arg(image.id.toString(), config.toString()))
            .withCode(QStringLiteral("ENGINE_STORED_OTHER"))
            .at(m_client->address().toString(), m_name);
    report.digestPreserved = sameManifest;
    if (!sameManifest)
        report.notes << Sentence(QT_TRANSLATE_NOOP("Core",
                                     "%1 keeps no manifest of an image that is loaded: the digest is not "
                                     "preserved. The image ID is "
                                     "%2."),
            {m_info.title(), image.id.toString()});
    return report;
}

QCoro::Task<Result<DestinationReport>> EngineDestination::finish(ManifestDocument root, std::stop_token stop)
{
    const Manifest* const manifest = root.manifest();
    Result<QStringList> loaded = notAnImage();
    if (manifest && manifest->config && manifest->isImage()) {
        const auto tar = archive(root);
        if (tar)
            loaded = co_await load(*tar, stop);
        else
            loaded = tar.error();
    }
    const auto tidied = co_await removeStage();
    Q_UNUSED(tidied) // a temporary folder that stays is no reason to call the transfer failed
    if (!loaded)
        co_return loaded.error();
    const QString name = m_name.isEmpty() ? loaded->constFirst().section(u':', -1) : m_name;
    const auto image = co_await m_client->inspectImage(name, stop);
    if (!image)
        co_return image.error();
    co_return judged(root, *image);
}

QCoro::Task<Result<void>> EngineDestination::abort(std::stop_token stop)
{
    Q_UNUSED(stop)
    auto removed = co_await removeStage();
    co_return removed;
}

QCoro::Task<Result<void>> EngineDestination::removeStage()
{
    m_receiver.close();
    const std::function<Result<void>()> job = [stage = std::exchange(m_stage, nullptr)]() -> Result<void> {
        if (stage && !stage->remove())
            return Error::storage(
                Sentence(QT_TRANSLATE_NOOP("Core", "the temporary folder could not be removed")))
                .at(QString(), stage->path());
        return {};
    };
    auto removed = co_await runOnPool<void>(&m_receiver.pool(), job, std::stop_token());
    co_return removed;
}

} // namespace portolan
