// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "oci/manifestdocument.h"
#include "registry/imagedetails.h"
#include "registry/referrer.h"

#include <QCoro/QCoroTask>
#include <QIODevice>

#include <memory>
#include <optional>
#include <stop_token>

namespace portolan {

//! The content of repositories: manifests and blobs by reference. A /v2/ server, a layout folder or an
//! archive. Everything read is verified against its digest. Worker thread; outlives its tasks. Every error
//! names host (or file) and path.
class DataPlane {
public:
    virtual ~DataPlane() = default;

    //! Type, digest and size of a manifest, by HEAD where that is enough. Errors: NotFound, ...
    [[nodiscard]] virtual QCoro::Task<Result<Descriptor>> resolve(
        QString repository, QString tagOrDigest, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<ManifestDocument>> fetchManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) = 0;
    //! A small blob (config) whole, verified; TooLarge above maxManifestBytes.
    [[nodiscard]] virtual QCoro::Task<Result<QByteArray>> fetchBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) = 0;
    //! Streams a blob from byte `offset` to its end into the sink. Not verified here: the sink sees all bytes
    //! and does it. Where the source cannot start in the middle it answers Unsupported with code
    //! RANGE_IGNORED before any byte is written, and the caller starts again from 0.
    [[nodiscard]] virtual QCoro::Task<Result<void>> readBlob(QString repository, Descriptor descriptor,
        qint64 offset, std::shared_ptr<BodySink> sink, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<bool>> hasBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) = 0;
    //! What is attached to a manifest: referrers API, fallback tag and cosign-style tags together.
    [[nodiscard]] virtual QCoro::Task<Result<ReferrerList>> fetchReferrers(
        QString repository, Digest subject, std::stop_token stop) = 0;
    //! What else is known of an image, where that costs less than manifest and config, or is all there is:
    //! its document is ManifestDocument::described(), `limitation` stays empty. Nothing: there is no such
    //! knowledge.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<ImageDetails>>> describeImage(
        QString repository, QString tagOrDigest, std::stop_token stop);

    // Writing. Read-only sources answer Unsupported.

    //! Makes a blob of another repository of the same registry appear in this one. False: it did not work,
    //! upload it.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> mountBlob(
        QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop) = 0;
    //! Stores exactly descriptor.size bytes from the device (open for reading, may be sequential) under its
    //! digest. The receiver verifies. Errors: code DIGEST_MISMATCH; nothing is kept under the digest then.
    [[nodiscard]] virtual QCoro::Task<Result<void>> writeBlob(QString repository, Descriptor descriptor,
        std::shared_ptr<QIODevice> content, std::stop_token stop) = 0;
    //! Stores the manifest's exact bytes under a tag or its digest, replacing what the tag pointed to.
    [[nodiscard]] virtual QCoro::Task<Result<void>> putManifest(
        QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop) = 0;
    //! One DELETE of a tag or digest, nothing else. What it takes along is the server's matter: plan first
    //! (DeletePlan).
    [[nodiscard]] virtual QCoro::Task<Result<void>> deleteManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) = 0;
};

} // namespace portolan
