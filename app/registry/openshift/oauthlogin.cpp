// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/oauthlogin.h"

#include "base/jsonreader.h"
#include "http/challenge.h"
#include "http/origin.h"

#include <QCryptographicHash>

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 largestAnswer = qint64(1024) * 1024;
constexpr int mostSteps = 8;
const QString challengingClient = QStringLiteral("openshift-challenging-client");

bool isRedirect(int status)
{
    return status == 302 || status == 303 || status == 307;
}

QByteArray formItem(const char* name, QByteArrayView value)
{
    return QByteArray(name) + '=' + value.toByteArray().toPercentEncoding();
}

bool isTokenText(const QByteArray& text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c > ' ' && c < 127; });
}

Error placed(const Error& error, const HttpResponse& response)
{
    return error.withStatus(response.status).at(hostAndPort(response.url), response.url.path());
}

Error browserNeeded(const QString& why, const HttpResponse& response)
{
    return placed(Error::unsupported(why).withCode(QStringLiteral("BROWSER_NEEDED")), response);
}

//! What a first 401 of the authorize endpoint means for one who has only a password.
std::optional<Error> withoutBasic(const HttpResponse& response)
{
    const QList<Challenge> challenges =
        parseChallenges(response.headerLines(QByteArrayLiteral("WWW-Authenticate")));
    const auto offers = [&challenges](const char* scheme) {
        return std::any_of(challenges.cbegin(), challenges.cend(),
            [scheme](const Challenge& challenge) { return challenge.scheme == QLatin1String(scheme); });
    };
    if (offers("basic"))
        return std::nullopt;
    if (offers("negotiate"))
        return placed(Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core",
                                             "The cluster offers Kerberos (Negotiate) and no password")))
                          .withCode(QStringLiteral("NEGOTIATE_ONLY")),
            response);
    return browserNeeded(QStringLiteral("The cluster takes no password here"), response);
}

//! Why a login by password ends with this answer; nothing where it goes on.
std::optional<Error> hindranceIn(const HttpResponse& response, bool withPassword)
{
    if (response.status == 401) {
        if (!withPassword)
            return withoutBasic(response);
        return placed(Error::authRequired(
                          Sentence(QT_TRANSLATE_NOOP("Core", "The cluster refused the user or the password")))
                          .withCode(QStringLiteral("LOGIN_REFUSED")),
            response);
    }
    if (isRedirect(response.status) && !response.header(QByteArrayLiteral("Location")).isEmpty())
        return std::nullopt;
    if (response.status >= 400)
        return response.toError();
    return browserNeeded(QStringLiteral("The cluster answers with a page"), response);
}

Result<OAuthRedirect> redirectIn(const QUrl& url, const HttpResponse& response)
{
    auto redirect = OAuthRedirect::parse(url);
    if (!redirect)
        return placed(redirect.error(), response);
    return redirect;
}

bool isBackAt(const QUrl& url, const QUrl& redirectUri)
{
    return sameOrigin(url, redirectUri) && url.path() == redirectUri.path();
}

Result<ClusterToken> parseToken(const HttpResponse& response)
{
    const auto json = JsonReader::parse(response.body, JsonLimits(largestAnswer, 16));
    const auto text = [&json](QLatin1String name) { return json ? (*json)[name].text() : QString(); };
    const QString error = text(QLatin1String("error"));
    if (!error.isEmpty())
        return placed(oauthError(error, text(QLatin1String("error_description"))), response);
    if (!response.isSuccess())
        return response.toError();
    QByteArray token = text(QLatin1String("access_token")).toUtf8();
    if (!isTokenText(token))
        return placed(Error::protocol(QStringLiteral("The OAuth server's answer has no token")), response);
    const qint64 seconds = (*json)[QLatin1String("expires_in")].integer().value_or(0);
    const QDateTime expires = seconds > 0 ? QDateTime::currentDateTimeUtc().addSecs(seconds) : QDateTime();
    return ClusterToken(Secret(std::move(token)), expires);
}

//! A user's or a self review's name.
QString nameIn(const HttpResponse& response)
{
    const auto json = JsonReader::parse(response.body, JsonLimits(largestAnswer, 32));
    if (!json)
        return {};
    const QString user = (*json)[QLatin1String("metadata")][QLatin1String("name")].text();
    const JsonReader info = (*json)[QLatin1String("status")][QLatin1String("userInfo")];
    return user.isEmpty() ? info[QLatin1String("username")].text() : user;
}

Error tokenRefused(const HttpResponse& response)
{
    return placed(Error::authRequired(Sentence(QT_TRANSLATE_NOOP(
                                          "Core", "The cluster does not know this token, or it has ended")))
                      .withCode(QStringLiteral("TOKEN_REFUSED")),
        response);
}

} // namespace

OAuthLogin::OAuthLogin(HttpClient& client, const QUrl& server)
    : m_client(client)
    , m_server(server.adjusted(
          QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash))
{
}

HttpRequest OAuthLogin::oauthRequest(HttpMethod method, const QUrl& url) const
{
    HttpRequest request(method, url);
    request.followRedirects = false;
    request.maxBodyBytes = largestAnswer;
    request.trustedAs = hostAndPort(m_server);
    return request;
}

HttpRequest OAuthLogin::apiRequest(HttpMethod method, const QString& path, const Secret& token) const
{
    QUrl url(m_server);
    url.setPath((m_server.path() == QLatin1String("/") ? QString() : m_server.path()) + path);
    HttpRequest request = oauthRequest(method, url);
    request.setHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    if (!token.isEmpty())
        request.setHeader(QByteArrayLiteral("Authorization"), "Bearer " + token.reveal().toByteArray());
    return request;
}

QUrl OAuthLogin::authorizeUrl(const OAuthEndpoints& endpoints, const QString& clientId,
    const QUrl& redirectUri, const Pkce& pkce, const QByteArray& state)
{
    QByteArray query = endpoints.authorize.query(QUrl::FullyEncoded).toLatin1();
    if (!query.isEmpty())
        query += '&';
    query += formItem("client_id", clientId.toUtf8()) + "&response_type=code&"
        + formItem("redirect_uri", redirectUri.toEncoded()) + '&'
        + formItem("code_challenge", pkce.challenge()) + "&code_challenge_method=S256";
    if (!state.isEmpty())
        query += '&' + formItem("state", state);
    QUrl url(endpoints.authorize);
    url.setQuery(QString::fromLatin1(query));
    return url;
}

QCoro::Task<Result<OAuthEndpoints>> OAuthLogin::discover(std::stop_token stop)
{
    HttpRequest request =
        apiRequest(HttpMethod::Get, QStringLiteral("/.well-known/oauth-authorization-server"), Secret());
    const auto response = co_await m_client.send(std::move(request), stop);
    if (!response)
        co_return response.error();
    if (response->status == 404)
        co_return placed(Error::unsupported(Sentence(QT_TRANSLATE_NOOP(
                                                "Core", "The cluster has no OAuth server of its own")))
                             .withCode(QStringLiteral("EXTERNAL_OIDC")),
            *response);
    if (!response->isSuccess())
        co_return response->toError();
    auto endpoints = OAuthEndpoints::parse(response->body, m_server);
    if (!endpoints)
        co_return placed(endpoints.error(), *response);
    co_return endpoints;
}

QCoro::Task<Result<ClusterToken>> OAuthLogin::logIn(QString user, Secret password, std::stop_token stop)
{
    if (user.contains(u':'))
        co_return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core",
                                   "A user name with a colon cannot be told apart from the password")))
            .withCode(QStringLiteral("USER_WITH_COLON"));
    const auto endpoints = co_await discover(stop);
    if (!endpoints)
        co_return endpoints.error();
    const Pkce pkce = Pkce::make();
    const QUrl redirectUri = endpoints->implicitRedirect();
    const QUrl url = authorizeUrl(*endpoints, challengingClient, redirectUri, pkce);
    const QByteArray plain = user.toUtf8() + ':' + password.reveal().toByteArray();
    const auto redirect = co_await authorizeByPassword(url, redirectUri, "Basic " + plain.toBase64(), stop);
    if (!redirect)
        co_return redirect.error();
    Result<ClusterToken> token = ClusterToken(redirect->token, redirect->expires);
    if (redirect->token.isEmpty()) {
        OAuthGrant grant(challengingClient, redirectUri, redirect->code, pkce.verifier());
        token = co_await redeem(*endpoints, std::move(grant), stop);
    }
    if (!token)
        co_return token;
    token->user = user;
    co_return token;
}

QCoro::Task<Result<OAuthRedirect>> OAuthLogin::authorizeByPassword(
    QUrl url, QUrl redirectUri, QByteArray basic, std::stop_token stop)
{
    const QUrl first = url;
    bool withPassword = false;
    for (int step = 0; step < mostSteps; ++step) {
        HttpRequest request = oauthRequest(HttpMethod::Get, url);
        request.retryWhenLimited = false;
        // Without it a browser is supposed, and gets a page instead of a challenge.
        request.setHeader(QByteArrayLiteral("X-CSRF-Token"), QByteArrayLiteral("1"));
        if (withPassword)
            request.setHeader(QByteArrayLiteral("Authorization"), basic);
        const auto response = co_await m_client.send(std::move(request), stop);
        if (!response)
            co_return response.error();
        const auto hindrance = hindranceIn(*response, withPassword);
        if (hindrance)
            co_return *hindrance;
        if (response->status == 401) {
            withPassword = true;
            continue;
        }
        url = url.resolved(QUrl::fromEncoded(response->header(QByteArrayLiteral("Location"))));
        if (isBackAt(url, redirectUri))
            co_return redirectIn(url, *response);
        // The password goes nowhere else; elsewhere is a page for people.
        if (!sameOrigin(url, first))
            co_return browserNeeded(
                QStringLiteral("The cluster sends to another server to log in"), *response);
        withPassword = false;
    }
    co_return Error::protocol(QStringLiteral("redirected in a circle or too often"))
        .withCode(QStringLiteral("TOO_MANY_REDIRECTS"))
        .at(hostAndPort(first), first.path());
}

QCoro::Task<Result<ClusterToken>> OAuthLogin::redeem(
    OAuthEndpoints endpoints, OAuthGrant grant, std::stop_token stop)
{
    HttpRequest request = oauthRequest(HttpMethod::Post, endpoints.token);
    request.setHeader(
        QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/x-www-form-urlencoded"));
    request.setHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    request.setHeader(
        QByteArrayLiteral("Authorization"), "Basic " + (grant.clientId.toUtf8() + ':').toBase64());
    request.body = "grant_type=authorization_code&" + formItem("code", grant.code.reveal()) + '&'
        + formItem("redirect_uri", grant.redirectUri.toEncoded()) + '&'
        + formItem("code_verifier", grant.verifier.reveal());
    const auto response = co_await m_client.send(std::move(request), stop);
    if (!response)
        co_return response.error();
    auto token = parseToken(*response);
    co_return token;
}

QCoro::Task<Result<ClusterToken>> OAuthLogin::identify(ClusterToken token, std::stop_token stop)
{
    HttpRequest request =
        apiRequest(HttpMethod::Get, QStringLiteral("/apis/user.openshift.io/v1/users/~"), token.token);
    const auto user = co_await m_client.send(std::move(request), stop);
    if (!user)
        co_return user.error();
    if (user->status == 401)
        co_return tokenRefused(*user);
    token.user = user->isSuccess() ? nameIn(*user) : QString();
    if (!token.user.isEmpty())
        co_return token;
    // A cluster without OpenShift's users (external OIDC) has Kubernetes' own question.
    HttpRequest review = apiRequest(
        HttpMethod::Post, QStringLiteral("/apis/authentication.k8s.io/v1/selfsubjectreviews"), token.token);
    review.setHeader(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json"));
    review.body =
        QByteArrayLiteral(R"({"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"})");
    const auto reviewed = co_await m_client.send(std::move(review), stop);
    if (!reviewed)
        co_return reviewed.error();
    if (reviewed->status == 401)
        co_return tokenRefused(*reviewed);
    if (!reviewed->isSuccess())
        co_return reviewed->toError();
    token.user = nameIn(*reviewed);
    co_return token;
}

QString OAuthLogin::tokenObjectName(const Secret& token)
{
    const QByteArray prefix = QByteArrayLiteral("sha256~");
    const QByteArray text = token.reveal().toByteArray();
    if (!text.startsWith(prefix))
        return {};
    const QByteArray hash = QCryptographicHash::hash(text.mid(prefix.size()), QCryptographicHash::Sha256);
    return QString::fromLatin1(
        prefix + hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QCoro::Task<Result<void>> OAuthLogin::logOut(Secret token, std::stop_token stop)
{
    const QString name = tokenObjectName(token);
    if (name.isEmpty())
        co_return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP("Core", "This token is none of the cluster's OAuth server")))
            .withCode(QStringLiteral("NO_OAUTH_TOKEN"));
    const QString path = QStringLiteral("/apis/oauth.openshift.io/v1/useroauthaccesstokens/") + name;
    HttpRequest request = apiRequest(HttpMethod::Delete, path, token);
    const auto response = co_await m_client.send(std::move(request), stop);
    if (!response)
        co_return response.error();
    // 401 and 404: it is no more.
    if (!response->isSuccess() && response->status != 401 && response->status != 404)
        co_return response->toError();
    co_return Result<void>();
}

} // namespace portolan
