// SPDX-License-Identifier: Apache-2.0
#include "transfer/imagecollector.h"

#include "oci/imageconfig.h"

#include <algorithm>

namespace portolan {
namespace {

Error noSuchPlatform(const ImageIndex& index, const Platform& wish)
{
    QStringList known;
    const QList<Descriptor> images = index.images();
    for (const Descriptor& image : images)
        known << (image.platform ? image.platform->toString() : QStringLiteral("(none)"));
    return Error::notFound(QStringLiteral("no image for %1; there are: %2")
                               .arg(wish.toString(), known.join(QStringLiteral(", "))))
        .withCode(QStringLiteral("PLATFORM_UNKNOWN"));
}

} // namespace

ImageCollector::ImageCollector(TransferSource source, TransferOptions options, bool oneImageOnly)
    : m_source(std::move(source))
    , m_options(std::move(options))
    , m_oneImageOnly(oneImageOnly)
{
}

QCoro::Task<Result<CollectedImage>> ImageCollector::collect(std::stop_token stop)
{
    auto root = co_await fetchRoot(stop);
    if (!root)
        co_return root.error();
    const Manifest* manifest = root->manifest();
    if (m_oneImageOnly && (!manifest || !manifest->isImage() || !manifest->config))
        co_return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP("Core", "the destination takes images only, and this is none")))
            .withCode(QStringLiteral("NOT_AN_IMAGE"));
    m_planner = std::make_unique<TransferPlanner>(std::move(*root));
    const bool attachments = m_options.withAttachments && !m_oneImageOnly;
    if (m_options.withAttachments && m_oneImageOnly)
        m_notes << Sentence(QT_TRANSLATE_NOOP(
            "Core", "What is attached to the image was left out: the destination has no place for it."));
    for (bool grown = true; grown;) {
        const auto fetched = co_await fetchMissing(stop);
        if (!fetched)
            co_return fetched.error();
        grown = false;
        if (!attachments)
            continue;
        const auto found = co_await findAttachments(stop);
        if (!found)
            co_return found.error();
        grown = *found;
    }
    auto plan = m_planner->plan();
    if (!plan)
        co_return plan.error();
    CollectedImage out;
    out.plan = std::move(*plan);
    out.notes = m_notes;
    co_return out;
}

QCoro::Task<Result<ManifestDocument>> ImageCollector::fetchRoot(std::stop_token stop)
{
    auto root = co_await m_source.plane->fetchManifest(m_source.repository, m_source.tagOrDigest, stop);
    if (!root)
        co_return root.error();
    const ImageIndex* index = root->index();
    if (!index) {
        const auto checked = co_await checkPlatform(*root, stop);
        if (!checked)
            co_return checked.error();
        co_return std::move(*root);
    }
    if (m_options.allPlatforms && !m_oneImageOnly)
        co_return std::move(*root);
    const auto wish = chosenPlatform(*index);
    if (!wish)
        co_return wish.error();
    auto image = co_await fetchPlatform(*root, *wish, 0, stop);
    co_return image;
}

Result<Platform> ImageCollector::chosenPlatform(const ImageIndex& index)
{
    if (!m_options.allPlatforms)
        return m_options.platform;
    const QList<Descriptor> images = index.images();
    if (images.size() == 1 && images.front().platform)
        return *images.front().platform;
    const Platform host = Platform::host();
    if (index.find(host))
        return host;
    return Error::usage(
        Sentence(QT_TRANSLATE_NOOP(
                     "Core", "the destination holds one image, and the index has %1: choose a platform"),
            {QString::number(images.size())}))
        .withCode(QStringLiteral("PLATFORM_NEEDED"));
}

QCoro::Task<Result<ManifestDocument>> ImageCollector::fetchPlatform(
    ManifestDocument index, Platform wish, int depth, std::stop_token stop)
{
    if (!index.index() || depth > TransferPlanner::maxDepth)
        co_return Error::protocol(QStringLiteral("%1 is no index").arg(index.digest().toString()));
    const PlatformChild child = childForPlatform(*index.index(), wish);
    if (child.image) {
        noteWhatIsLeft(*index.index(), *child.image);
        auto image = co_await fetch(*child.image, stop);
        if (!image || !image->index())
            co_return image;
        auto inner = co_await fetchPlatform(*image, wish, depth + 1, stop);
        co_return inner;
    }
    for (const Descriptor& nested : child.nested) {
        auto inside = co_await fetch(nested, stop);
        if (!inside)
            co_return inside.error();
        auto found = co_await fetchPlatform(*inside, wish, depth + 1, stop);
        if (found || found.error().code() != QLatin1String("PLATFORM_UNKNOWN"))
            co_return found;
    }
    co_return noSuchPlatform(*index.index(), wish);
}

void ImageCollector::noteWhatIsLeft(const ImageIndex& index, const Descriptor& chosen)
{
    const auto others = index.images().size() - 1;
    if (others > 0 && m_options.allPlatforms)
        m_notes << Sentence(QT_TRANSLATE_NOOP("Core",
                                "The destination holds one image: %1 was taken, %2 others were left out."),
            {chosen.platform ? chosen.platform->toString() : chosen.digest.toString(),
                QString::number(others)});
    const auto attestations = index.attestationsOf(chosen.digest).size();
    if (attestations > 0)
        m_notes << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 attestations that belong to the index were left out with it."),
            {QString::number(attestations)});
}

//! A single image is what it is, whatever platform was asked for; but a surprise should be said.
QCoro::Task<Result<void>> ImageCollector::checkPlatform(ManifestDocument image, std::stop_token stop)
{
    const Manifest* manifest = image.manifest();
    if (m_options.allPlatforms || m_options.platform.isEmpty() || !manifest || !manifest->isImage()
        || !manifest->config)
        co_return Result<void>();
    const auto bytes = co_await m_source.plane->fetchBlob(m_source.repository, *manifest->config, stop);
    if (!bytes)
        co_return bytes.error();
    const auto config = ImageConfig::parse(*bytes);
    if (config && !config->platform.isEmpty() && !config->platform.matches(m_options.platform))
        m_notes << Sentence(
            QT_TRANSLATE_NOOP("Core", "The reference is a single image, for %1 and not for %2."),
            {config->platform.toString(), m_options.platform.toString()});
    co_return Result<void>();
}

QCoro::Task<Result<ManifestDocument>> ImageCollector::fetch(Descriptor manifest, std::stop_token stop)
{
    auto document =
        co_await m_source.plane->fetchManifest(m_source.repository, manifest.digest.toString(), stop);
    co_return document;
}

QCoro::Task<Result<void>> ImageCollector::fetchMissing(std::stop_token stop)
{
    for (QList<Descriptor> missing = m_planner->missing(); !missing.isEmpty();
         missing = m_planner->missing()) {
        if (missing.size() > TransferPlanner::maxManifests)
            co_return Error::tooLarge(
                Sentence(QT_TRANSLATE_NOOP("Core", "more manifests than one transfer takes")));
        while (!missing.isEmpty()) {
            // Tasks start when they are made: so many questions go out together.
            std::vector<QCoro::Task<Result<ManifestDocument>>> tasks;
            for (int i = 0; i < m_options.parallelBlobs && !missing.isEmpty(); ++i)
                tasks.push_back(fetch(missing.takeFirst(), stop));
            std::optional<Error> failed;
            for (auto& task : tasks) {
                auto document = co_await task;
                if (document)
                    m_planner->add(std::move(*document));
                else if (!failed)
                    failed = document.error();
            }
            if (failed)
                co_return *failed;
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<bool>> ImageCollector::findAttachments(std::stop_token stop)
{
    bool grown = false;
    const QList<Digest> subjects = m_planner->subjects();
    for (const Digest& subject : subjects) {
        if (m_asked.contains(subject))
            continue;
        m_asked << subject;
        if (m_asked.size() > TransferPlanner::maxManifests)
            co_return Error::tooLarge(
                Sentence(QT_TRANSLATE_NOOP("Core", "more attachments than one transfer takes")));
        const auto list = co_await m_source.plane->fetchReferrers(m_source.repository, subject, stop);
        if (!list && list.error().kind() != ErrorKind::Unsupported)
            co_return list.error();
        if (!list)
            continue;
        for (const Referrer& referrer : list->referrers) {
            if (referrer.source == Referrer::Source::IndexAttestation)
                continue; // comes with its index, or not at all
            if (referrer.source == Referrer::Source::ImageSignature)
                continue; // is no content of the repository
            const bool byTag = referrer.source == Referrer::Source::CosignTag;
            m_planner->attach(referrer.descriptor, byTag ? referrer.tag : QString());
            grown = true;
        }
    }
    co_return grown;
}

} // namespace portolan
