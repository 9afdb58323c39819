// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/deletefacts.h"
#include "registry/distribution/distributionclient.h"
#include "registry/distribution/distributioncontrol.h"
#include "registry/distribution/hostdeletion.h"
#include "registry/distribution/hostlisting.h"
#include "registry/hostservice.h"
#include "registry/registry.h"

#include <QHash>
#include <QSet>

namespace portolan {

//! A plain /v2/ registry: its catalog and tag lists, page by page along `Link` (protocols/oci-distribution.md
//! section 4), and deletion as far as the server can. Worker thread.
class DistributionRegistry final : public Registry {
public:
    //! The client is not owned and outlives the registry.
    DistributionRegistry(RegistryProfile profile, HttpClient& client, std::optional<Credential> credential);

    [[nodiscard]] const RegistryProfile& profile() const override { return m_profile; }
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
    [[nodiscard]] DataPlane& dataPlane() override { return m_dataPlane; }
    [[nodiscard]] ControlPlane* controlPlane() override { return &m_control; }

    [[nodiscard]] RegistrySession& session() { return m_session; }
    //! Whose servers these are, when the host's name does not say it: a domain of one's own before them.
    void setService(HostService service) { m_service = service; }
    //! Where GitHub's API is, when not at GitHubApi::publicUrl().
    void setGitHubApi(const QUrl& url) { m_gitHubApi = url; }

private:
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchCatalog(PageCursor cursor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<bool> findListing(std::stop_token stop);
    //! GitLab itself, when this is a registry of one; else empty.
    [[nodiscard]] QCoro::Task<QUrl> findGitLab(std::stop_token stop);
    //! Makes m_deletion where there is one.
    [[nodiscard]] QCoro::Task<Result<void>> findDeletion(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> askRights(
        DeleteFacts* facts, DeleteWish wish, std::stop_token stop);
    void useDeletion(DeletePlan& plan) const;
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchAcrTags(
        QString repository, PageCursor cursor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> fetchList(
        QString listPath, PageCursor cursor, ScopeSet scopes, std::stop_token stop);
    //! Whether nobody is logged in, and the registry says how to.
    [[nodiscard]] QCoro::Task<bool> wantsLogin(std::stop_token stop);
    [[nodiscard]] Result<PageCursor> nextCursor(
        const QString& listPath, const PageCursor& current, const QByteArray& link);
    [[nodiscard]] QCoro::Task<Result<QStringList>> fetchAllTags(QString repository, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> performStep(
        QString repository, DeleteStep step, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> throwAway(QString repository, QString tag, std::stop_token stop);

    HttpClient& m_client;
    RegistryProfile m_profile;
    HostService m_service;
    RegistrySession m_session;
    DistributionClient m_dataPlane;
    DistributionControl m_control;
    QUrl m_gitHubApi;
    std::unique_ptr<HostListing> m_listing; //!< where the repositories are listed, when not by the catalog
    std::unique_ptr<HostDeletion> m_deletion; //!< where images are deleted, when not at /v2/ alone
    QHash<QString, Capabilities> m_capabilities; //!< by repository, what planning found out
    QHash<QString, QSet<QString>> m_seenLinks; //!< by list, so that a Link that leads back ends the list
};

} // namespace portolan
