// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/distributionregistry.h"
#include "registry/quay/quaycontrolplane.h"
#include "registry/quay/quaydeletion.h"
#include "registry/quay/quaylisting.h"

namespace portolan {

//! Quay.io or a Red Hat Quay (protocols/quay.md): content through /v2/ by DistributionClient, everything else
//! through the REST API where the login opens it, through /v2/ where not. Worker thread; outlives its tasks.
class QuayRegistry final : public Registry {
public:
    //! The client is not owned and outlives the registry. An OAuth application token is the password of user
    //! `$oauthtoken`.
    QuayRegistry(RegistryProfile profile, HttpClient& client, std::optional<Credential> credential);

    //! Whether a host serves a Quay: its API refuses a list without selector in Quay's own way. One request,
    //! without login, beside the ping.
    [[nodiscard]] QCoro::Task<Result<bool>> isQuay(std::stop_token stop);

    [[nodiscard]] const RegistryProfile& profile() const override { return m_v2.profile(); }
    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;
    //! With what Quay says of each tag: digest, size, date, expiry, immutability.
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
    [[nodiscard]] DataPlane& dataPlane() override { return m_v2.dataPlane(); }
    [[nodiscard]] ControlPlane* controlPlane() override { return &m_controlPlane; }

    [[nodiscard]] RegistrySession& session() { return m_v2.session(); }
    [[nodiscard]] QuayClient& client() { return m_client; }

private:
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTagsByApi(
        QString repository, int number, std::stop_token stop);

    DistributionRegistry m_v2;
    QuayClient m_client;
    QuayLookup m_lookup;
    QuayListing m_listing;
    QuayDeletion m_deletion;
    QuayControlPlane m_controlPlane;
    QSet<QString> m_closedToApi; //!< repositories the login reads through /v2/ only
};

} // namespace portolan
