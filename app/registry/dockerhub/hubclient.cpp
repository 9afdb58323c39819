// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/hubclient.h"

#include "http/origin.h"
#include "oci/registryerror.h"
#include "registry/dockerhub/hubname.h"
#include "registry/dockerhub/hubtag.h"

#include <nlohmann/json.hpp>

#include <QDateTime>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 pageSize = 100; // Docker Hub takes no more
constexpr qint64 searchPageSize = 25;
constexpr std::chrono::minutes tokenLife{8}; // tokens live about ten

Error located(const Error& error, const JsonAnswer& answer)
{
    return error.at(hostAndPort(answer.response.url), answer.response.url.path());
}

//! Docker Hub says as a date when it may be asked again.
std::optional<std::chrono::seconds> askedToWait(const HttpResponse& response)
{
    bool isTime = false;
    const qint64 when = response.header("X-Retry-After").toLongLong(&isTime);
    if (!isTime)
        return response.retryAfter();
    return std::chrono::seconds(std::max<qint64>(0, when - QDateTime::currentSecsSinceEpoch()));
}

Error failure(const HttpResponse& response)
{
    return registryError(response.status, response.body, askedToWait(response))
        .withStatus(response.status)
        .at(hostAndPort(response.url), response.url.path());
}

ApiQuery pageQuery(qint64 page, qint64 size)
{
    ApiQuery query;
    query.add("page", page).add("page_size", size);
    return query;
}

template <typename T> Result<HubItems<T>> listed(const JsonAnswer& answer, T (*parse)(const JsonReader&))
{
    const JsonReader results = answer.json["results"_L1];
    if (!results.isArray())
        return located(Error::protocol(u"the answer has no list of results"_s), answer);
    HubItems<T> out;
    for (const JsonReader& item : results.items())
        out.items << parse(item);
    out.total = answer.json["count"_L1].integer().value_or(-1);
    // Only that there is a next page is believed, not where: a page further is asked for here.
    out.hasMore = !out.items.isEmpty() && !answer.json["next"_L1].text().isEmpty();
    return out;
}

} // namespace

HubClient::HubClient(HttpClient& client, QUrl base, std::optional<Credential> credential)
    : m_api(client, std::move(base))
    , m_credential(std::move(credential))
{
}

QUrl HubClient::publicUrl()
{
    return QUrl(u"https://hub.docker.com"_s);
}

bool HubClient::hasLogin() const
{
    return m_credential && !m_credential->password.isEmpty() && !m_credential->user.isEmpty();
}

QCoro::Task<Result<Secret>> HubClient::token(std::stop_token stop)
{
    const bool mine = co_await m_tokenTurns.turn(stop);
    if (!mine)
        co_return Error::cancelled().at(hostAndPort(m_api.base()), u"/v2/auth/token"_s);
    Result<Secret> result = Error::cancelled();
    if (m_refusal)
        result = *m_refusal;
    else if (m_token && std::chrono::steady_clock::now() < m_renewAt)
        result = *m_token;
    else
        result = co_await fetchToken(std::move(stop));
    m_tokenTurns.done();
    co_return result;
}

QCoro::Task<Result<Secret>> HubClient::fetchToken(std::stop_token stop)
{
    nlohmann::json body;
    body["identifier"] = m_credential->user.toStdString();
    const QByteArrayView secret = m_credential->password.reveal();
    body["secret"] = std::string(secret.data(), static_cast<size_t>(secret.size()));
    const ApiQuery none;
    HttpRequest request = m_api.request(HttpMethod::Post, "/v2/auth/token", none);
    request.setHeader("Content-Type", "application/json");
    request.body =
        QByteArray::fromStdString(body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    request.retryWhenLimited = false;
    auto response = co_await m_api.send(std::move(request), std::move(stop));
    if (!response)
        co_return response.error();
    co_return judgeToken(*response);
}

Result<Secret> HubClient::judgeToken(const HttpResponse& response)
{
    if (!response.isSuccess()) {
        const Error error = failure(response);
        if (response.status != 401)
            return error;
        m_refusal = error.withCode(u"LOGIN_REFUSED"_s);
        return *m_refusal;
    }
    const auto json = JsonReader::parse(response.body);
    const QString text = json ? (*json)["access_token"_L1].text() : QString();
    if (text.isEmpty())
        return Error::protocol(u"the answer has no token"_s)
            .at(hostAndPort(response.url), response.url.path());
    m_token = Secret(text);
    m_renewAt = std::chrono::steady_clock::now() + tokenLife;
    return *m_token;
}

QCoro::Task<Result<HttpResponse>> HubClient::send(
    HttpMethod method, QByteArray path, ApiQuery query, std::stop_token stop)
{
    HttpRequest request = m_api.request(method, path, query);
    request.retryWhenLimited = false; // it says when to come again, in a header of its own
    for (bool renewed = false;; renewed = true) {
        if (hasLogin()) {
            auto bearer = co_await token(stop);
            if (!bearer)
                co_return bearer.error();
            request.setHeader("Authorization", "Bearer " + bearer->reveal().toByteArray());
        }
        auto response = co_await m_api.send(request, stop);
        const bool stale = response && response->status == 401 && hasLogin() && !renewed;
        if (!stale)
            co_return response;
        m_token.reset();
    }
}

QCoro::Task<Result<JsonAnswer>> HubClient::get(QByteArray path, ApiQuery query, std::stop_token stop)
{
    auto response = co_await send(HttpMethod::Get, path, query, std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return failure(*response);
    co_return toJsonAnswer(*std::move(response));
}

QCoro::Task<Result<QStringList>> HubClient::namespaces(std::stop_token stop)
{
    QStringList spaces;
    if (!hasLogin())
        co_return spaces;
    const ApiQuery all;
    auto answer = co_await get("/v2/repositories/namespaces/", all, std::move(stop));
    if (answer)
        spaces = answer->json["namespaces"_L1].strings();
    else if (answer.error().httpStatus() != 404 && answer.error().httpStatus() != 403)
        co_return answer.error();
    const QString own = m_credential->user.toLower();
    if (!own.contains(u'@')) { // a mail address logs in as well, but names nothing
        spaces.removeAll(own);
        spaces.prepend(own);
    }
    co_return spaces;
}

QCoro::Task<Result<HubItems<HubRepository>>> HubClient::repositories(
    QString space, qint64 page, std::stop_token stop)
{
    ApiQuery query = pageQuery(page, pageSize);
    query.add("ordering", u"last_updated"_s);
    const QByteArray path = "/v2/repositories/" + pathSegment(space) + '/';
    auto answer = co_await get(path, query, std::move(stop));
    if (!answer)
        co_return answer.error();
    auto list = listed<HubRepository>(*answer, &HubRepository::parse);
    if (list)
        list->items.removeIf([](const HubRepository& one) { return one.name.isEmpty(); });
    co_return list;
}

QCoro::Task<Result<HubRepository>> HubClient::repository(QString name, std::stop_token stop)
{
    const ApiQuery all;
    auto answer = co_await get(hubRepositoryPath(name), all, std::move(stop));
    if (!answer)
        co_return answer.error();
    co_return HubRepository::parse(answer->json);
}

QCoro::Task<Result<HubItems<TagRecord>>> HubClient::tags(
    QString repository, qint64 page, std::stop_token stop)
{
    const QString full = hubRepository(repository);
    const QByteArray path = "/v2/namespaces/" + pathSegment(full.section(u'/', 0, 0)) + "/repositories/"
        + pathSegment(full.section(u'/', 1)) + "/tags";
    auto answer = co_await get(path, pageQuery(page, pageSize), std::move(stop));
    if (!answer)
        co_return answer.error();
    auto list = listed<TagRecord>(*answer, &parseHubTag);
    if (list)
        list->items.removeIf([](const TagRecord& one) { return one.tag.isEmpty(); });
    co_return list;
}

QCoro::Task<Result<HubItems<HubRepository>>> HubClient::search(
    QString words, qint64 page, std::stop_token stop)
{
    ApiQuery query;
    query.add("query", words).add("page", page).add("page_size", searchPageSize);
    auto answer = co_await get("/v2/search/repositories/", query, std::move(stop));
    if (!answer)
        co_return answer.error();
    auto list = listed<HubRepository>(*answer, &HubRepository::parseHit);
    if (list)
        list->items.removeIf([](const HubRepository& one) { return one.name.isEmpty(); });
    co_return list;
}

QCoro::Task<Result<void>> HubClient::deleteTag(QString repository, QString tag, std::stop_token stop)
{
    const ApiQuery none;
    const QByteArray path = hubRepositoryPath(repository) + "tags/" + pathSegment(tag) + '/';
    auto response = co_await send(HttpMethod::Delete, path, none, std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return failure(*response);
    co_return Result<void>();
}

} // namespace portolan
