// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"
#include "registry/openshift/clusterimage.h"
#include "registry/openshift/integratedregistry.h"

namespace portolan {

//! The content of a cluster's image streams: tags and images by the cluster's API, bytes by its registry
//! where that can be reached (IntegratedRegistry says why not). Signatures kept with an image are among what
//! is attached to it. Worker thread.
class OpenShiftDataPlane final : public DataPlane {
public:
    //! Neither is owned; both outlive this.
    OpenShiftDataPlane(KubeClient& cluster, IntegratedRegistry& registry);

    //! Of a descriptor only the digest is certain: its size is -1, its type may be empty.
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
    //! From the Image object; errors: NotFound with code IMAGE_PRUNED when only its name is left.
    [[nodiscard]] QCoro::Task<Result<std::optional<ImageDetails>>> describeImage(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

    [[nodiscard]] QCoro::Task<Result<bool>> mountBlob(
        QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> writeBlob(QString repository, Descriptor descriptor,
        std::shared_ptr<QIODevice> content, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop) override;
    //! Tags by the cluster's API, as the registry says it did and does not; images are only pruned.
    [[nodiscard]] QCoro::Task<Result<void>> deleteManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

    //! The Image behind a tag or digest. Errors: NotFound.
    [[nodiscard]] QCoro::Task<Result<ClusterImage>> fetchImage(
        QString repository, QString tagOrDigest, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<JsonReader>> fetchStreamImage(
        QString repository, QString digest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<ClusterSignature>>> fetchSignatures(
        QString repository, Digest subject, std::stop_token stop);

    KubeClient& m_cluster;
    IntegratedRegistry& m_registry;
};

} // namespace portolan
