// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"
#include "registry/imagedetails.h"
#include "registry/manifestcache.h"

namespace portolan {

//! Puts manifests and configs together into what people look at, asking the data plane only for digests the
//! cache does not know. Worker thread; lives in the caller's coroutine.
class ImageLoader final {
public:
    //! Neither is owned; both outlive the loader's tasks.
    ImageLoader(DataPlane& dataPlane, ManifestCache& cache);

    //! A manifest by tag or digest. A tag costs one request (HEAD when the content is known, then nothing
    //! more).
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> manifest(
        QString repository, QString tagOrDigest, std::stop_token stop);
    //! The manifest and, for an image, its config; where they cannot be had, what DataPlane::describeImage()
    //! knows, with its limitation.
    [[nodiscard]] QCoro::Task<Result<ImageDetails>> details(
        QString repository, QString tagOrDigest, std::stop_token stop);
    //! What a tag row shows. At most three requests (HEAD, manifest, config); none but the HEAD for known
    //! digests. DataPlane::describeImage() is enough, where there is one.
    [[nodiscard]] QCoro::Task<Result<TagSummary>> summary(
        QString repository, QString tagOrDigest, std::stop_token stop);
    //! The image of an index for a platform: that one, else this machine's, else the first; an image itself
    //! is its own.
    [[nodiscard]] QCoro::Task<Result<ImageDetails>> platformImage(
        QString repository, ImageDetails details, std::optional<Platform> wish, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<ImageDetails>> whole(
        QString repository, QString tagOrDigest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QByteArray>> config(
        QString repository, Descriptor descriptor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<TagSummary>> indexSummary(
        QString repository, ManifestDocument document, std::stop_token stop);
    [[nodiscard]] std::optional<ManifestDocument> cached(const Digest& digest);

    DataPlane& m_dataPlane;
    ManifestCache& m_cache;
};

} // namespace portolan
