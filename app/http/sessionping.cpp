// SPDX-License-Identifier: Apache-2.0
#include "http/sessionstate.h"

#include "base/logging.h"
#include "http/origin.h"

#include <exception>

namespace portolan {
namespace {

constexpr std::chrono::milliseconds probeTimeout{10'000};
const QString https = QStringLiteral("https");
const QString http = QStringLiteral("http");
const QString pingPath = QStringLiteral("/v2/");

Error notARegistry(const HttpResponse& response, const QString& why)
{
    return Error::protocol(why)
        .withCode(QStringLiteral("NOT_A_REGISTRY"))
        .withStatus(response.status)
        .at(hostAndPort(response.url), response.url.path());
}

bool isWebPage(const HttpResponse& response)
{
    return response.header(QByteArrayLiteral("Content-Type")).toLower().startsWith("text/html")
        && response.header(QByteArrayLiteral("Docker-Distribution-Api-Version")).isEmpty();
}

//! Failures that a server without TLS causes; a certificate that is not trusted is none of them.
bool mayBePlainHttp(const Error& error)
{
    switch (error.kind()) {
    case ErrorKind::Tls:
        return error.tlsFailure() == nullptr;
    case ErrorKind::Network:
        return error.code() != QLatin1String("HOST_NOT_FOUND")
            && error.code() != QLatin1String("PROXY_UNREACHABLE");
    case ErrorKind::Timeout:
    case ErrorKind::Protocol:
        return error.code() != QLatin1String("NOT_A_REGISTRY")
            && error.code() != QLatin1String("REDIRECT_DOWNGRADE");
    default:
        return false;
    }
}

QUrl pingUrl(QUrl base)
{
    base.setPath(pingPath);
    return base;
}

} // namespace

QCoro::Task<Result<PingReport>> RegistrySession::State::discover(std::stop_token stop)
{
    if (m_report)
        co_return std::as_const(*m_report); // QCoro 0.8 moves out of any other lvalue
    Discovery::Pointer discovery = m_discovery;
    if (!discovery || discovery->isAbandoned()) {
        discovery = std::make_shared<Discovery>();
        m_discovery = discovery;
        const auto running = runDiscovery(discovery); // ends by itself; its result comes through `discovery`
    }
    auto result = co_await Discovery::join(discovery, std::move(stop));
    co_return result;
}

QCoro::Task<> RegistrySession::State::runDiscovery(Discovery::Pointer discovery)
{
    Result<PingReport> result = Error::internal(QStringLiteral("asking the registry failed"));
    try {
        result = co_await findScheme(discovery->stopToken());
    } catch (const std::exception&) {
        qCCritical(logRegistry) << "an exception while asking a registry";
    }
    if (result)
        m_report = *result;
    if (m_discovery == discovery)
        m_discovery.reset();
    discovery->finish(std::move(result));
}

QCoro::Task<Result<PingReport>> RegistrySession::State::findScheme(std::stop_token stop)
{
    const bool knownPlain = endpoint.mayUsePlainHttp() && m_client.isKnownPlain(endpoint.serverHost());
    if (knownPlain) {
        auto again = co_await knock(http, true, stop);
        if (again || again.error().isCancelled())
            co_return again;
        m_client.rememberPlain(endpoint.serverHost(), false); // something changed there: look anew
    }
    auto encrypted = co_await knock(https, endpoint.mayUsePlainHttp(), stop);
    if (encrypted || !mayBePlainHttp(encrypted.error()))
        co_return encrypted;
    auto plain = co_await knock(http, true, stop);
    if (!plain) {
        const bool spoke = plain.error().httpStatus() != 0 || plain.error().isCancelled();
        co_return spoke&& endpoint.mayUsePlainHttp() ? plain : encrypted;
    }
    if (plain->isEncrypted())
        co_return plain;
    if (endpoint.mayUsePlainHttp()) {
        m_client.rememberPlain(endpoint.serverHost(), true);
        co_return plain;
    }
    co_return Error::tls(encrypted.error().detail(), nullptr)
        .withCode(QStringLiteral("PLAIN_HTTP"))
        .at(endpoint.serverHost(), pingPath);
}

QCoro::Task<Result<PingReport>> RegistrySession::State::knock(
    QString scheme, bool isProbe, std::stop_token stop)
{
    const QUrl base = endpoint.baseUrl(scheme);
    if (!base.isValid() || base.host().isEmpty())
        co_return Error::usage(QStringLiteral("not a host name: ") + endpoint.host);
    HttpRequest request(HttpMethod::Get, pingUrl(base));
    if (isProbe)
        request.idleTimeout = probeTimeout;
    request.mayFail = isProbe && scheme == https; // plain http comes next, and its failure counts
    auto response = co_await m_client.send(std::move(request), std::move(stop));
    if (!response)
        co_return response.error();
    co_return judgePing(base, *response);
}

Result<PingReport> RegistrySession::State::judgePing(const QUrl& base, const HttpResponse& response) const
{
    if (response.status != 401 && !response.isSuccess()) {
        if (response.status == 403 || response.status == 429 || response.status >= 500)
            return response.toError();
        return notARegistry(response, QStringLiteral("/v2/ was answered with HTTP %1").arg(response.status));
    }
    if (response.isSuccess() && isWebPage(response))
        return notARegistry(response, QStringLiteral("/v2/ is a web page"));

    PingReport report;
    report.status = response.status;
    report.baseUrl = base;
    const bool sameHost = response.url.host() == base.host();
    if (sameHost && !sameOrigin(response.url, base)) { // sent on from http to https
        report.baseUrl.setScheme(response.url.scheme());
        report.baseUrl.setPort(response.url.port());
    }
    if (response.status == 401)
        report.challenge =
            preferredChallenge(parseChallenges(response.headerLines(QByteArrayLiteral("WWW-Authenticate"))));
    const QUrl realm(report.challenge.parameters.value(QStringLiteral("realm")));
    if (report.challenge.scheme == QLatin1String("bearer") && realm.host() != base.host())
        report.realmHost = hostAndPort(realm);
    return report;
}

QCoro::Task<Result<PingReport>> RegistrySession::State::ping(std::stop_token stop)
{
    auto report = co_await discover(stop);
    if (!report)
        co_return report;
    const bool canTry =
        hasLogin() && (!report->challenge.scheme.isEmpty() || !credential->registryToken.isEmpty());
    if (canTry && !m_authenticated) {
        // No scope: most token servers check the password all the same (protocols/auth.md section 8).
        const ScopeSet noScope;
        auto authorization = co_await authorize(report->challenge, noScope, stop);
        if (!authorization)
            co_return authorization.error();
        HttpRequest request(HttpMethod::Get, pingUrl(report->baseUrl));
        request.setHeader(QByteArrayLiteral("Authorization"), authorization->header);
        request.retryWhenLimited = false;
        auto response = co_await m_client.send(std::move(request), stop);
        if (!response)
            co_return response.error();
        if (response->status == 401)
            co_return finalRefusal(*response, *authorization);
        if (!response->isSuccess())
            co_return response->toError();
        tokens.setAccepted();
        m_authenticated = true;
    }
    report->authenticated = m_authenticated;
    co_return report;
}

QCoro::Task<Result<void>> RegistrySession::State::proveBasic(std::stop_token stop)
{
    if (tokens.isAccepted())
        co_return Result<void>();
    const bool mine = co_await tokens.loginTurns().turn(stop);
    if (!mine)
        co_return Error::cancelled().at(endpoint.serverHost(), pingPath);
    auto proven = co_await proveAlone(std::move(stop));
    tokens.loginTurns().done();
    co_return proven;
}

QCoro::Task<Result<void>> RegistrySession::State::proveAlone(std::stop_token stop)
{
    if (tokens.isAccepted())
        co_return Result<void>();
    if (const auto refused = tokens.refusal())
        co_return *refused;
    HttpRequest request(HttpMethod::Get, pingUrl(m_report->baseUrl));
    request.setHeader(QByteArrayLiteral("Authorization"), basicAuthorization(*credential));
    request.retryWhenLimited = false;
    auto response = co_await m_client.send(std::move(request), std::move(stop));
    if (!response)
        co_return response.error();
    if (response->status == 429) {
        tokens.setLockedOut(response->toError());
        co_return response->toError();
    }
    if (response->status == 401) {
        const Error error = response->toError();
        tokens.setRefused(error);
        co_return tokens.refusal().value_or(error);
    }
    tokens.setAccepted();
    co_return Result<void>();
}

QCoro::Task<Result<void>> RegistrySession::State::proveGivenToken(QByteArray header, std::stop_token stop)
{
    if (const auto refused = tokens.refusal())
        co_return *refused;
    HttpRequest request(HttpMethod::Get, pingUrl(m_report->baseUrl));
    request.setHeader(QByteArrayLiteral("Authorization"), header);
    request.retryWhenLimited = false;
    auto response = co_await m_client.send(std::move(request), std::move(stop));
    if (!response)
        co_return response.error();
    if (response->status != 401)
        co_return Result<void>();
    const Error error = response->toError();
    tokens.setRefused(error);
    co_return tokens.refusal().value_or(error);
}

} // namespace portolan
