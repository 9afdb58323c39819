// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/distributionregistry.h"

#include "oci/registryerror.h"
#include "registry/distribution/acrdeletion.h"
#include "registry/distribution/acrtags.h"
#include "registry/distribution/deletegathering.h"
#include "registry/distribution/deletionelsewhere.h"
#include "registry/distribution/gartags.h"
#include "registry/distribution/githubdeletion.h"
#include "registry/distribution/githubpackages.h"
#include "registry/distribution/gitlabdeletion.h"
#include "registry/distribution/gitlabprojects.h"
#include "registry/distribution/throwawaymanifest.h"
#include "registry/planrun.h"
#include "registry/registryprobe.h"

#include <QBuffer>

namespace portolan {
namespace {

constexpr int pageSize = 1000; // DD 2.8 refuses more (protocols/oci-distribution.md section 4)
constexpr int mostPages = 20'000; // a list without end: no registry of real size has as many
constexpr qint64 maxListBytes = qint64(64) * 1024 * 1024;

// A cursor is "<page number> <path?query>", so that no state is needed to see an endless list.
PageCursor makeCursor(int page, const QString& target)
{
    return QString::number(page) + u' ' + target;
}
int cursorPage(const PageCursor& cursor)
{
    return cursor.section(u' ', 0, 0).toInt();
}
QString cursorTarget(const PageCursor& cursor)
{
    return cursor.section(u' ', 1);
}

bool meansRefused(int status)
{
    return status == 400 || status == 401 || status == 403 || status == 404 || status == 405 || status == 501;
}

RegistryEndpoint endpointOf(const RegistryProfile& profile)
{
    return RegistryEndpoint(profile.host, profile.allowPlainHttp);
}

} // namespace

DistributionRegistry::DistributionRegistry(
    RegistryProfile profile, HttpClient& client, std::optional<Credential> credential)
    : m_client(client)
    , m_profile(std::move(profile))
    , m_service(hostService(m_profile.host))
    , m_session(client, endpointOf(m_profile), std::move(credential))
    , m_dataPlane(m_session)
    , m_control(m_session, m_dataPlane, m_profile)
    , m_gitHubApi(GitHubApi::publicUrl())
{
}

QCoro::Task<Result<Capabilities>> DistributionRegistry::capabilities(QString repository, std::stop_token stop)
{
    auto ping = co_await m_session.ping(stop);
    if (!ping)
        co_return ping.error();
    co_return m_capabilities.value(repository);
}

QCoro::Task<Result<HttpResponse>> DistributionRegistry::fetchList(
    QString listPath, PageCursor cursor, ScopeSet scopes, std::stop_token stop)
{
    if (cursor.isEmpty())
        m_seenLinks.remove(listPath);
    QString target =
        cursor.isEmpty() ? listPath + QStringLiteral("?n=%1").arg(pageSize) : cursorTarget(cursor);
    HttpRequest request(HttpMethod::Get, QUrl(target));
    request.maxBodyBytes = maxListBytes;
    auto response = co_await m_session.sendRequest(request, scopes, stop);
    // Some servers know no `n`, or a smaller one: ask in their own measure.
    if (response && response->status == 400 && cursor.isEmpty()) {
        request.url = QUrl(listPath);
        response = co_await m_session.sendRequest(request, scopes, stop);
    }
    co_return response;
}

Result<PageCursor> DistributionRegistry::nextCursor(
    const QString& listPath, const PageCursor& current, const QByteArray& link)
{
    const QString next = nextLink(link);
    if (next.isEmpty())
        return PageCursor();
    // Only path and query are taken from a Link, whatever host it names (protocols/oci-distribution.md
    // section 4).
    const QUrl base(QStringLiteral("https://registry") + listPath);
    const QUrl url = base.resolved(QUrl(next));
    const QString target =
        url.path(QUrl::FullyEncoded) + (url.hasQuery() ? u'?' + url.query(QUrl::FullyEncoded) : QString());
    const QString within = listPath.section(u'/', 0, 1) + u'/';
    if (!target.startsWith(within))
        return Error::protocol(QStringLiteral("the list's next page is outside of ") + within);
    const int page = cursorPage(current) + 1;
    if (page > mostPages)
        return Error::protocol(QStringLiteral("the list does not end after %1 pages").arg(mostPages));
    QSet<QString>& seen = m_seenLinks[listPath];
    if (seen.contains(target))
        return Error::protocol(QStringLiteral("the list leads back to a page already read"));
    seen.insert(target);
    return makeCursor(page, target);
}

QCoro::Task<Result<RepositoryPage>> DistributionRegistry::fetchRepositories(
    PageCursor cursor, std::stop_token stop)
{
    // GitHub's catalog is not to be relied on (protocols/other-registries.md section 3).
    if (!m_listing && m_service == HostService::Ghcr)
        m_listing = std::make_unique<GitHubPackages>(m_client, m_gitHubApi, m_session.credential());
    if (!m_listing) {
        auto page = co_await fetchCatalog(cursor, stop);
        const bool refused = !page && page.error().code() == QStringLiteral("CATALOG_REFUSED");
        if (!refused)
            co_return page;
        const bool elsewhere = co_await findListing(stop);
        if (!elsewhere)
            co_return page;
    }
    auto page = co_await m_listing->fetchRepositories(std::move(cursor), std::move(stop));
    co_return page;
}

QCoro::Task<QUrl> DistributionRegistry::findGitLab(std::stop_token stop)
{
    const auto ping = co_await m_session.ping(std::move(stop));
    if (!ping || RegistryProbe::fromChallenge(ping->baseUrl, ping->challenge).service != HostService::GitLab)
        co_return QUrl();
    co_return QUrl(ping->challenge.parameters.value(QStringLiteral("realm")));
}

QCoro::Task<bool> DistributionRegistry::findListing(std::stop_token stop)
{
    if (!m_session.credential())
        co_return false;
    const QUrl gitLab = co_await findGitLab(std::move(stop));
    if (gitLab.isEmpty())
        co_return false;
    m_listing = std::make_unique<GitLabProjects>(m_client, gitLab, m_session.credential());
    co_return true;
}

QCoro::Task<Result<RepositoryPage>> DistributionRegistry::fetchCatalog(
    PageCursor cursor, std::stop_token stop)
{
    const QString path = QStringLiteral("/v2/_catalog");
    auto response = co_await fetchList(path, cursor, ScopeSet::catalog(), stop);
    if (!response) {
        const Error& error = response.error();
        const bool unwelcome = error.kind() == ErrorKind::AuthRequired
            && error.code() != QStringLiteral("LOGIN_REFUSED")
            && error.code() != QStringLiteral("PROXY_AUTH_REQUIRED");
        if (!unwelcome && error.kind() != ErrorKind::Denied)
            co_return error;
        const bool wanted = co_await wantsLogin(stop);
        if (unwelcome && wanted)
            co_return error;
        co_return error.withCode(QStringLiteral("CATALOG_REFUSED"));
    }
    if (!response->isSuccess()) {
        const Error error = registryError(response->status, response->body).at(m_profile.host, path);
        co_return meansRefused(response->status) ? error.withCode(QStringLiteral("CATALOG_REFUSED")) : error;
    }
    auto page = RepositoryPage::parse(response->body);
    if (!page)
        co_return page.error().at(m_profile.host, path);
    auto next = nextCursor(path, cursor, response->header("Link"));
    if (!next)
        co_return next.error().at(m_profile.host, path);
    page->next = *next;
    co_return std::move(*page);
}

QCoro::Task<bool> DistributionRegistry::wantsLogin(std::stop_token stop)
{
    if (m_session.credential())
        co_return false;
    const auto ping = co_await m_session.ping(std::move(stop));
    co_return ping && !ping->challenge.scheme.isEmpty();
}

QCoro::Task<Result<TagPage>> DistributionRegistry::fetchAcrTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    const QString path = acrTagsPath(repository);
    const ScopeSet scopes =
        ScopeSet::fromChallenge(QStringLiteral("repository:%1:metadata_read").arg(repository));
    auto response = co_await fetchList(path, cursor, scopes, stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return registryError(response->status, response->body).at(m_profile.host, path);
    auto page = parseAcrTags(response->body);
    if (!page)
        co_return page.error().at(m_profile.host, path);
    auto next = nextCursor(path, cursor, response->header("Link"));
    if (!next)
        co_return next.error().at(m_profile.host, path);
    page->next = *next;
    co_return std::move(*page);
}

QCoro::Task<Result<TagPage>> DistributionRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    const bool isMetadata = cursorTarget(cursor).startsWith(QStringLiteral("/acr/"));
    if (m_service == HostService::Acr && (cursor.isEmpty() || isMetadata)) {
        auto page = co_await fetchAcrTags(repository, cursor, stop);
        // Who may pull may not always see the metadata; the plain list is for everyone.
        const bool isRefused = !page && cursor.isEmpty() && meansRefused(page.error().httpStatus())
            && page.error().code() != QStringLiteral("LOGIN_REFUSED");
        if (!isRefused)
            co_return page;
    }
    const QString path = QStringLiteral("/v2/%1/tags/list").arg(repository);
    auto response = co_await fetchList(path, cursor, ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return registryError(response->status, response->body).at(m_profile.host, path);
    auto page = TagPage::parse(response->body);
    if (!page)
        co_return page.error().at(m_profile.host, path);
    page->records = garTagRecords(response->body);
    auto next = nextCursor(path, cursor, response->header("Link"));
    if (!next)
        co_return next.error().at(m_profile.host, path);
    page->next = *next;
    co_return std::move(*page);
}

QCoro::Task<Result<QStringList>> DistributionRegistry::fetchAllTags(QString repository, std::stop_token stop)
{
    QStringList tags;
    PageCursor cursor;
    do {
        auto page = co_await fetchTags(repository, cursor, stop);
        if (!page)
            co_return page.error();
        tags += page->tags;
        cursor = page->next;
    } while (!cursor.isEmpty());
    tags.removeDuplicates();
    co_return tags;
}

QCoro::Task<Result<DeletePlan>> DistributionRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    auto tags = co_await fetchAllTags(wish.repository, stop);
    if (!tags && tags.error().kind() != ErrorKind::NotFound)
        co_return tags.error();
    DeleteGathering gathering(m_session, m_dataPlane, wish.repository);
    const QStringList known = tags ? *tags : QStringList();
    auto facts = co_await gathering.run(wish, known, progress, stop);
    if (!facts)
        co_return facts.error();
    facts->registryId = m_profile.id;
    facts->tagsBeforeDigest =
        m_service == HostService::ArtifactRegistry || m_service == HostService::ContainerRegistry;
    auto asked = co_await askRights(&*facts, wish, stop);
    if (!asked)
        co_return asked.error();
    Capabilities found;
    found.deleteByTag = facts->deleteByTag;
    found.deleteByDigest = facts->deleteByDigest;
    found.deleteReason = facts->deleteReason;
    m_capabilities.insert(wish.repository, found);
    // To throw a manifest away, /v2/ itself must delete.
    wish.allowThrowaway = wish.allowThrowaway && !m_deletion;
    DeletePlan plan = planDeletion(wish, *facts);
    useDeletion(plan);
    co_return std::as_const(plan);
}

QCoro::Task<Result<void>> DistributionRegistry::findDeletion(std::stop_token stop)
{
    if (m_deletion)
        co_return Result<void>();
    if (m_service == HostService::Acr) {
        m_deletion = std::make_unique<AcrDeletion>(m_session);
    } else if (m_service == HostService::Ghcr) {
        m_deletion = std::make_unique<GitHubDeletion>(m_client, m_gitHubApi, m_session.credential());
    } else {
        const QUrl gitLab = co_await findGitLab(std::move(stop));
        if (!gitLab.isEmpty())
            m_deletion = std::make_unique<GitLabDeletion>(m_client, gitLab, m_session.credential());
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> DistributionRegistry::askRights(
    DeleteFacts* facts, DeleteWish wish, std::stop_token stop)
{
    auto found = co_await findDeletion(stop);
    if (!found)
        co_return found;
    if (m_deletion) {
        const DeleteRights plain(facts->deleteByTag, facts->deleteByDigest, facts->deleteReason);
        auto rights = co_await m_deletion->rights(wish.repository, plain, std::move(stop));
        if (!rights)
            co_return rights.error();
        facts->deleteByTag = rights->byTag;
        facts->deleteByDigest = rights->byDigest;
        facts->deleteReason = rights->reason;
        co_return Result<void>();
    }
    const Sentence elsewhere =
        deletionElsewhere(m_service, m_profile.host, wish.repository, wish.tagsOrDigests);
    if (facts->deleteByTag == Ability::No && facts->deleteByDigest == Ability::No && !elsewhere.isEmpty())
        facts->deleteReason = elsewhere;
    co_return Result<void>();
}

void DistributionRegistry::useDeletion(DeletePlan& plan) const
{
    if (!m_deletion)
        return;
    plan.throwawayOffered = false;
    for (DeleteStep& step : plan.steps) {
        const QString request = m_deletion->request(plan.repository, step.target);
        if (request.isEmpty())
            continue;
        step.method = DeleteMethod::ControlPlane;
        step.requests = QStringList(request);
    }
}

QCoro::Task<Result<DeleteReport>> DistributionRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    if (!plan.isExecutable())
        co_return Error::conflict(QStringLiteral("this plan cannot be carried out"));
    auto unchanged = co_await recheckPlan(&m_dataPlane, plan, m_profile.host, stop);
    if (!unchanged)
        co_return unchanged.error();
    auto found = co_await findDeletion(stop);
    if (!found)
        co_return found.error();
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        auto done = co_await performStep(plan.repository, step, std::stop_token());
        if (!done)
            co_return done.error();
    }
    co_return reportOf(plan);
}

QCoro::Task<Result<void>> DistributionRegistry::performStep(
    QString repository, DeleteStep step, std::stop_token stop)
{
    Result<void> done;
    if (step.method == DeleteMethod::ThrowawayManifest)
        done = co_await throwAway(repository, step.target, stop);
    else if (step.method == DeleteMethod::ControlPlane && m_deletion)
        done = co_await m_deletion->remove(repository, step.target, stop);
    else
        done = co_await m_dataPlane.deleteManifest(repository, step.target, stop);
    co_return done;
}

QCoro::Task<Result<void>> DistributionRegistry::throwAway(
    QString repository, QString tag, std::stop_token stop)
{
    auto made = ThrowawayManifest::make();
    if (!made)
        co_return made.error();
    auto content = std::make_shared<QBuffer>();
    content->setData(made->config);
    content->open(QIODevice::ReadOnly);
    std::shared_ptr<QIODevice> device = content;
    auto step = co_await m_dataPlane.writeBlob(repository, made->configDescriptor, device, stop);
    if (step)
        step = co_await m_dataPlane.putManifest(repository, tag, made->document, stop);
    if (step)
        step = co_await m_dataPlane.deleteManifest(repository, made->document.digest().toString(), stop);
    co_return step;
}

} // namespace portolan
