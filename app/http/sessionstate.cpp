// SPDX-License-Identifier: Apache-2.0
#include "http/sessionstate.h"

#include "http/origin.h"

namespace portolan {
namespace {

//! Puts an upload back to where it began; what cannot be rewound can be sent once only.
bool rewind(const HttpRequest& request, qint64 start)
{
    return !request.upload || (!request.upload->isSequential() && request.upload->seek(start));
}

//! The login is good, and not enough for this.
Error denied(const Error& refusal)
{
    return Error::denied(refusal.detail())
        .withStatus(refusal.httpStatus())
        .withCode(refusal.code())
        .at(refusal.host(), refusal.path());
}

} // namespace

RegistrySession::State::State(
    HttpClient& httpClient, RegistryEndpoint registryEndpoint, std::optional<Credential> login)
    : endpoint(std::move(registryEndpoint))
    , credential(std::move(login))
    , tokens(httpClient, credential)
    , m_client(httpClient)
{
}

QCoro::Task<Result<HttpResponse>> RegistrySession::State::send(
    HttpRequest request, ScopeSet scopes, std::stop_token stop)
{
    const auto report = co_await discover(stop);
    if (!report)
        co_return report.error();
    const auto target = resolve(request.url);
    if (!target)
        co_return target.error();
    request.url = *target;
    const qint64 uploadStart = request.upload ? request.upload->pos() : 0;

    Attempt attempt(report->challenge, std::move(scopes));
    for (;;) {
        const auto authorization = co_await authorize(attempt.challenge, attempt.scopes, stop);
        if (!authorization)
            co_return authorization.error();
        request.removeHeader(QByteArrayLiteral("Authorization"));
        if (!authorization->header.isEmpty())
            request.setHeader(QByteArrayLiteral("Authorization"), authorization->header);
        auto response = co_await m_client.send(request, stop);
        if (!response || response->status != 401)
            co_return response;
        // A storage server that was redirected to is no party to the login.
        if (!sameOrigin(response->url, request.url))
            co_return response->toError();
        if (authorization->kind == Authorization::Kind::GivenToken) {
            const auto proven = co_await proveGivenToken(authorization->header, stop);
            co_return proven ? denied(response->toError()) : proven.error();
        }
        if (!mayTryAgain(*response, *authorization, attempt) || !rewind(request, uploadStart))
            co_return finalRefusal(*response, *authorization);
    }
}

Result<QUrl> RegistrySession::State::resolve(const QUrl& url) const
{
    const QUrl base = m_report->baseUrl;
    QUrl target = base.resolved(url);
    if (!sameOrigin(base, target)) {
        return Error::protocol(QStringLiteral("not on this registry: ") + hostAndPort(target))
            .withCode(QStringLiteral("OTHER_ORIGIN"))
            .at(hostAndPort(base), url.path());
    }
    return target;
}

QCoro::Task<Result<Authorization>> RegistrySession::State::authorize(
    Challenge challenge, ScopeSet scopes, std::stop_token stop)
{
    if (hasLogin()) {
        if (const auto refused = tokens.refusal())
            co_return *refused;
    }
    if (credential && !credential->registryToken.isEmpty()) {
        const QByteArray given = "Bearer " + credential->registryToken.reveal().toByteArray();
        co_return Authorization(Authorization::Kind::GivenToken, given);
    }
    if (challenge.scheme == QLatin1String("bearer")) {
        auto authorization = co_await bearer(std::move(challenge), std::move(scopes), std::move(stop));
        co_return authorization;
    }
    const bool basic =
        challenge.scheme == QLatin1String("basic") && hasLogin() && !credential->password.isEmpty();
    if (!basic)
        co_return Authorization();
    const auto proven = co_await proveBasic(std::move(stop));
    if (!proven)
        co_return proven.error();
    co_return Authorization(Authorization::Kind::Basic, basicAuthorization(*credential));
}

QCoro::Task<Result<Authorization>> RegistrySession::State::bearer(
    Challenge challenge, ScopeSet scopes, std::stop_token stop)
{
    auto query = tokenQuery(challenge, scopes);
    if (!query)
        co_return query.error();
    auto token = co_await tokens.token(*query, std::move(stop));
    if (!token)
        co_return token.error();
    Authorization authorization(Authorization::Kind::Bearer, "Bearer " + token->value.reveal().toByteArray());
    authorization.fromCache = token->fromCache;
    co_return authorization;
}

Result<TokenQuery> RegistrySession::State::tokenQuery(
    const Challenge& challenge, const ScopeSet& scopes) const
{
    const QUrl base = m_report->baseUrl;
    const QString host = hostAndPort(base);
    const QUrl realm(challenge.parameters.value(QStringLiteral("realm")));
    const bool isHttp = realm.scheme() == QLatin1String("http");
    if (!realm.isValid() || realm.host().isEmpty() || (!isHttp && realm.scheme() != QLatin1String("https"))) {
        return Error::protocol(QStringLiteral("the registry names no usable token server"))
            .at(host, QStringLiteral("/v2/"));
    }
    // Without TLS the registry's word is only as good as what the user allowed: this machine, or the whole
    // registry.
    const bool plainAllowed =
        base.scheme() == QLatin1String("http") && (endpoint.allowPlainHttp || isLoopbackHost(realm.host()));
    if (isHttp && !plainAllowed) {
        return Error::protocol(QStringLiteral("the token server is named with plain http"))
            .withCode(QStringLiteral("INSECURE_REALM"))
            .at(hostAndPort(realm), realm.path());
    }
    return TokenQuery(realm.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment),
        challenge.parameters.value(QStringLiteral("service")), scopes);
}

bool RegistrySession::State::mayTryAgain(
    const HttpResponse& response, const Authorization& used, Attempt& attempt)
{
    Challenge answer =
        preferredChallenge(parseChallenges(response.headerLines(QByteArrayLiteral("WWW-Authenticate"))));
    if (answer.scheme.isEmpty())
        answer = m_report->challenge; // gcr.io says 401 without a challenge
    switch (used.kind) {
    case Authorization::Kind::None: {
        const bool canBasic =
            answer.scheme == QLatin1String("basic") && hasLogin() && !credential->password.isEmpty();
        if (attempt.challengeAnswered || (!canBasic && answer.scheme != QLatin1String("bearer")))
            return false;
        attempt.challengeAnswered = true;
        attempt.challenge = answer;
        if (attempt.scopes.isEmpty())
            attempt.scopes = ScopeSet::fromChallenge(answer.parameters.value(QStringLiteral("scope")));
        if (m_report->challenge.scheme.isEmpty())
            m_report->challenge = answer;
        return true;
    }
    case Authorization::Kind::Bearer:
        return renewBearer(answer, used, attempt);
    case Authorization::Kind::Basic:
    case Authorization::Kind::GivenToken:
        break;
    }
    return false;
}

bool RegistrySession::State::renewBearer(const Challenge& answer, const Authorization& used, Attempt& attempt)
{
    if (answer.scheme != QLatin1String("bearer"))
        return false;
    const ScopeSet challenged = ScopeSet::fromChallenge(answer.parameters.value(QStringLiteral("scope")));
    const bool otherScope = !challenged.isEmpty() && !(challenged == attempt.scopes);
    if (otherScope && !attempt.scopeBelieved) {
        attempt.scopeBelieved = true;
        attempt.scopes = challenged;
        attempt.challenge = answer;
        return true;
    }
    if (!used.fromCache || attempt.tokenRenewed)
        return false;
    attempt.tokenRenewed = true;
    const auto stale = tokenQuery(attempt.challenge, attempt.scopes);
    if (stale)
        tokens.forget(*stale);
    return stale.has_value();
}

Error RegistrySession::State::finalRefusal(const HttpResponse& response, const Authorization& used)
{
    const Error error = response.toError();
    switch (used.kind) {
    case Authorization::Kind::Basic:
    case Authorization::Kind::GivenToken:
        // A login that once was good is not refused, but may not do this.
        if (!m_authenticated && (used.kind == Authorization::Kind::GivenToken || m_report->status != 401)) {
            tokens.setRefused(error);
            return tokens.refusal().value_or(error);
        }
        break;
    case Authorization::Kind::Bearer:
        if (hasLogin())
            break;
        [[fallthrough]];
    case Authorization::Kind::None:
        return Error::authRequired(error.detail())
            .withStatus(error.httpStatus())
            .withCode(error.code())
            .at(error.host(), error.path());
    }
    return denied(error);
}

} // namespace portolan
