// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/gitlabprojects.h"

#include "http/origin.h"
#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 projectsAPage = 20;
constexpr qint64 repositoriesAPage = 100;
constexpr qint64 mostRepositoryPages = 20;
const QString refusedCode = u"CATALOG_REFUSED"_s;

} // namespace

GitLabProjects::GitLabProjects(HttpClient& client, const QUrl& server, std::optional<Credential> credential)
    : m_api(client, server, std::move(credential))
{
}

QCoro::Task<Result<QStringList>> GitLabProjects::repositoriesOf(qint64 project, std::stop_token stop)
{
    QStringList names;
    const QByteArray path = "/projects/" + QByteArray::number(project) + "/registry/repositories";
    for (qint64 number = 1; number <= mostRepositoryPages; ++number) {
        ApiQuery query;
        query.add("per_page", repositoriesAPage).add("page", number);
        auto answer = co_await m_api.get(path, query, stop);
        if (!answer) {
            const int status = answer.error().httpStatus();
            if (status == 403 || status == 404) // no registry in this project, or not for this user
                co_return names;
            co_return answer.error();
        }
        for (const JsonReader& item : answer->json.items()) {
            const QString name = item["path"_L1].text();
            if (Reference::isValidRepository(name))
                names << name;
        }
        if (answer->response.header("X-Next-Page").trimmed().isEmpty())
            break;
    }
    co_return names;
}

QCoro::Task<Result<RepositoryPage>> GitLabProjects::fetchRepositories(PageCursor cursor, std::stop_token stop)
{
    if (!m_api.hasLogin())
        co_return Error::authRequired(u"GitLab lists repositories only with a login"_s)
            .withCode(refusedCode)
            .at(hostAndPort(m_api.base()), u"/api/v4/projects"_s);
    const qint64 number = cursor.isEmpty() ? 1 : cursor.toLongLong();
    ApiQuery query;
    query.add("membership", u"true"_s).add("simple", u"true"_s);
    query.add("per_page", projectsAPage).add("page", number);
    auto projects = co_await m_api.get("/projects", query, stop);
    if (!projects) {
        const ErrorKind kind = projects.error().kind();
        const bool refused = kind == ErrorKind::AuthRequired || kind == ErrorKind::Denied;
        co_return refused ? projects.error().withCode(refusedCode) : projects.error();
    }
    RepositoryPage page;
    const std::vector<JsonReader> items = projects->json.items();
    for (const JsonReader& item : items) {
        const std::optional<qint64> id = item["id"_L1].integer();
        if (!id)
            continue;
        auto names = co_await repositoriesOf(*id, stop);
        if (!names)
            co_return names.error();
        page.repositories += *names;
    }
    const QString next = QString::fromLatin1(projects->response.header("X-Next-Page")).trimmed();
    if (next.toLongLong() > number)
        page.next = next;
    co_return page;
}

} // namespace portolan
