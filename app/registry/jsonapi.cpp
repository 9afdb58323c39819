// SPDX-License-Identifier: Apache-2.0
#include "registry/jsonapi.h"

#include "http/origin.h"
#include "http/pooltask.h"

namespace portolan {
namespace {

constexpr qint64 maxAnswerBytes = qint64(32) * 1024 * 1024;
constexpr qsizetype largeAnswerBytes = qsizetype(64) * 1024; //!< parsing it would hold up the event loop

} // namespace

Result<JsonAnswer> toJsonAnswer(HttpResponse response)
{
    if (!response.isSuccess())
        return response.toError();
    auto json = JsonReader::parse(response.body, JsonLimits(maxAnswerBytes, 64));
    if (!json)
        return json.error().withStatus(response.status).at(hostAndPort(response.url), response.url.path());
    response.body.clear();
    return JsonAnswer(*std::move(json), std::move(response));
}

JsonApi::JsonApi(HttpClient& client, QUrl base) : m_client(client), m_base(std::move(base)) {}

HttpRequest JsonApi::request(HttpMethod method, const QByteArray& path, const ApiQuery& query) const
{
    // From encoded bytes: a QUrl made of text would take %25 for an encoded percent sign twice.
    const QUrl url = QUrl::fromEncoded(m_base.toEncoded() + path + query.encoded(), QUrl::StrictMode);
    HttpRequest request(method, url);
    request.setHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    request.maxBodyBytes = maxAnswerBytes;
    return request;
}

QCoro::Task<Result<HttpResponse>> JsonApi::send(HttpRequest request, std::stop_token stop)
{
    auto response = co_await m_client.send(std::move(request), std::move(stop));
    co_return response;
}

QCoro::Task<Result<JsonAnswer>> JsonApi::ask(HttpRequest request, std::stop_token stop)
{
    auto response = co_await m_client.send(std::move(request), stop);
    if (!response)
        co_return response.error();
    if (response->body.size() < largeAnswerBytes)
        co_return toJsonAnswer(*std::move(response));
    const std::function<Result<JsonAnswer>()> job = [answer = *response] { return toJsonAnswer(answer); };
    auto parsed = co_await runOnPool(QThreadPool::globalInstance(), job, stop);
    co_return parsed;
}

} // namespace portolan
