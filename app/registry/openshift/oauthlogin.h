// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpclient.h"
#include "registry/openshift/clustertoken.h"
#include "registry/openshift/oauthendpoints.h"
#include "registry/openshift/oauthredirect.h"
#include "registry/openshift/pkce.h"

#include <QCoro/QCoroTask>

#include <stop_token>

namespace portolan {

//! A code, and what is needed to turn it into a token. A value.
class OAuthGrant final {
public:
    OAuthGrant(QString client, QUrl redirect, Secret authorizationCode, Secret pkceVerifier)
        : clientId(std::move(client))
        , redirectUri(std::move(redirect))
        , code(std::move(authorizationCode))
        , verifier(std::move(pkceVerifier))
    {
    }

    QString clientId;
    QUrl redirectUri;
    Secret code;
    Secret verifier;
};
static_assert(!std::is_aggregate_v<OAuthGrant>);

//! Gets a token from a cluster, tells whose one is, and gives it back (protocols/openshift.md section 7).
//! Worker thread; outlives its tasks, as the client outlives it. The OAuth server is believed for the
//! authorities the API server is believed for, too. Errors name the host and path that said no.
class OAuthLogin final {
public:
    //! `server`: RegistryProfile::server.
    OAuthLogin(HttpClient& client, const QUrl& server);

    //! Errors beside those of sending: Unsupported, code EXTERNAL_OIDC, where the cluster has no OAuth server
    //! of its own.
    [[nodiscard]] QCoro::Task<Result<OAuthEndpoints>> discover(std::stop_token stop);

    //! By user and password. Errors: AuthRequired with code LOGIN_REFUSED; Usage with USER_WITH_COLON, before
    //! anything is sent; Unsupported with NEGOTIATE_ONLY (Kerberos alone) or BROWSER_NEEDED (its identity
    //! provider takes no password here: log in by the browser); AuthRequired with OAUTH_ERROR.
    [[nodiscard]] QCoro::Task<Result<ClusterToken>> logIn(
        QString user, Secret password, std::stop_token stop);

    //! Turns a code into a token.
    [[nodiscard]] QCoro::Task<Result<ClusterToken>> redeem(
        OAuthEndpoints endpoints, OAuthGrant grant, std::stop_token stop);

    //! The same token with its user's name: it is good, then. Errors: AuthRequired, code TOKEN_REFUSED.
    [[nodiscard]] QCoro::Task<Result<ClusterToken>> identify(ClusterToken token, std::stop_token stop);

    //! Ends the token at the cluster; one that is no more is ended. Errors: Unsupported, code NO_OAUTH_TOKEN,
    //! for those that are no OAuth tokens, as of service accounts.
    [[nodiscard]] QCoro::Task<Result<void>> logOut(Secret token, std::stop_token stop);

    //! The authorize URL for a code.
    [[nodiscard]] static QUrl authorizeUrl(const OAuthEndpoints& endpoints, const QString& clientId,
        const QUrl& redirectUri, const Pkce& pkce, const QByteArray& state = QByteArray());
    //! The name of a token's object in the API; empty for what is no OAuth token. Pure.
    [[nodiscard]] static QString tokenObjectName(const Secret& token);

private:
    [[nodiscard]] HttpRequest oauthRequest(HttpMethod method, const QUrl& url) const;
    [[nodiscard]] HttpRequest apiRequest(HttpMethod method, const QString& path, const Secret& token) const;
    [[nodiscard]] QCoro::Task<Result<OAuthRedirect>> authorizeByPassword(
        QUrl url, QUrl redirectUri, QByteArray basic, std::stop_token stop);

    HttpClient& m_client;
    QUrl m_server;
};

} // namespace portolan
