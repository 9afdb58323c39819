// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/sharedresult.h"
#include "registry/dataplane.h"
#include "registry/imagedetails.h"
#include "registry/manifestcache.h"

#include <QHash>

namespace portolan {

//! Puts manifests and configs together into what people look at, asking the data plane only for digests the
//! cache does not know, and for each once, however many ask at the same time (rows whose tags share a
//! digest). Worker thread; outlives its tasks.
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
    using SharedManifest = SharedResult<ManifestDocument>;
    using SharedBytes = SharedResult<QByteArray>;

    //! Both run under the shared result's own token; they end before the last who waits for them leaves.
    [[nodiscard]] QCoro::Task<void> fetchManifest(
        SharedManifest::Pointer shared, QString repository, Digest digest);
    [[nodiscard]] QCoro::Task<void> fetchConfig(
        SharedBytes::Pointer shared, QString repository, Descriptor descriptor);
    [[nodiscard]] QCoro::Task<Result<ImageDetails>> whole(
        QString repository, QString tagOrDigest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QByteArray>> config(
        QString repository, Descriptor descriptor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<TagSummary>> indexSummary(
        QString repository, ManifestDocument document, std::stop_token stop);
    [[nodiscard]] std::optional<ManifestDocument> cached(const Digest& digest);

    DataPlane& m_dataPlane;
    ManifestCache& m_cache;
    QHash<QString, SharedManifest::Pointer> m_manifests; //!< under way, by repository and digest
    QHash<QString, SharedBytes::Pointer> m_configs;
};

} // namespace portolan
