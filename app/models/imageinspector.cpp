// SPDX-License-Identifier: Apache-2.0
#include "models/imageinspector.h"

namespace portolan {
namespace {

std::optional<Descriptor> preferredImage(const ImageIndex& index)
{
    if (auto own = index.find(Platform::host()))
        return own;
    const QList<Descriptor> images = index.images();
    return images.isEmpty() ? std::nullopt : std::optional<Descriptor>(images.first());
}

} // namespace

ImageInspector::ImageInspector(RegistryService& service, QObject* parent)
    : QObject(parent)
    , m_service(service)
    , m_selection(service, m_cache)
    , m_platform(service, m_cache)
    , m_platforms(service)
    , m_attached(service)
{
    connect(&m_selection, &ImageDetailsLoader::detailsChanged, this, &ImageInspector::selectionChanged);
    connect(&m_selection, &ImageDetailsLoader::stateChanged, this, &ImageInspector::stateChanged);
    connect(&m_platform, &ImageDetailsLoader::detailsChanged, this, &ImageInspector::fill);
    connect(&m_platform, &ImageDetailsLoader::stateChanged, this, &ImageInspector::stateChanged);
}

ImageInspector::~ImageInspector() = default;

void ImageInspector::select(const ImageAddress& image, const Digest& known)
{
    m_selection.select(image, known);
}

void ImageInspector::selectLastSeen(const ImageAddress& image, const Digest& seen)
{
    m_selection.selectLastSeen(image, seen);
}

void ImageInspector::clear()
{
    m_selection.clear();
}

void ImageInspector::retry()
{
    m_selection.retry();
    m_platform.retry();
}

void ImageInspector::refresh()
{
    m_selection.refresh();
    askEngines();
}

void ImageInspector::selectionChanged()
{
    m_chosen = Digest();
    const auto& details = m_selection.details();
    const ImageIndex* index = details ? details->document.index() : nullptr;
    if (index != nullptr)
        m_platforms.setIndex(address().repositoryAddress(), *index);
    else
        m_platforms.clear();
    showPreferred();
    m_engines.cancel();
    m_overview.setEngineStates({});
    askEngines();
}

//! Which image an engine has is compared with what the tag points to now.
void ImageInspector::askEngines()
{
    const auto& details = m_selection.details();
    if (!details || address().isByDigest())
        return;
    QList<Digest> current{details->document.digest()};
    if (const ImageIndex* index = details->document.index()) {
        for (const Descriptor& image : index->images())
            current << image.digest;
    }
    m_engines = m_service.control().fetchLocalState(
        address(), current, [this](const Result<QList<EngineState>>& states) {
            if (states)
                m_overview.setEngineStates(*states);
        });
}

void ImageInspector::showPreferred()
{
    const auto& details = m_selection.details();
    const ImageIndex* index = details ? details->document.index() : nullptr;
    if (const auto image = index == nullptr ? std::nullopt : preferredImage(*index))
        m_platform.select(childAddress(image->digest));
    else
        m_platform.clear();
    fill();
}

ImageAddress ImageInspector::childAddress(const Digest& child) const
{
    return {address().registry, address().repository, child.toString()};
}

void ImageInspector::choosePlatform(const Digest& child)
{
    if (child == m_chosen || !m_selection.details())
        return;
    m_chosen = child;
    if (child.isNull()) {
        showPreferred();
        return;
    }
    m_platform.select(childAddress(child));
    fill();
}

void ImageInspector::fill()
{
    const auto& selected = m_selection.details();
    const bool isIndex = selected && selected->document.index() != nullptr;
    const auto& content = isIndex ? m_platform.details() : selected;
    const auto& subject = m_chosen.isNull() ? selected : m_platform.details();
    if (content != m_content) {
        m_content = content;
        fillContent();
    }
    if (isIndex)
        fillPlatformSizes();
    if (subject != m_subject) {
        m_subject = subject;
        fillSubject();
    }
    Q_EMIT changed();
}

void ImageInspector::fillContent()
{
    if (m_content)
        m_layers.setImage(*m_content);
    else
        m_layers.clear();
    const ImageConfig config = m_content ? m_content->config.value_or(ImageConfig()) : ImageConfig();
    m_config.setConfig(config);
    m_history.setConfig(config);
}

void ImageInspector::fillPlatformSizes()
{
    const ImageIndex& index = *m_selection.details()->document.index();
    for (const Descriptor& image : index.images()) {
        const auto known = m_cache.find(childAddress(image.digest));
        const bool isShown = m_content && m_content->document.digest() == image.digest;
        const ImageDetails* details = isShown ? m_content.get() : known.get();
        const Manifest* manifest = details ? details->document.manifest() : nullptr;
        if (manifest)
            m_platforms.setImageSize(
                image.digest, manifest->layersSize() + (manifest->config ? manifest->config->size : 0));
    }
}

void ImageInspector::fillSubject()
{
    if (!m_subject) {
        m_overview.clear();
        m_manifestText.clear();
        m_attached.clear();
        return;
    }
    const Digest& digest = m_subject->document.digest();
    const ImageIndex* index = m_selection.details() ? m_selection.details()->document.index() : nullptr;
    m_overview.setImage(*m_subject);
    if (m_subject->limitation.isEmpty())
        m_manifestText.setBytes(m_subject->document.bytes(), digest);
    else
        m_manifestText.setUnread(digest, m_subject->limitation);
    m_attached.setSubject(address().repositoryAddress(), digest,
        index == nullptr ? QList<Descriptor>() : index->attestationsOf(digest));
}

FetchState ImageInspector::state() const
{
    if (m_selection.state() != FetchState::Ready || m_platform.state() == FetchState::Idle)
        return m_selection.state();
    return m_platform.state();
}

MaybeError ImageInspector::error() const
{
    return m_selection.error() ? m_selection.error() : m_platform.error();
}

} // namespace portolan
