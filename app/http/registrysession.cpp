// SPDX-License-Identifier: Apache-2.0
#include "http/registrysession.h"

#include "http/sessionstate.h"

namespace portolan {

RegistrySession::RegistrySession(
    HttpClient& client, RegistryEndpoint endpoint, std::optional<Credential> credential)
    : m_state(std::make_unique<State>(client, std::move(endpoint), std::move(credential)))
{
}

RegistrySession::~RegistrySession() = default;

QCoro::Task<Result<PingReport>> RegistrySession::ping(std::stop_token stop)
{
    return m_state->ping(std::move(stop));
}

QCoro::Task<Result<HttpResponse>> RegistrySession::send(
    HttpMethod method, QString path, HttpHeaders headers, ScopeSet scopes, std::stop_token stop)
{
    HttpRequest request(method, QUrl(path));
    request.headers = std::move(headers);
    return m_state->send(std::move(request), std::move(scopes), std::move(stop));
}

QCoro::Task<Result<HttpResponse>> RegistrySession::sendRequest(
    HttpRequest request, ScopeSet scopes, std::stop_token stop)
{
    return m_state->send(std::move(request), std::move(scopes), std::move(stop));
}

const RegistryEndpoint& RegistrySession::endpoint() const
{
    return m_state->endpoint;
}

const std::optional<Credential>& RegistrySession::credential() const
{
    return m_state->credential;
}

void RegistrySession::setDeletesByPush()
{
    m_state->tokens.setDeletesByPush();
}

void RegistrySession::setClock(std::function<std::chrono::steady_clock::time_point()> clock)
{
    m_state->tokens.setClock(std::move(clock));
}

} // namespace portolan
