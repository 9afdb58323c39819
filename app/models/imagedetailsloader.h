// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "service/registryservice.h"

#include <QCache>
#include <QObject>

#include <memory>

namespace portolan {

//! Images by digest, bounded by the bytes of their manifests and configs; shared by loaders. GUI thread.
class ImageDetailsCache final {
public:
    explicit ImageDetailsCache(qsizetype maxBytes = qsizetype(32) * 1024 * 1024);

    [[nodiscard]] std::shared_ptr<const ImageDetails> find(const ImageAddress& byDigest) const;
    void insert(const ImageAddress& byDigest, std::shared_ptr<const ImageDetails> details);

private:
    QCache<QString, std::shared_ptr<const ImageDetails>> m_images;
};

//! Fetches the image that is selected, and only that: a new selection gives the request before up, so that no
//! late answer can show the wrong image. An image already seen comes from the cache, by digest without any
//! request. GUI thread.
class ImageDetailsLoader final : public QObject {
    Q_OBJECT

public:
    //! `service` and `cache` outlive the loader.
    ImageDetailsLoader(RegistryService& service, ImageDetailsCache& cache, QObject* parent = nullptr);
    ~ImageDetailsLoader() override;
    Q_DISABLE_COPY_MOVE(ImageDetailsLoader)

    //! `known`: what a tag was last seen pointing to; a cached image is shown at once then, and the tag still
    //! asked.
    void select(const ImageAddress& image, const Digest& known = Digest());
    //! As select(), and shows the image of that digest, as this machine knows it, until the answer comes.
    void selectLastSeen(const ImageAddress& image, const Digest& seen);
    void clear();
    void retry(); //!< after Failed
    void refresh(); //!< asks again, keeping what is shown

    [[nodiscard]] const ImageAddress& address() const { return m_address; }
    [[nodiscard]] FetchState state() const { return m_state; } //!< Idle: nothing selected
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    //! Null until something is there; may be there while Loading (cached) or Failed (shown before).
    [[nodiscard]] const std::shared_ptr<const ImageDetails>& details() const { return m_details; }

Q_SIGNALS:
    void detailsChanged(); //!< details() is another image, or null
    void stateChanged();

private:
    void fetch();
    void take(const Result<ImageDetails>& result);
    void setDetails(std::shared_ptr<const ImageDetails> details);
    void setState(FetchState state, MaybeError error = std::nullopt);

    RegistryService& m_service;
    ImageDetailsCache& m_cache;
    ImageAddress m_address;
    std::shared_ptr<const ImageDetails> m_details;
    FetchState m_state = FetchState::Idle;
    MaybeError m_error;
    RequestHandle m_request;
    RequestHandle m_meanwhile; //!< what was last seen, until m_request is answered
};

} // namespace portolan
