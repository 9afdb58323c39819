// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/githubdeletion.h"

#include "http/origin.h"
#include "registry/distribution/deletionelsewhere.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostPages = 1000;

ApiQuery activeVersions(qint64 page)
{
    ApiQuery query = gitHubPage(page);
    query.add("state", u"active"_s);
    return query;
}

//! Whether the head of an answer names the token's scopes and deleting is none of them.
bool lacksScope(const HttpResponse& response)
{
    const QByteArray scopes = response.header("X-OAuth-Scopes");
    return !scopes.isEmpty() && !scopes.contains("delete:packages");
}

std::optional<qint64> versionWith(const JsonReader& versions, const QString& digest)
{
    for (const JsonReader& version : versions.items()) {
        if (version["name"_L1].text() == digest)
            return version["id"_L1].integer();
    }
    return std::nullopt;
}

} // namespace

GitHubDeletion::GitHubDeletion(HttpClient& client, QUrl base, std::optional<Credential> credential)
    : m_api(client, std::move(base), std::move(credential))
{
}

QCoro::Task<Result<JsonAnswer>> GitHubDeletion::find(QString repository, std::stop_token stop)
{
    const QString owner = repository.section(u'/', 0, 0);
    const QByteArray package =
        "/packages/container/" + pathSegment(repository.section(u'/', 1)) + "/versions";
    QByteArrayList places;
    if (m_places.contains(repository))
        places << m_places.value(repository);
    else if (owner.compare(m_api.user(), Qt::CaseInsensitive) == 0)
        places << "/user" + package;
    else
        places << "/orgs/" + pathSegment(owner) + package << "/users/" + pathSegment(owner) + package;
    const ApiQuery first = activeVersions(1);
    Result<JsonAnswer> answer = Error::notFound(u"there is no such package"_s);
    for (const QByteArray& place : std::as_const(places)) {
        answer = co_await m_api.get(place, first, stop);
        if (answer)
            m_places.insert(repository, place);
        if (answer || answer.error().httpStatus() != 404)
            break;
    }
    co_return answer;
}

QCoro::Task<Result<DeleteRights>> GitHubDeletion::rights(
    QString repository, DeleteRights /*plain*/, std::stop_token stop)
{
    const DeleteRights none(
        Ability::No, Ability::No, deletionElsewhere(HostService::Ghcr, QString(), repository));
    if (!m_api.hasLogin())
        co_return none;
    auto versions = co_await find(repository, std::move(stop));
    if (!versions) {
        const Error& error = versions.error();
        const bool isRefusal = error.kind() == ErrorKind::AuthRequired || error.kind() == ErrorKind::Denied
            || error.kind() == ErrorKind::NotFound;
        if (!isRefusal)
            co_return error;
        co_return none;
    }
    if (lacksScope(versions->response))
        co_return DeleteRights(Ability::No, Ability::No,
            Sentence(QT_TRANSLATE_NOOP("Core",
                "The token in use may not delete: it lacks the scope delete:packages. Make a classic token "
                "with it at https://github.com/settings/tokens, or delete on the package's page.")));
    co_return DeleteRights(Ability::No, Ability::Yes);
}

QString GitHubDeletion::request(const QString& repository, const QString& tagOrDigest) const
{
    const QByteArray place = m_places.value(repository);
    if (!tagOrDigest.contains(u':') || place.isEmpty())
        return {};
    return u"DELETE %1/<version of %2>"_s.arg(QString::fromLatin1(place), tagOrDigest);
}

QCoro::Task<Result<void>> GitHubDeletion::remove(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto versions = co_await find(repository, stop);
    for (qint64 page = 2; versions && page <= mostPages; ++page) {
        if (const auto id = versionWith(versions->json, tagOrDigest)) {
            const QByteArray path = m_places.value(repository) + '/' + QByteArray::number(*id);
            auto removed = co_await m_api.remove(path, std::move(stop));
            co_return removed;
        }
        if (versions->json.size() < gitHubPageSize)
            break;
        const ApiQuery query = activeVersions(page);
        versions = co_await m_api.get(m_places.value(repository), query, stop);
    }
    if (!versions)
        co_return versions.error();
    co_return Error::notFound(u"GitHub has no version "_s + tagOrDigest)
        .at(hostAndPort(m_api.base()), QString::fromLatin1(m_places.value(repository)));
}

} // namespace portolan
