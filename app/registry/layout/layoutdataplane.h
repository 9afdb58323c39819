// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/pooltask.h"
#include "registry/dataplane.h"
#include "registry/layout/localsource.h"

#include <memory>

namespace portolan {

//! The content of a local source: folder, OCI archive or docker archive; archives are read only. The disk is
//! read on a small thread pool of its own, never on the worker. Repositories and tags: see layoutName().
//!
//! putManifest() by digest keeps the manifest as an entry without a tag unless something in the layout
//! reaches it, and an index takes over the entries its children had that way. It refuses manifests whose
//! content is not there (code MANIFEST_BLOB_UNKNOWN), as registries do. deleteManifest() of a tag keeps the
//! image, by its digest, when it was the last; of a digest it removes every entry of the repository with it,
//! and then what nothing reaches any more.
class LayoutDataPlane final : public DataPlane {
public:
    explicit LayoutDataPlane(std::shared_ptr<LocalSource> source);
    Q_DISABLE_COPY_MOVE(LayoutDataPlane)
    ~LayoutDataPlane() override;

    [[nodiscard]] QCoro::Task<Result<Descriptor>> resolve(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> fetchManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> fetchBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> readBlob(QString repository, Descriptor descriptor, qint64 offset,
        std::shared_ptr<BodySink> sink, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ReferrerList>> fetchReferrers(
        QString repository, Digest subject, std::stop_token stop) override;
    //! Repositories of a layout share their blobs: true when it is there.
    [[nodiscard]] QCoro::Task<Result<bool>> mountBlob(
        QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> writeBlob(QString repository, Descriptor descriptor,
        std::shared_ptr<QIODevice> content, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> deleteManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

    //! Where the registry's other disk work goes too.
    [[nodiscard]] QThreadPool* pool() { return &m_pool; }

private:
    //! Null: the blob is there already.
    using WriterPtr = std::shared_ptr<BlobWriter>;

    [[nodiscard]] QCoro::Task<Result<std::shared_ptr<const BlobReader>>> openBlob(
        Descriptor descriptor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<WriterPtr>> openWriter(
        Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> writePiece(
        WriterPtr writer, QByteArray piece, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> finish(WriterPtr writer, std::stop_token stop);

    const std::shared_ptr<LocalSource> m_source;
    QThreadPool m_pool;
};

} // namespace portolan
