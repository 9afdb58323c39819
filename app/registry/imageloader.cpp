// SPDX-License-Identifier: Apache-2.0
#include "registry/imageloader.h"

#include "oci/mediatype.h"

#include <algorithm>

namespace portolan {
namespace {

//! Configs that say how an image was made and runs; artifacts' configs are anything.
bool isImageConfig(const Descriptor& descriptor)
{
    const MediaKind kind = mediaKind(descriptor.mediaType);
    return kind == MediaKind::OciConfig || kind == MediaKind::DockerConfig;
}

bool isJsonConfig(const Descriptor& descriptor)
{
    return isImageConfig(descriptor) || bareMediaType(descriptor.mediaType).endsWith(QLatin1String("json"));
}

//! A login may read one repository and not another that has the same content.
QString contentKey(const QString& repository, const Digest& digest)
{
    return repository + u' ' + digest.toString();
}

TagSummary begun(const ManifestDocument& document)
{
    TagSummary summary;
    summary.digest = document.digest();
    summary.mediaType = document.mediaType();
    return summary;
}

qint64 imageSize(const Manifest& manifest)
{
    return manifest.layersSize() + (manifest.config ? std::max(manifest.config->size, qint64(0)) : 0);
}

void takeConfig(TagSummary& summary, const ImageConfig& config)
{
    summary.created = config.created;
    if (!config.platform.isEmpty() && !config.platform.isUnknown())
        summary.platforms = QStringList{config.platform.toString()};
}

TagSummary describedSummary(const ImageDetails& details)
{
    TagSummary summary = begun(details.document);
    if (const ImageIndex* index = details.document.index()) {
        summary.artifactType = index->artifactType;
        for (const Descriptor& image : index->images()) {
            if (image.platform)
                summary.platforms << image.platform->toString();
        }
    }
    if (const Manifest* image = details.document.manifest()) {
        const bool known = !image->layers.isEmpty()
            && std::none_of(image->layers.cbegin(), image->layers.cend(),
                [](const Descriptor& layer) { return layer.size < 0; });
        summary.size = known ? imageSize(*image) : -1;
        summary.artifactType = image->effectiveArtifactType();
    }
    if (details.config)
        takeConfig(summary, *details.config);
    return summary;
}

} // namespace

ImageLoader::ImageLoader(DataPlane& dataPlane, ManifestCache& cache) : m_dataPlane(dataPlane), m_cache(cache)
{
}

std::optional<ManifestDocument> ImageLoader::cached(const Digest& digest)
{
    const std::optional<ManifestCache::Content> content = m_cache.find(digest);
    if (!content)
        return std::nullopt;
    auto document = ManifestDocument::parse(content->bytes, content->mediaType, digest);
    if (!document)
        return std::nullopt;
    return std::move(*document);
}

QCoro::Task<Result<ManifestDocument>> ImageLoader::manifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto digest = Digest::parse(tagOrDigest);
    if (!digest) {
        auto resolved = co_await m_dataPlane.resolve(repository, tagOrDigest, stop);
        if (!resolved)
            co_return resolved.error();
        digest = resolved->digest;
    }
    if (auto known = cached(*digest))
        co_return std::move(*known);
    const QString key = contentKey(repository, *digest);
    SharedManifest::Pointer shared = m_manifests.value(key);
    if (!shared || shared->isAbandoned()) {
        shared = std::make_shared<SharedManifest>();
        m_manifests.insert(key, shared);
        const auto running = fetchManifest(shared, repository, *digest);
        Q_UNUSED(running)
    }
    auto document = co_await SharedManifest::join(shared, stop);
    co_return document;
}

QCoro::Task<void> ImageLoader::fetchManifest(
    SharedManifest::Pointer shared, QString repository, Digest digest)
{
    const QString byDigest = digest.toString();
    auto document = co_await m_dataPlane.fetchManifest(repository, byDigest, shared->stopToken());
    if (document)
        m_cache.insert(digest, ManifestCache::Content(document->bytes(), document->mediaType()));
    const QString key = contentKey(repository, digest);
    if (m_manifests.value(key) == shared)
        m_manifests.remove(key);
    shared->finish(std::move(document));
}

QCoro::Task<Result<QByteArray>> ImageLoader::config(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    if (const auto known = m_cache.find(descriptor.digest))
        co_return known->bytes;
    const QString key = contentKey(repository, descriptor.digest);
    SharedBytes::Pointer shared = m_configs.value(key);
    if (!shared || shared->isAbandoned()) {
        shared = std::make_shared<SharedBytes>();
        m_configs.insert(key, shared);
        const auto running = fetchConfig(shared, repository, descriptor);
        Q_UNUSED(running)
    }
    auto bytes = co_await SharedBytes::join(shared, stop);
    co_return bytes;
}

QCoro::Task<void> ImageLoader::fetchConfig(
    SharedBytes::Pointer shared, QString repository, Descriptor descriptor)
{
    auto bytes = co_await m_dataPlane.fetchBlob(repository, descriptor, shared->stopToken());
    if (bytes)
        m_cache.insert(descriptor.digest, ManifestCache::Content(*bytes, descriptor.mediaType));
    const QString key = contentKey(repository, descriptor.digest);
    if (m_configs.value(key) == shared)
        m_configs.remove(key);
    shared->finish(std::move(bytes));
}

QCoro::Task<Result<ImageDetails>> ImageLoader::details(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto all = co_await whole(repository, tagOrDigest, stop);
    if (all || all.error().isCancelled() || stop.stop_requested())
        co_return all;
    auto described = co_await m_dataPlane.describeImage(repository, tagOrDigest, stop);
    // Who could describe it knows better why it is not there.
    const bool isGone = !described && all.error().kind() == ErrorKind::NotFound
        && described.error().kind() == ErrorKind::NotFound;
    if (isGone)
        co_return described.error();
    if (!described || !*described)
        co_return all;
    ImageDetails known = std::move(**described);
    if (known.document.isDescribed())
        known.limitation = all.error().said();
    co_return known;
}

QCoro::Task<Result<ImageDetails>> ImageLoader::whole(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto document = co_await manifest(repository, tagOrDigest, stop);
    if (!document)
        co_return document.error();
    ImageDetails details;
    details.repository = repository;
    if (!tagOrDigest.contains(u':'))
        details.tag = tagOrDigest;
    details.document = std::move(*document);
    if (const Schema1Manifest* schema1 = details.document.schema1())
        details.config = schema1->config;
    const Manifest* image = details.document.manifest();
    if (!image || !image->config || !isJsonConfig(*image->config))
        co_return details;
    auto bytes = co_await config(repository, *image->config, stop);
    if (!bytes)
        co_return bytes.error();
    details.configBytes = *bytes;
    if (isImageConfig(*image->config)) {
        auto parsed = ImageConfig::parse(*bytes);
        if (parsed)
            details.config = std::move(*parsed);
        else if (image->isImage())
            co_return parsed.error();
    }
    co_return details;
}

QCoro::Task<Result<TagSummary>> ImageLoader::summary(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto described = co_await m_dataPlane.describeImage(repository, tagOrDigest, stop);
    if (described && *described)
        co_return describedSummary(**described);
    auto document = co_await manifest(repository, tagOrDigest, stop);
    if (!document)
        co_return document.error();
    if (document->index()) {
        auto ofIndex = co_await indexSummary(repository, std::move(*document), stop);
        co_return ofIndex;
    }
    TagSummary summary = begun(*document);
    if (const Schema1Manifest* schema1 = document->schema1()) {
        takeConfig(summary, schema1->config);
        co_return summary;
    }
    const Manifest* image = document->manifest();
    summary.size = imageSize(*image);
    summary.artifactType = image->effectiveArtifactType();
    if (!image->config || !isImageConfig(*image->config))
        co_return summary;
    auto bytes = co_await config(repository, *image->config, stop);
    if (!bytes)
        co_return bytes.error();
    if (const auto parsed = ImageConfig::parse(*bytes))
        takeConfig(summary, *parsed);
    co_return summary;
}

QCoro::Task<Result<TagSummary>> ImageLoader::indexSummary(
    QString repository, ManifestDocument document, std::stop_token stop)
{
    TagSummary summary = begun(document);
    const ImageIndex* index = document.index();
    summary.artifactType = index->artifactType;
    const QList<Descriptor> images = index->images();
    for (const Descriptor& image : images) {
        if (image.platform)
            summary.platforms << image.platform->toString();
    }
    if (images.isEmpty())
        co_return summary;
    const QString first = images.first().digest.toString();
    // Size and date of the first image stand for the index: all of them would cost two requests each.
    auto image = co_await details(repository, first, stop);
    if (!image) {
        // A sparse index (its children elsewhere or deleted) is still worth its row.
        if (image.error().kind() == ErrorKind::NotFound)
            co_return summary;
        co_return image.error();
    }
    if (const Manifest* manifest = image->document.manifest())
        summary.size = imageSize(*manifest);
    if (image->config)
        summary.created = image->config->created;
    co_return summary;
}

QCoro::Task<Result<ImageDetails>> ImageLoader::platformImage(
    QString repository, ImageDetails details, std::optional<Platform> wish, std::stop_token stop)
{
    const ImageIndex* index = details.document.index();
    if (!index)
        co_return details;
    const QList<Descriptor> images = index->images();
    std::optional<Descriptor> chosen = index->find(wish.value_or(Platform::host()));
    if (!chosen && wish)
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "the index has no image for %1"), {wish->toString()}))
            .withCode(QStringLiteral("PLATFORM_MISSING"));
    if (!chosen && images.isEmpty())
        co_return Error::notFound(Sentence(QT_TRANSLATE_NOOP("Core", "the index has no images")));
    const QString digest = chosen ? chosen->digest.toString() : images.first().digest.toString();
    auto child = co_await this->details(repository, digest, stop);
    if (!child)
        co_return child.error();
    // Nested indexes are legal.
    auto image = co_await platformImage(repository, std::move(*child), wish, stop);
    co_return image;
}

} // namespace portolan
