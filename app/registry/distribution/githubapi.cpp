// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/githubapi.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

GitHubApi::GitHubApi(HttpClient& client, QUrl base, std::optional<Credential> credential)
    : m_api(client, std::move(base))
    , m_credential(std::move(credential))
{
}

QUrl GitHubApi::publicUrl()
{
    return QUrl(u"https://api.github.com"_s);
}

bool GitHubApi::hasLogin() const
{
    return m_credential && !m_credential->password.isEmpty();
}

HttpRequest GitHubApi::request(HttpMethod method, const QByteArray& path, const ApiQuery& query) const
{
    HttpRequest request = m_api.request(method, path, query);
    request.setHeader("Authorization", "Bearer " + m_credential->password.reveal().toByteArray());
    request.setHeader("Accept", "application/vnd.github+json");
    request.setHeader("X-GitHub-Api-Version", "2022-11-28");
    return request;
}

QCoro::Task<Result<JsonAnswer>> GitHubApi::get(QByteArray path, ApiQuery query, std::stop_token stop)
{
    auto answer = co_await m_api.ask(request(HttpMethod::Get, path, query), std::move(stop));
    co_return answer;
}

QCoro::Task<Result<void>> GitHubApi::remove(QByteArray path, std::stop_token stop)
{
    const ApiQuery none;
    auto response = co_await m_api.send(request(HttpMethod::Delete, path, none), std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return response->toError();
    co_return Result<void>();
}

ApiQuery gitHubPage(qint64 page)
{
    ApiQuery query;
    query.add("per_page", gitHubPageSize).add("page", page);
    return query;
}

} // namespace portolan
