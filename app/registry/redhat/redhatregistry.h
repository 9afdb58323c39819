// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/distributionregistry.h"
#include "registry/redhat/pyxisclient.h"
#include "registry/redhat/redhatcatalog.h"
#include "registry/redhat/redhattags.h"

namespace portolan {

//! registry.redhat.io, registry.access.redhat.com or registry.connect.redhat.com: /v2/ for content, and the
//! Ecosystem Catalog, which needs no login, for the lists. A repository the catalog does not know is listed
//! by /v2/. Nothing can be deleted. Worker thread; outlives its tasks.
class RedHatRegistry final : public Registry {
public:
    //! The client is not owned and outlives the registry. `catalog`: where Pyxis is,
    //! PyxisClient::publicUrl().
    RedHatRegistry(
        RegistryProfile profile, HttpClient& client, std::optional<Credential> credential, QUrl catalog);

    [[nodiscard]] const RegistryProfile& profile() const override { return m_plain.profile(); }
    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
    [[nodiscard]] DataPlane& dataPlane() override { return m_plain.dataPlane(); }
    [[nodiscard]] ControlPlane* controlPlane() override { return &m_catalog; }

private:
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchPlainTags(
        QString repository, PageCursor cursor, std::stop_token stop);

    DistributionRegistry m_plain;
    PyxisClient m_pyxis;
    RedHatCatalog m_catalog;
    QString m_registry; //!< as the catalog names it
    QHash<QString, RedHatTags> m_listings; //!< by repository: lists that are under way
};

} // namespace portolan
