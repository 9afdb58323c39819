// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "http/sharedresult.h"
#include "http/tokensource.h"

namespace portolan {

//! How one request is let in. A value.
class Authorization final {
public:
    enum class Kind { None, Basic, Bearer, GivenToken };

    Authorization() = default;
    Authorization(Kind wayIn, QByteArray headerValue) : kind(wayIn), header(std::move(headerValue)) {}

    Kind kind = Kind::None;
    QByteArray header;
    bool fromCache = false;
};

//! One request's tries against 401, each reason to try again counting once. A value.
class Attempt final {
public:
    Attempt(Challenge firstChallenge, ScopeSet wantedScopes)
        : challenge(std::move(firstChallenge))
        , scopes(std::move(wantedScopes))
    {
    }

    Challenge challenge;
    ScopeSet scopes;
    bool challengeAnswered = false;
    bool scopeBelieved = false;
    bool tokenRenewed = false;
};
static_assert(!std::is_aggregate_v<Attempt>);

//! The works of a RegistrySession.
class RegistrySession::State final {
public:
    State(HttpClient& httpClient, RegistryEndpoint registryEndpoint, std::optional<Credential> login);
    Q_DISABLE_COPY_MOVE(State)

    //! Scheme and challenge, without the login. Shared and cached.
    [[nodiscard]] QCoro::Task<Result<PingReport>> discover(std::stop_token stop);
    //! The same with the login tried.
    [[nodiscard]] QCoro::Task<Result<PingReport>> ping(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(
        HttpRequest request, ScopeSet scopes, std::stop_token stop);

    RegistryEndpoint endpoint;
    std::optional<Credential> credential;
    TokenSource tokens;

private:
    using Discovery = SharedResult<PingReport>;

    [[nodiscard]] QCoro::Task<> runDiscovery(Discovery::Pointer discovery);
    [[nodiscard]] QCoro::Task<Result<PingReport>> findScheme(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<PingReport>> knock(QString scheme, bool isProbe, std::stop_token stop);
    [[nodiscard]] Result<PingReport> judgePing(const QUrl& base, const HttpResponse& response) const;

    [[nodiscard]] QCoro::Task<Result<Authorization>> authorize(
        Challenge challenge, ScopeSet scopes, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Authorization>> bearer(
        Challenge challenge, ScopeSet scopes, std::stop_token stop);
    //! Tries a Basic login on /v2/ before it is used anywhere else, once.
    [[nodiscard]] QCoro::Task<Result<void>> proveBasic(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> proveAlone(std::stop_token stop);
    //! Asks /v2/ whether a token that was refused somewhere is refused altogether: OpenShift says 401 where
    //! one may only not see a project, and tokens end.
    [[nodiscard]] QCoro::Task<Result<void>> proveGivenToken(QByteArray header, std::stop_token stop);
    [[nodiscard]] Result<TokenQuery> tokenQuery(const Challenge& challenge, const ScopeSet& scopes) const;

    [[nodiscard]] Result<QUrl> resolve(const QUrl& url) const;
    //! Whether the answer says how to get further; then `attempt` is set for it.
    [[nodiscard]] bool mayTryAgain(const HttpResponse& response, const Authorization& used, Attempt& attempt);
    [[nodiscard]] bool renewBearer(const Challenge& answer, const Authorization& used, Attempt& attempt);
    [[nodiscard]] Error finalRefusal(const HttpResponse& response, const Authorization& used);
    [[nodiscard]] bool hasLogin() const { return credential && !credential->isEmpty(); }

    HttpClient& m_client;
    std::optional<PingReport> m_report;
    bool m_authenticated = false;
    Discovery::Pointer m_discovery;
};

} // namespace portolan
