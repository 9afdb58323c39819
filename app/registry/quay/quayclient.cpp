// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayclient.h"

#include "http/tokensource.h"
#include "registry/quay/quayerror.h"

#include <algorithm>

namespace portolan {
namespace {

using std::chrono::milliseconds;

constexpr int requestsASecond = 4;
constexpr milliseconds aSecond{1000};
constexpr int mostTries = 5;
constexpr milliseconds longestBackOff{60'000};
constexpr qint64 maxAnswer = qint64(64) * 1024 * 1024; // scan results of large images

const QString oauthUser = QStringLiteral("$oauthtoken");

Secret tokenOf(const std::optional<Credential>& credential)
{
    return credential && credential->user == oauthUser ? credential->password : Secret();
}

//! Scan results are the one thing that also opens to passwords (protocols/quay.md section 6).
bool takesPasswords(const QString& target)
{
    return target.contains(QLatin1StringView("/manifest/"))
        && target.contains(QLatin1StringView("/security?"));
}

//! Nothing when the server wants a longer pause than we decide for the user.
std::optional<milliseconds> backOff(const HttpResponse& response, milliseconds usual)
{
    const auto asked = response.retryAfter();
    if (asked && *asked > longestBackOff)
        return std::nullopt;
    const milliseconds pause = asked ? std::max<milliseconds>(*asked, usual) : usual;
    return std::min(pause, longestBackOff);
}

} // namespace

QuayClient::QuayClient(HttpClient& client, RegistrySession& session)
    : m_client(client)
    , m_session(session)
    , m_token(tokenOf(session.credential()))
    , m_gate(requestsASecond, aSecond)
{
}

Error QuayClient::placed(const Error& error, const QString& target) const
{
    return error.at(m_session.endpoint().serverHost(), target.section(u'?', 0, 0));
}

QCoro::Task<Result<QUrl>> QuayClient::url(QString target, std::stop_token stop)
{
    QUrl base = m_session.endpoint().baseUrl(QStringLiteral("https"));
    if (m_session.endpoint().mayUsePlainHttp()) {
        auto report = co_await m_session.ping(stop);
        if (!report)
            co_return report.error();
        base = report->baseUrl;
    }
    const QByteArray whole = base.toEncoded(QUrl::RemovePath) + target.toLatin1();
    co_return QUrl::fromEncoded(whole);
}

QCoro::Task<Result<QByteArray>> QuayClient::authorization(QString target, std::stop_token stop)
{
    if (hasToken())
        co_return QByteArray("Bearer " + m_token.reveal().toByteArray());
    const bool hasPassword = m_session.credential() && !m_session.credential()->password.isEmpty();
    if (!hasPassword || !takesPasswords(target))
        co_return QByteArray();
    // Only once /v2/ has taken it: Quay locks accounts after a refused password.
    auto report = co_await m_session.ping(stop);
    if (!report)
        co_return report.error();
    co_return report->authenticated ? basicAuthorization(*m_session.credential()) : QByteArray();
}

QCoro::Task<Result<HttpResponse>> QuayClient::send(HttpRequest request, std::stop_token stop)
{
    request.setHeader("X-Requested-With", "XMLHttpRequest");
    request.setHeader("Accept", "application/json");
    request.maxBodyBytes = maxAnswer;
    request.retryWhenLimited = false; // held back here, for all requests together
    milliseconds usual = m_firstBackOff;
    for (int tries = 1;; ++tries) {
        const bool mayBegin = co_await m_gate.turn(stop);
        if (!mayBegin)
            co_return placed(Error::cancelled(), request.url.path());
        auto response = co_await m_client.send(request, stop);
        if (!response || response->status != 429 || tries == mostTries)
            co_return response;
        const auto pause = backOff(*response, usual);
        if (!pause)
            co_return response;
        m_gate.holdBack(*pause);
        usual *= 2;
    }
}

QCoro::Task<Result<QByteArray>> QuayClient::fetch(QString target, std::stop_token stop)
{
    const auto place = co_await url(target, stop);
    if (!place)
        co_return place.error();
    const auto login = co_await authorization(target, stop);
    if (!login)
        co_return login.error();
    HttpRequest request(HttpMethod::Get, *place);
    if (!login->isEmpty())
        request.setHeader("Authorization", *login);
    const auto response = co_await send(std::move(request), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return quayError(*response, HttpMethod::Get);
    co_return std::as_const(response->body);
}

QCoro::Task<Result<HttpResponse>> QuayClient::probe(QString target, std::stop_token stop)
{
    const auto place = co_await url(target, stop);
    if (!place)
        co_return place.error();
    HttpRequest request(HttpMethod::Get, *place);
    auto response = co_await send(std::move(request), stop);
    co_return response;
}

QCoro::Task<Result<void>> QuayClient::change(
    HttpMethod method, QString target, QByteArray body, std::stop_token stop)
{
    if (!hasToken()) {
        const Error needed =
            Error::denied(Sentence(QT_TRANSLATE_NOOP("Core",
                              "Quay takes changes through its API only with an OAuth application token.")))
                .withCode(QStringLiteral("OAUTH_TOKEN_NEEDED"));
        co_return placed(needed, target);
    }
    const auto place = co_await url(target, stop);
    if (!place)
        co_return place.error();
    HttpRequest request(method, *place);
    request.setHeader("Authorization", "Bearer " + m_token.reveal().toByteArray());
    request.body = std::move(body);
    if (!request.body.isEmpty())
        request.setHeader("Content-Type", "application/json");
    const auto response = co_await send(std::move(request), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return quayError(*response, method);
    co_return Result<void>();
}

} // namespace portolan
