// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/dockerhubregistry.h"

#include "registry/deletefacts.h"
#include "registry/dockerhub/hubname.h"
#include "registry/planrun.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostPages = 5000;
const QString officialImages = u"library"_s;
const Sentence needsLogin(QT_TRANSLATE_NOOP("Core", "Deleting on Docker Hub needs a login."));

// A cursor is "<index of the namespace>:<page>".
PageCursor makeCursor(qsizetype space, qint64 page)
{
    return QString::number(space) + u':' + QString::number(page);
}

void writeHubRequests(DeletePlan& plan)
{
    for (DeleteStep& step : plan.steps) {
        const QString path = QString::fromLatin1(hubRepositoryPath(plan.repository));
        step.method = DeleteMethod::ControlPlane;
        step.requests = QStringList(u"DELETE "_s + path + u"tags/"_s + step.target + u'/');
    }
}

} // namespace

DockerHubRegistry::DockerHubRegistry(
    RegistryProfile profile, HttpClient& client, std::optional<Credential> credential, QUrl hub)
    : m_plain(std::move(profile), client, credential)
    , m_hub(client, std::move(hub), credential)
    , m_control(m_hub, m_plain.session(), m_plain.dataPlane(), m_plain.profile())
{
}

QCoro::Task<Result<Capabilities>> DockerHubRegistry::capabilities(
    QString /*repository*/, std::stop_token /*stop*/)
{
    Capabilities known;
    known.server = u"Docker Hub"_s;
    known.listRepositories = Ability::Yes;
    known.deleteByDigest = Ability::No;
    known.deleteByTag = m_hub.hasLogin() ? Ability::Yes : Ability::No;
    if (!m_hub.hasLogin())
        known.deleteReason = needsLogin;
    co_return known;
}

QCoro::Task<Result<void>> DockerHubRegistry::findNamespaces(std::stop_token stop)
{
    auto spaces = co_await m_hub.namespaces(std::move(stop));
    if (!spaces)
        co_return spaces.error();
    m_namespaces = *spaces;
    if (!m_namespaces.contains(officialImages))
        m_namespaces << officialImages;
    co_return Result<void>();
}

QCoro::Task<Result<RepositoryPage>> DockerHubRegistry::fetchRepositories(
    PageCursor cursor, std::stop_token stop)
{
    RepositoryPage out;
    if (cursor.isEmpty() || m_namespaces.isEmpty()) {
        auto found = co_await findNamespaces(stop);
        if (!found)
            co_return found.error();
    }
    if (cursor.isEmpty()) {
        for (const QString& space : std::as_const(m_namespaces)) {
            RepositoryGroup group;
            group.name = space;
            out.groups << group;
        }
    }
    const qsizetype index = cursor.section(u':', 0, 0).toLongLong();
    const qint64 number = cursor.isEmpty() ? 1 : cursor.section(u':', 1, 1).toLongLong();
    const QString space = m_namespaces.value(index);
    auto page = co_await m_hub.repositories(space, number, std::move(stop));
    const bool isGone = !page && page.error().httpStatus() == 404; // nothing there, or a page beyond the end
    if (!page && !isGone)
        co_return page.error();
    if (page) {
        for (const HubRepository& repository : std::as_const(page->items))
            out.repositories << repository.name;
    }
    if (page && page->hasMore && number < mostPages)
        out.next = makeCursor(index, number + 1);
    else if (index + 1 < m_namespaces.size())
        out.next = makeCursor(index + 1, 1);
    co_return out;
}

QCoro::Task<Result<TagPage>> DockerHubRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    const qint64 number = cursor.isEmpty() ? 1 : cursor.toLongLong();
    auto page = co_await m_hub.tags(std::move(repository), number, std::move(stop));
    TagPage out;
    if (!page && number > 1 && page.error().httpStatus() == 404)
        co_return out;
    if (!page)
        co_return page.error();
    for (const TagRecord& record : std::as_const(page->items))
        out.tags << record.tag;
    out.records = page->items;
    if (page->hasMore && number < mostPages)
        out.next = QString::number(number + 1);
    co_return out;
}

QCoro::Task<Result<QList<TagRecord>>> DockerHubRegistry::fetchAllTags(
    QString repository, StepProgress progress, std::stop_token stop)
{
    QList<TagRecord> all;
    PageCursor cursor;
    do {
        auto page = co_await fetchTags(repository, cursor, stop);
        if (!page)
            co_return page.error();
        all += page->records;
        if (progress)
            progress(all.size(), 0);
        cursor = page->next;
    } while (!cursor.isEmpty());
    co_return all;
}

QCoro::Task<Result<DeletePlan>> DockerHubRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    auto tags = co_await fetchAllTags(wish.repository, progress, stop);
    if (!tags)
        co_return tags.error();
    DeleteFacts facts;
    facts.registryId = profile().id;
    facts.deleteByDigest = Ability::No;
    facts.deleteByTag = m_hub.hasLogin() ? Ability::Yes : Ability::No;
    if (!m_hub.hasLogin())
        facts.deleteReason = needsLogin;
    for (const TagRecord& record : std::as_const(*tags)) {
        if (!record.digest.isNull())
            facts.tags.insert(record.tag, Descriptor(record.mediaType, record.digest, -1));
    }
    for (const QString& tag : std::as_const(wish.tagsOrDigests)) {
        if (Digest::parse(tag))
            continue;
        auto manifest = co_await dataPlane().resolve(wish.repository, tag, stop); // a HEAD: counts as no pull
        if (manifest)
            facts.tags.insert(tag, *manifest);
        else if (manifest.error().kind() == ErrorKind::NotFound)
            facts.tags.remove(tag);
        else
            co_return manifest.error();
    }
    DeletePlan plan = planDeletion(wish, facts);
    plan.spaceAfterGarbageCollection = true;
    writeHubRequests(plan);
    co_return plan;
}

QCoro::Task<Result<DeleteReport>> DockerHubRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    if (!plan.isExecutable())
        co_return Error::conflict(u"this plan cannot be carried out"_s);
    auto unchanged = co_await recheckPlan(&dataPlane(), plan, profile().host, stop);
    if (!unchanged)
        co_return unchanged.error();
    const std::stop_token never; // a step that has begun is seen through
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        auto done = co_await m_hub.deleteTag(plan.repository, step.target, never);
        if (!done)
            co_return done.error();
    }
    co_return reportOf(plan);
}

} // namespace portolan
