// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/challenge.h"
#include "http/endpoint.h"
#include "http/httpclient.h"
#include "http/scope.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace portolan {

//! What a registry's ping says about logging in.
class PingReport final {
public:
    PingReport() = default;

    QUrl baseUrl; //!< scheme://host[:port] that answered
    int status = 0; //!< 200: usable as it is; 401: see challenge
    Challenge challenge; //!< empty scheme when there was none
    bool authenticated = false; //!< the login was tried and accepted
    QString realmHost; //!< the token server's host when it is another one: show it before the first login

    [[nodiscard]] bool isEncrypted() const { return baseUrl.scheme() == QLatin1String("https"); }
    //! Usable without a login; one may still open more.
    [[nodiscard]] bool allowsAnonymous() const { return status >= 200 && status < 300; }
};

//! Exchanges with one registry under one login (protocols/auth.md): finds out https or (where allowed) http
//! once, answers Basic and Bearer challenges with tokens cached per scope set until about 90 % of their life,
//! one shared token fetch for many waiters, one retry on insufficient_scope or on a cached token that was
//! refused, and never a second try with a refused password. Passwords go only to the registry's host and to
//! the realm it named; an http realm of an https registry is refused. Worker thread; outlives its tasks.
class RegistrySession final {
public:
    RegistrySession(HttpClient& client, RegistryEndpoint endpoint, std::optional<Credential> credential);
    ~RegistrySession();
    Q_DISABLE_COPY_MOVE(RegistrySession)

    //! GET /v2/ without, then (when there is one) with the login. Cached once it succeeded. Errors: code
    //! NOT_A_REGISTRY for 404 and the like, PLAIN_HTTP when only plain http answers but is not allowed,
    //! LOGIN_REFUSED for a bad password, and all of Transport's.
    [[nodiscard]] QCoro::Task<Result<PingReport>> ping(std::stop_token stop);

    //! Sends to `path` ("/v2/...", may carry a query) on the registry with what authorization it takes. Any
    //! status but a final 401 is a value; that is AuthRequired, or LOGIN_REFUSED, or Denied when the login is
    //! good but not enough. `path` may also be an absolute URL on the same origin; another origin is Protocol
    //! with code OTHER_ORIGIN.
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(
        HttpMethod method, QString path, HttpHeaders headers, ScopeSet scopes, std::stop_token stop);
    //! The same for a prepared request whose url is relative or on this origin: bodies, uploads, sinks. An
    //! upload device is sent again after a 401 only when it can be rewound.
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> sendRequest(
        HttpRequest request, ScopeSet scopes, std::stop_token stop);

    [[nodiscard]] const RegistryEndpoint& endpoint() const;
    //! The login in use, for showing its source; nothing when anonymous.
    [[nodiscard]] const std::optional<Credential>& credential() const;

    //! The token server is known to refuse the scope `delete` (Quay): pull,push is asked for at once.
    void setDeletesByPush();

    //! Where the ages of tokens are read; tests make time pass.
    void setClock(std::function<std::chrono::steady_clock::time_point()> clock);

private:
    class State;
    std::unique_ptr<State> m_state;
};

} // namespace portolan
