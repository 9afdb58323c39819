// SPDX-License-Identifier: Apache-2.0
#include "models/imagedetailsloader.h"

namespace portolan {
namespace {

QString keyOf(const ImageAddress& image)
{
    return image.registry + u'\n' + image.repository + u'\n' + image.tagOrDigest;
}

ImageAddress byDigest(const ImageAddress& image, const Digest& digest)
{
    return {image.registry, image.repository, digest.toString()};
}

qsizetype costOf(const ImageDetails& details)
{
    // Parsed values take a few times the bytes they came from.
    return 4 * (details.document.bytes().size() + details.configBytes.size()) + 1024;
}

} // namespace

ImageDetailsCache::ImageDetailsCache(qsizetype maxBytes) : m_images(maxBytes) {}

std::shared_ptr<const ImageDetails> ImageDetailsCache::find(const ImageAddress& byDigest) const
{
    const auto* found = m_images.object(keyOf(byDigest));
    return found == nullptr ? nullptr : *found;
}

void ImageDetailsCache::insert(const ImageAddress& byDigest, std::shared_ptr<const ImageDetails> details)
{
    const qsizetype cost = costOf(*details);
    m_images.insert(keyOf(byDigest), new std::shared_ptr<const ImageDetails>(std::move(details)), cost);
}

ImageDetailsLoader::ImageDetailsLoader(RegistryService& service, ImageDetailsCache& cache, QObject* parent)
    : QObject(parent)
    , m_service(service)
    , m_cache(cache)
{
}

ImageDetailsLoader::~ImageDetailsLoader() = default;

void ImageDetailsLoader::select(const ImageAddress& image, const Digest& known)
{
    if (image == m_address && m_state != FetchState::Failed && m_state != FetchState::Idle)
        return;
    m_request.cancel();
    m_meanwhile.cancel();
    m_address = image;
    const bool hasDigest = image.isByDigest();
    auto cached = hasDigest ? m_cache.find(image)
        : known.isNull()    ? nullptr
                            : m_cache.find(byDigest(image, known));
    if (cached && cached->tag != image.tagOrDigest) {
        auto renamed = std::make_shared<ImageDetails>(*cached);
        renamed->tag = hasDigest ? QString() : image.tagOrDigest;
        cached = std::move(renamed);
    }
    const bool complete = cached && hasDigest;
    setDetails(std::move(cached));
    if (complete)
        setState(FetchState::Ready);
    else
        fetch();
}

void ImageDetailsLoader::selectLastSeen(const ImageAddress& image, const Digest& seen)
{
    select(image, seen);
    if (m_details || seen.isNull() || image.isByDigest())
        return;
    m_meanwhile = m_service.fetchImage(byDigest(image, seen), [this](const Result<ImageDetails>& result) {
        if (!result || m_details)
            return;
        auto details = std::make_shared<ImageDetails>(*result);
        details->tag = m_address.tagOrDigest;
        setDetails(std::move(details));
        Q_EMIT stateChanged();
    });
}

void ImageDetailsLoader::clear()
{
    m_request.cancel();
    m_meanwhile.cancel();
    m_address = ImageAddress();
    setDetails(nullptr);
    setState(FetchState::Idle);
}

void ImageDetailsLoader::retry()
{
    if (m_state == FetchState::Failed)
        fetch();
}

void ImageDetailsLoader::refresh()
{
    if (m_state != FetchState::Idle)
        fetch();
}

void ImageDetailsLoader::fetch()
{
    m_request = m_service.fetchImage(m_address, [this](const Result<ImageDetails>& result) { take(result); });
    setState(FetchState::Loading);
}

void ImageDetailsLoader::take(const Result<ImageDetails>& result)
{
    if (!result) {
        setState(FetchState::Failed, result.error());
        return;
    }
    auto details = std::make_shared<const ImageDetails>(*result);
    m_cache.insert(byDigest(m_address, details->document.digest()), details);
    const bool same = m_details && m_details->document.digest() == details->document.digest()
        && m_details->tag == details->tag;
    if (!same)
        setDetails(std::move(details));
    setState(FetchState::Ready);
}

void ImageDetailsLoader::setDetails(std::shared_ptr<const ImageDetails> details)
{
    if (m_details == details)
        return;
    m_details = std::move(details);
    Q_EMIT detailsChanged();
}

void ImageDetailsLoader::setState(FetchState state, MaybeError error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace portolan
