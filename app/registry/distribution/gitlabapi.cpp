// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/gitlabapi.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QUrl apiOf(QUrl server)
{
    server.setPath(u"/api/v4"_s);
    return server.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

} // namespace

GitLabApi::GitLabApi(HttpClient& client, const QUrl& server, std::optional<Credential> credential)
    : m_api(client, apiOf(server))
    , m_credential(std::move(credential))
{
}

bool GitLabApi::hasLogin() const
{
    return m_credential && !m_credential->password.isEmpty();
}

HttpRequest GitLabApi::request(HttpMethod method, const QByteArray& path, const ApiQuery& query) const
{
    HttpRequest request = m_api.request(method, path, query);
    // Not PRIVATE-TOKEN, which would go along when another origin is redirected to.
    request.setHeader("Authorization", "Bearer " + m_credential->password.reveal().toByteArray());
    return request;
}

QCoro::Task<Result<JsonAnswer>> GitLabApi::get(QByteArray path, ApiQuery query, std::stop_token stop)
{
    auto answer = co_await m_api.ask(request(HttpMethod::Get, path, query), std::move(stop));
    co_return answer;
}

QCoro::Task<Result<void>> GitLabApi::remove(QByteArray path, std::stop_token stop)
{
    const ApiQuery none;
    auto response = co_await m_api.send(request(HttpMethod::Delete, path, none), std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return response->toError();
    co_return Result<void>();
}

} // namespace portolan
