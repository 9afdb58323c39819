// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/gitlabdeletion.h"

#include "http/origin.h"
#include "registry/distribution/deletionelsewhere.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 repositoriesAPage = 100;
constexpr qint64 mostPages = 20;

bool isRefusal(const Error& error)
{
    return error.kind() == ErrorKind::AuthRequired || error.kind() == ErrorKind::Denied;
}

} // namespace

GitLabDeletion::GitLabDeletion(HttpClient& client, const QUrl& server, std::optional<Credential> credential)
    : m_api(client, server, std::move(credential))
{
}

QCoro::Task<Result<QByteArray>> GitLabDeletion::findIn(
    QString project, QString repository, std::stop_token stop)
{
    const QByteArray list = "/projects/" + pathSegment(project) + "/registry/repositories";
    for (qint64 number = 1; number <= mostPages; ++number) {
        ApiQuery query;
        query.add("per_page", repositoriesAPage).add("page", number);
        auto answer = co_await m_api.get(list, query, stop);
        if (!answer && answer.error().httpStatus() == 404)
            break; // no such project
        if (!answer)
            co_return answer.error();
        for (const JsonReader& item : answer->json.items()) {
            const std::optional<qint64> id = item["id"_L1].integer();
            if (!id || item["path"_L1].text() != repository)
                continue;
            const std::optional<qint64> owner = item["project_id"_L1].integer();
            const QByteArray name = owner ? QByteArray::number(*owner) : pathSegment(project);
            co_return "/projects/" + name + "/registry/repositories/" + QByteArray::number(*id);
        }
        if (answer->response.header("X-Next-Page").trimmed().isEmpty())
            break;
    }
    co_return QByteArray();
}

QCoro::Task<Result<QByteArray>> GitLabDeletion::find(QString repository, std::stop_token stop)
{
    if (const auto known = m_places.constFind(repository); known != m_places.cend())
        co_return *known;
    // Groups nest, and an image may have a name within its project: which part is the project's is asked.
    for (QString project = repository; project.contains(u'/'); project = project.section(u'/', 0, -2)) {
        auto place = co_await findIn(project, repository, stop);
        if (!place)
            co_return place.error();
        if (place->isEmpty())
            continue;
        m_places.insert(repository, *place);
        co_return place;
    }
    co_return QByteArray();
}

QCoro::Task<Result<DeleteRights>> GitLabDeletion::rights(
    QString repository, DeleteRights plain, std::stop_token stop)
{
    const QString host = hostAndPort(m_api.base());
    // What is not possible by the API may be so by /v2/, where the login is good for that.
    DeleteRights otherwise = plain;
    if (plain.byTag != Ability::Yes && plain.byDigest != Ability::Yes)
        otherwise =
            DeleteRights(Ability::No, Ability::No, deletionElsewhere(HostService::GitLab, host, repository));
    if (!m_api.hasLogin())
        co_return std::as_const(otherwise);
    auto place = co_await find(repository, std::move(stop));
    if (!place && !isRefusal(place.error()))
        co_return place.error();
    if (!place || place->isEmpty())
        co_return std::as_const(otherwise);
    co_return DeleteRights(Ability::Yes, plain.byDigest);
}

QString GitLabDeletion::request(const QString& repository, const QString& tagOrDigest) const
{
    const QByteArray place = m_places.value(repository);
    if (tagOrDigest.contains(u':') || place.isEmpty())
        return {};
    return u"DELETE /api/v4%1/tags/%2"_s.arg(QString::fromLatin1(place), tagOrDigest);
}

QCoro::Task<Result<void>> GitLabDeletion::remove(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto place = co_await find(repository, stop);
    if (!place)
        co_return place.error();
    if (place->isEmpty())
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "GitLab shows no such repository to this login")))
            .at(hostAndPort(m_api.base()), u"/api/v4/projects"_s);
    const QByteArray path = *place + "/tags/" + pathSegment(tagOrDigest);
    auto removed = co_await m_api.remove(path, std::move(stop));
    if (!removed && removed.error().httpStatus() == 403)
        co_return Error::denied(
            Sentence(QT_TRANSLATE_NOOP("Core",
                "GitLab refuses: the tag is protected, the token lacks the scope api, or its owner is no "
                "developer of the project")))
            .withStatus(removed.error().httpStatus())
            .at(removed.error().host(), removed.error().path());
    co_return removed;
}

} // namespace portolan
