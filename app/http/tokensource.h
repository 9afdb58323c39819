// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/httpclient.h"
#include "http/scope.h"
#include "http/sharedresult.h"
#include "http/turnqueue.h"

#include <QHash>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace portolan {

//! A bearer token as it came. A value.
class BearerToken final {
public:
    BearerToken() = default;
    BearerToken(Secret tokenValue, std::chrono::seconds life) : value(std::move(tokenValue)), lifetime(life)
    {
    }

    Secret value;
    std::chrono::seconds lifetime{60};
    bool fromCache = false;
};

//! Which token: where, for what service, for which scopes. A value.
class TokenQuery final {
public:
    TokenQuery(QUrl realmUrl, QString serviceName, ScopeSet wantedScopes);

    [[nodiscard]] QString key() const;

    QUrl realm;
    QString service;
    ScopeSet scopes;
};
static_assert(!std::is_aggregate_v<TokenQuery>);

//! A token server's answer: `token` or `access_token`, `expires_in` (60 s when missing or less). Errors:
//! Protocol. Pure.
[[nodiscard]] Result<BearerToken> parseTokenResponse(const QByteArray& body);

//! Gets the bearer tokens of one registry under one login (protocols/auth.md section 3), caches them until 90
//! % of their life, and remembers a refused login: it is sent no second time, and until one was accepted only
//! one request carries it. Worker thread; outlives its tasks.
class TokenSource final {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    TokenSource(HttpClient& client, std::optional<Credential> credential);
    Q_DISABLE_COPY_MOVE(TokenSource)

    //! Each error carries the token server's host and path; a refused login has code LOGIN_REFUSED.
    [[nodiscard]] QCoro::Task<Result<BearerToken>> token(TokenQuery query, std::stop_token stop);
    //! The registry did not take the cached token for this query.
    void forget(TokenQuery query);

    //! The login was refused, here or by the registry itself; the error for who wants to use it again.
    [[nodiscard]] std::optional<Error> refusal() const;
    void setRefused(const Error& error);
    //! Too many bad logins, or too many altogether, before this one was accepted: each further try could make
    //! it last longer. A refusal for as long as the server says, or some minutes.
    void setLockedOut(const Error& error);
    void setAccepted() { m_accepted = true; }
    [[nodiscard]] bool isAccepted() const { return m_accepted; }
    //! One at a time, while it is open whether the login is good.
    [[nodiscard]] TurnQueue& loginTurns() { return m_loginTurns; }

    //! From now on pull,push is asked for in place of `delete`.
    void setDeletesByPush() { m_deletesByPush = true; }

    void setClock(Clock clock) { m_clock = std::move(clock); }

private:
    class CachedToken final {
    public:
        BearerToken token;
        std::chrono::steady_clock::time_point renewAt;
    };
    using Fetch = SharedResult<BearerToken>;

    [[nodiscard]] bool hasLogin() const;
    [[nodiscard]] QCoro::Task<> runFetch(TokenQuery query, Fetch::Pointer fetch);
    [[nodiscard]] QCoro::Task<Result<BearerToken>> fetchInTurn(TokenQuery query, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<BearerToken>> fetch(TokenQuery query, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> askWithGet(TokenQuery query, std::stop_token stop);
    [[nodiscard]] HttpRequest getRequest(const TokenQuery& query) const;
    [[nodiscard]] HttpRequest refreshRequest(const TokenQuery& query) const;
    [[nodiscard]] Result<BearerToken> judge(const HttpResponse& response);

    HttpClient& m_client;
    std::optional<Credential> m_credential;
    QHash<QString, CachedToken> m_cache;
    QHash<QString, Fetch::Pointer> m_fetches;
    std::optional<Error> m_refusal;
    std::optional<std::chrono::steady_clock::time_point> m_refusalEnds; //!< nothing: it does not
    bool m_deletesByPush = false;
    bool m_accepted = false;
    TurnQueue m_loginTurns;
    Clock m_clock = &std::chrono::steady_clock::now;
};

//! `Basic ...` of a user and password, for an Authorization header.
[[nodiscard]] QByteArray basicAuthorization(const Credential& credential);

} // namespace portolan
