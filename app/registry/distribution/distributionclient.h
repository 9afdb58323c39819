// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/dataplane.h"

#include <QHash>

namespace portolan {

//! The data plane of every server that speaks /v2/ (protocols/oci-distribution.md). Shared by all kinds of
//! registry: control planes stand beside it and never speak /v2/ themselves. Worker thread.
class DistributionClient final : public DataPlane {
public:
    //! The session is not owned and outlives the client.
    explicit DistributionClient(RegistrySession& session);

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

    [[nodiscard]] QCoro::Task<Result<bool>> mountBlob(
        QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> writeBlob(QString repository, Descriptor descriptor,
        std::shared_ptr<QIODevice> content, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> deleteManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<QList<Referrer>>> fetchFallbackReferrers(
        QString repository, Digest subject, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<Referrer>>> fetchCosignTags(
        QString repository, Digest subject, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> addToFallbackIndex(
        QString repository, ManifestDocument referrer, std::stop_token stop);
    [[nodiscard]] Error failure(const HttpResponse& response, const QString& path) const;

    RegistrySession& m_session;
    QHash<QString, QString>
        m_openUploads; //!< repository@digest -> location, left by a mount that did not mount
};

} // namespace portolan
