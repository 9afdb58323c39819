// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborregistry.h"

#include "registry/harbor/harbordeletion.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostPages = 5000;
constexpr qint64 mostProjectPages = 50;

qint64 pageOf(const PageCursor& cursor)
{
    return cursor.isEmpty() ? 1 : cursor.toLongLong();
}

} // namespace

HarborRegistry::HarborRegistry(
    RegistryProfile profile, HttpClient& client, std::optional<Credential> credential)
    : m_plain(std::move(profile), client, std::move(credential))
    , m_harbor(client, m_plain.session())
    , m_control(m_harbor, m_plain.dataPlane(), m_plain.profile())
{
}

QCoro::Task<Result<Capabilities>> HarborRegistry::capabilities(QString repository, std::stop_token stop)
{
    Capabilities known;
    known.server = u"Harbor"_s;
    known.listRepositories = Ability::Yes;
    if (repository.isEmpty())
        co_return known;
    auto project = co_await m_harbor.project(repository.section(u'/', 0, 0), std::move(stop));
    if (!project && project.error().kind() != ErrorKind::NotFound
        && project.error().kind() != ErrorKind::Denied)
        co_return project.error();
    const bool mayDelete = m_harbor.hasLogin() && !(project && project->isGuest());
    known.deleteByTag = mayDelete ? Ability::Yes : Ability::No;
    known.deleteByDigest = known.deleteByTag;
    if (!m_harbor.hasLogin())
        known.deleteReason = Sentence(QT_TRANSLATE_NOOP("Core", "Deleting in Harbor needs a login."));
    else if (!mayDelete)
        known.deleteReason =
            Sentence(QT_TRANSLATE_NOOP("Core", "Your role in this project is guest, which may not delete."));
    if (!mayDelete || (project && project->isProxyCache))
        known.push = Ability::No;
    co_return known;
}

QCoro::Task<Result<QList<RepositoryGroup>>> HarborRegistry::fetchProjects(std::stop_token stop)
{
    QList<RepositoryGroup> groups;
    for (qint64 number = 1; number <= mostProjectPages; ++number) {
        auto page = co_await m_harbor.projects(number, stop);
        if (!page)
            co_return page.error();
        for (const HarborProject& project : std::as_const(page->items)) {
            RepositoryGroup group;
            group.name = project.name;
            groups << group;
        }
        if (!page->hasMore)
            break;
    }
    co_return groups;
}

QCoro::Task<Result<RepositoryPage>> HarborRegistry::fetchRepositories(PageCursor cursor, std::stop_token stop)
{
    const qint64 number = pageOf(cursor);
    auto page = co_await m_harbor.repositories(number, stop);
    if (!page) {
        const Error error = page.error();
        const bool refused = error.kind() == ErrorKind::Denied
            || (error.kind() == ErrorKind::AuthRequired && error.code() != "LOGIN_REFUSED"_L1);
        co_return refused ? error.withCode(u"CATALOG_REFUSED"_s) : error;
    }
    RepositoryPage out;
    for (const HarborRepository& repository : std::as_const(page->items))
        out.repositories << repository.name;
    if (page->hasMore && number < mostPages)
        out.next = QString::number(number + 1);
    if (number == 1) {
        auto projects = co_await fetchProjects(std::move(stop));
        if (projects) // without them the list is as good
            out.groups = *std::move(projects);
        else if (projects.error().isCancelled())
            co_return projects.error();
    }
    co_return out;
}

QCoro::Task<Result<TagPage>> HarborRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    const qint64 number = pageOf(cursor);
    auto page = co_await m_harbor.artifacts(std::move(repository), number, std::move(stop));
    if (!page)
        co_return page.error();
    TagPage out;
    for (const HarborArtifact& artifact : std::as_const(page->items)) {
        const QList<TagRecord> records = artifact.records();
        for (const TagRecord& record : records)
            out.tags << record.tag;
        out.records += records;
    }
    if (page->hasMore && number < mostPages)
        out.next = QString::number(number + 1);
    co_return out;
}

QCoro::Task<Result<DeletePlan>> HarborRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    HarborDeletion deletion(m_harbor, dataPlane(), profile().id, profile().host);
    auto plan = co_await deletion.plan(std::move(wish), std::move(progress), std::move(stop));
    co_return plan;
}

QCoro::Task<Result<DeleteReport>> HarborRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    HarborDeletion deletion(m_harbor, dataPlane(), profile().id, profile().host);
    auto report = co_await deletion.perform(std::move(plan), std::move(stop));
    co_return report;
}

} // namespace portolan
