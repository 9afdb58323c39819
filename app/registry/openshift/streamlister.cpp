// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamlister.h"

#include <algorithm>
#include <vector>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int namesPerPage = 500;
constexpr int sideBySide = 4;
// The first page is there to be seen soon.
constexpr qsizetype firstProjects = 8;
constexpr qsizetype moreProjects = 40;

// A cursor is "cluster <continue token> <last repository>" or "projects <last project>".
constexpr QLatin1StringView clusterCursor("cluster");
constexpr QLatin1StringView projectsCursor("projects");

QString streamsPath(const QString& project)
{
    return kubePath(kube::image, u"imagestreams"_s, project);
}

QString repositoryOf(const JsonReader& item)
{
    const JsonReader metadata = item["metadata"_L1];
    return metadata["namespace"_L1].text() + u'/' + metadata["name"_L1].text();
}

RepositoryGroup groupOf(const ClusterProject& project)
{
    RepositoryGroup group;
    group.name = project.name;
    group.title = project.displayName;
    group.description = project.description;
    if (project.phase == "Terminating"_L1)
        group.problem = Sentence(QT_TRANSLATE_NOOP("Core", "This project is being deleted"));
    return group;
}

//! What one project's failure is to the others': nothing, but where all would fail the same way.
bool concernsAll(const Error& error)
{
    return error.isCancelled() || error.kind() == ErrorKind::AuthRequired || error.kind() == ErrorKind::Tls
        || ((error.kind() == ErrorKind::Network || error.kind() == ErrorKind::Timeout)
            && error.httpStatus() == 0);
}

Sentence problemOf(const Error& error)
{
    if (error.kind() == ErrorKind::Denied)
        return Sentence(QT_TRANSLATE_NOOP("Core", "You may not list the image streams of this project"));
    return error.said();
}

} // namespace

QCoro::Task<Result<RepositoryPage>> StreamLister::fetchPage(PageCursor cursor, std::stop_token stop)
{
    if (cursor.isEmpty() || !m_projectsKnown) {
        auto known = co_await fetchProjects(stop);
        if (!known)
            co_return known.error();
    }
    const QString kind = cursor.section(u' ', 0, 0);
    if (kind == projectsCursor) {
        auto page = co_await fetchOfProjects(cursor.section(u' ', 1), stop);
        co_return page;
    }
    auto page = co_await fetchOfCluster(cursor.section(u' ', 1, 1), cursor.section(u' ', 2), stop);
    if (page && cursor.isEmpty())
        page->groups = allGroups();
    const bool refused = !page && page.error().kind() == ErrorKind::Denied;
    if (refused && cursor.isEmpty())
        page = co_await fetchOfProjects(QString(), stop);
    co_return page;
}

QCoro::Task<Result<void>> StreamLister::fetchProjects(std::stop_token stop)
{
    const QString path = kubePath(kube::project, u"projects"_s);
    auto list = co_await m_client.get(path, stop);
    if (!list && list.error().kind() == ErrorKind::NotFound)
        co_return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP(
                "Core", "This server is no OpenShift cluster: it does not know what a project is")))
            .withCode(u"NOT_OPENSHIFT"_s)
            .withStatus(list.error().httpStatus())
            .at(m_client.host(), path);
    if (!list)
        co_return list.error();
    m_projects.clear();
    for (const JsonReader& item : (*list)["items"_L1].items()) {
        ClusterProject project = ClusterProject::fromJson(item);
        if (!project.name.isEmpty())
            m_projects << std::move(project);
    }
    std::sort(m_projects.begin(), m_projects.end(),
        [](const ClusterProject& a, const ClusterProject& b) { return a.name < b.name; });
    m_projectsKnown = true;
    co_return Result<void>();
}

QList<RepositoryGroup> StreamLister::allGroups() const
{
    QList<RepositoryGroup> groups;
    groups.reserve(m_projects.size());
    for (const ClusterProject& project : m_projects)
        groups << groupOf(project);
    return groups;
}

QCoro::Task<Result<RepositoryPage>> StreamLister::fetchOfCluster(
    QString next, QString last, std::stop_token stop)
{
    auto list = co_await m_client.listNames(streamsPath(QString()), next, namesPerPage, stop);
    // Begun again, the list passes over what was shown already: it is in the order of project and name.
    if (!list && list.error().code() == u"EXPIRED" && !next.isEmpty())
        list = co_await m_client.listNames(streamsPath(QString()), QString(), namesPerPage, stop);
    if (!list)
        co_return list.error();
    RepositoryPage page;
    for (const JsonReader& item : list->items) {
        const QString repository = repositoryOf(item);
        if (last.isEmpty() || repository > last)
            page.repositories << repository;
    }
    const QString newest = page.repositories.isEmpty() ? last : page.repositories.last();
    if (!list->next.isEmpty())
        page.next = clusterCursor + u' ' + list->next + u' ' + newest;
    co_return page;
}

QCoro::Task<Result<RepositoryPage>> StreamLister::fetchOfProjects(QString after, std::stop_token stop)
{
    const BatchPtr batch = std::make_shared<Batch>();
    const auto from = std::upper_bound(m_projects.cbegin(), m_projects.cend(), after,
        [](const QString& name, const ClusterProject& project) { return name < project.name; });
    const qsizetype size = after.isEmpty() ? firstProjects : moreProjects;
    const qsizetype taken = std::min<qsizetype>(size, m_projects.cend() - from);
    batch->waiting = QList<ClusterProject>(from, from + taken);
    if (from + taken != m_projects.cend())
        batch->page.next = projectsCursor + u' ' + batch->waiting.last().name;

    std::vector<QCoro::Task<Result<void>>> workers;
    workers.reserve(sideBySide);
    for (int i = 0; i < sideBySide; ++i)
        workers.push_back(work(batch, stop));
    for (QCoro::Task<Result<void>>& worker : workers) {
        const Result<void> done = co_await worker; // all of them end before their page goes
        if (!done && !batch->failure)
            batch->failure = done.error();
    }
    if (batch->failure)
        co_return std::as_const(*batch->failure);
    co_return std::as_const(batch->page);
}

QCoro::Task<Result<void>> StreamLister::work(BatchPtr batch, std::stop_token stop)
{
    while (!batch->waiting.isEmpty() && !batch->failure) {
        const ClusterProject project = batch->waiting.takeFirst();
        auto streams = co_await fetchStreams(project.name, stop);
        RepositoryGroup group = groupOf(project);
        if (!streams && concernsAll(streams.error())) {
            batch->failure = streams.error();
            break;
        }
        if (!streams && group.problem.isEmpty())
            group.problem = problemOf(streams.error());
        if (streams)
            batch->page.repositories += *streams;
        batch->page.groups << group;
    }
    co_return Result<void>();
}

QCoro::Task<Result<QStringList>> StreamLister::fetchStreams(QString project, std::stop_token stop)
{
    QStringList streams;
    QString next;
    do {
        auto list = co_await m_client.listNames(streamsPath(project), next, namesPerPage, stop);
        if (!list && list.error().code() == u"EXPIRED" && !next.isEmpty()) {
            next.clear();
            list = co_await m_client.listNames(streamsPath(project), next, 0, stop);
            streams.clear();
        }
        if (!list)
            co_return list.error();
        for (const JsonReader& item : list->items)
            streams << repositoryOf(item);
        next = list->next;
    } while (!next.isEmpty());
    co_return streams;
}

} // namespace portolan
