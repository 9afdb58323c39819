// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborclient.h"

#include "http/origin.h"
#include "http/tokensource.h"
#include "registry/harbor/harborpath.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 pageSize = 100; // Harbor takes no more

ApiQuery pageQuery(qint64 page)
{
    ApiQuery query;
    query.add("page", page).add("page_size", pageSize);
    return query;
}

Error located(const Error& error, const JsonAnswer& answer)
{
    return error.at(hostAndPort(answer.response.url), answer.response.url.path());
}

//! A list is a bare array; how many there are stands in the head.
template <typename T> Result<HarborItems<T>> listed(const JsonAnswer& answer, qint64 page)
{
    if (!answer.json.isArray())
        return located(Error::protocol(u"the answer is no list"_s), answer);
    HarborItems<T> out;
    bool isTold = false;
    const qint64 total = answer.response.header("X-Total-Count").toLongLong(&isTold);
    out.total = isTold ? total : -1;
    const auto count = static_cast<qint64>(answer.json.size());
    out.hasMore = count > 0 && (isTold ? page * pageSize < total : count >= pageSize);
    return out;
}

} // namespace

HarborClient::HarborClient(HttpClient& client, RegistrySession& session)
    : m_client(client)
    , m_session(session)
{
}

bool HarborClient::hasLogin() const
{
    const auto& credential = m_session.credential();
    return credential && !credential->password.isEmpty();
}

QCoro::Task<Result<HttpResponse>> HarborClient::send(
    HttpMethod method, QByteArray path, ApiQuery query, QByteArray body, std::stop_token stop)
{
    if (m_refusal)
        co_return *m_refusal;
    auto ping = co_await m_session.ping(stop); // tells https from http, and a bad login before it goes here
    if (!ping)
        co_return ping.error();
    QUrl base = ping->baseUrl;
    base.setPath(u"/api/v2.0"_s);
    JsonApi api(m_client, base);
    HttpRequest request = api.request(method, path, query);
    request.setHeader("X-Accept-Vulnerabilities", harborReportTypes());
    if (hasLogin()) {
        request.setHeader("Authorization", basicAuthorization(*m_session.credential()));
        request.retryWhenLimited = false;
    }
    if (!body.isEmpty()) {
        request.body = body;
        request.setHeader("Content-Type", "application/json");
    }
    auto response = co_await api.send(std::move(request), std::move(stop));
    if (response && response->status == 401 && hasLogin()) {
        m_refusal = response->toError().withCode(u"LOGIN_REFUSED"_s);
        co_return *m_refusal;
    }
    co_return response;
}

QCoro::Task<Result<JsonAnswer>> HarborClient::get(QByteArray path, ApiQuery query, std::stop_token stop)
{
    auto response = co_await send(HttpMethod::Get, path, query, QByteArray(), std::move(stop));
    if (!response)
        co_return response.error();
    co_return toJsonAnswer(*std::move(response));
}

QCoro::Task<Result<HarborItems<HarborProject>>> HarborClient::projects(qint64 page, std::stop_token stop)
{
    ApiQuery query = pageQuery(page);
    query.add("with_detail", u"true"_s);
    auto answer = co_await get("/projects", query, std::move(stop));
    if (!answer)
        co_return answer.error();
    auto out = listed<HarborProject>(*answer, page);
    if (!out)
        co_return out.error();
    for (const JsonReader& item : answer->json.items()) {
        HarborProject project = HarborProject::parse(item);
        if (!project.name.isEmpty())
            out->items << std::move(project);
    }
    co_return std::move(*out);
}

QCoro::Task<Result<HarborProject>> HarborClient::project(QString name, std::stop_token stop)
{
    ApiQuery query = pageQuery(1);
    query.add("name", name).add("with_detail", u"true"_s);
    auto answer = co_await get("/projects", query, std::move(stop));
    if (!answer)
        co_return answer.error();
    for (const JsonReader& item : answer->json.items()) { // the name is only a part of theirs
        HarborProject project = HarborProject::parse(item);
        if (project.name == name)
            co_return project;
    }
    co_return located(Error::notFound(u"there is no project "_s + name), *answer);
}

QCoro::Task<Result<HarborItems<HarborRepository>>> HarborClient::repositories(
    qint64 page, std::stop_token stop)
{
    auto answer = co_await get("/repositories", pageQuery(page), std::move(stop));
    if (!answer)
        co_return answer.error();
    auto out = listed<HarborRepository>(*answer, page);
    if (!out)
        co_return out.error();
    for (const JsonReader& item : answer->json.items()) {
        HarborRepository repository = HarborRepository::parse(item);
        if (!repository.name.isEmpty())
            out->items << std::move(repository);
    }
    co_return std::move(*out);
}

QCoro::Task<Result<HarborRepository>> HarborClient::repository(QString name, std::stop_token stop)
{
    const ApiQuery all;
    auto answer = co_await get(harborRepositoryPath(name), all, std::move(stop));
    if (!answer)
        co_return answer.error();
    co_return HarborRepository::parse(answer->json);
}

QCoro::Task<Result<QList<HarborRepository>>> HarborClient::search(QString words, std::stop_token stop)
{
    ApiQuery query;
    query.add("q", words);
    auto answer = co_await get("/search", query, std::move(stop));
    if (!answer)
        co_return answer.error();
    const JsonReader list = answer->json["repository"_L1];
    if (!list.isArray())
        co_return located(Error::protocol(u"the answer has no repositories"_s), *answer);
    QList<HarborRepository> found;
    for (const JsonReader& item : list.items()) {
        HarborRepository repository = HarborRepository::parse(item);
        if (!repository.name.isEmpty())
            found << std::move(repository);
    }
    co_return found;
}

QCoro::Task<Result<HarborItems<HarborArtifact>>> HarborClient::artifacts(
    QString repository, qint64 page, std::stop_token stop)
{
    ApiQuery query = pageQuery(page);
    query.add("with_tag", u"true"_s).add("with_scan_overview", u"true"_s);
    query.add("with_immutable_status", u"true"_s).add("q", u"tags=*"_s).add("sort", u"-push_time"_s);
    const QByteArray path = harborRepositoryPath(repository) + "/artifacts";
    auto answer = co_await get(path, query, std::move(stop));
    if (!answer)
        co_return answer.error();
    auto out = listed<HarborArtifact>(*answer, page);
    if (!out)
        co_return out.error();
    for (const JsonReader& item : answer->json.items()) {
        auto artifact = HarborArtifact::parse(item);
        if (artifact)
            out->items << *std::move(artifact);
    }
    co_return std::move(*out);
}

QCoro::Task<Result<HarborArtifact>> HarborClient::artifact(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    ApiQuery query;
    query.add("with_tag", u"true"_s).add("with_scan_overview", u"true"_s);
    query.add("with_immutable_status", u"true"_s);
    auto answer = co_await get(harborArtifactPath(repository, tagOrDigest), query, std::move(stop));
    if (!answer)
        co_return answer.error();
    auto artifact = HarborArtifact::parse(answer->json);
    co_return artifact ? std::move(artifact) : located(artifact.error(), *answer);
}

QCoro::Task<Result<QList<Vulnerability>>> HarborClient::vulnerabilities(
    QString repository, Digest digest, std::stop_token stop)
{
    const ApiQuery all;
    const QByteArray path = harborArtifactPath(repository, digest.toString()) + "/additions/vulnerabilities";
    auto answer = co_await get(path, all, std::move(stop));
    if (!answer)
        co_return answer.error();
    co_return parseHarborVulnerabilities(answer->json);
}

QCoro::Task<Result<void>> HarborClient::deleteTag(
    QString repository, Digest digest, QString tag, std::stop_token stop)
{
    const ApiQuery none;
    const QByteArray path = harborArtifactPath(repository, digest.toString()) + "/tags/" + pathSegment(tag);
    auto response = co_await send(HttpMethod::Delete, path, none, QByteArray(), std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return response->toError();
    co_return Result<void>();
}

QCoro::Task<Result<void>> HarborClient::deleteArtifact(
    QString repository, Digest digest, std::stop_token stop)
{
    const ApiQuery none;
    const QByteArray path = harborArtifactPath(repository, digest.toString());
    auto response = co_await send(HttpMethod::Delete, path, none, QByteArray(), std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return response->toError();
    co_return Result<void>();
}

QCoro::Task<Result<bool>> HarborClient::createTag(
    QString repository, Digest digest, QString tag, std::stop_token stop)
{
    nlohmann::json body;
    body["name"] = tag.toStdString();
    const ApiQuery none;
    const QByteArray path = harborArtifactPath(repository, digest.toString()) + "/tags";
    const QByteArray text = QByteArray::fromStdString(body.dump());
    auto response = co_await send(HttpMethod::Post, path, none, text, std::move(stop));
    if (!response)
        co_return response.error();
    if (response->status == 404)
        co_return false;
    if (!response->isSuccess())
        co_return response->toError();
    co_return true;
}

QCoro::Task<Result<void>> HarborClient::scan(QString repository, Digest digest, std::stop_token stop)
{
    const ApiQuery none;
    const QByteArray path = harborArtifactPath(repository, digest.toString()) + "/scan";
    auto response = co_await send(HttpMethod::Post, path, none, QByteArray(), std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return response->toError();
    co_return Result<void>();
}

} // namespace portolan
