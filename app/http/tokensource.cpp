// SPDX-License-Identifier: Apache-2.0
#include "http/tokensource.h"

#include "base/jsonreader.h"
#include "base/logging.h"
#include "http/origin.h"

#include <algorithm>
#include <exception>

namespace portolan {
namespace {

constexpr qint64 maxTokenBody = qint64(1024) * 1024;
constexpr qint64 shortestLife = 60;
constexpr std::chrono::seconds shortestLockOut{30};
constexpr std::chrono::seconds lockOut{300}; //!< where the server does not say how long
constexpr qint64 longestLife = qint64(24) * 3600;
const QString clientId = QStringLiteral("portolan");

QByteArray formItem(const char* name, const QByteArray& value)
{
    return QByteArray(name) + '=' + value.toPercentEncoding();
}

QByteArray formItem(const char* name, const QString& value)
{
    return formItem(name, value.toUtf8());
}

bool isTokenText(const QByteArray& text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c > ' ' && c < 127; });
}

} // namespace

TokenQuery::TokenQuery(QUrl realmUrl, QString serviceName, ScopeSet wantedScopes)
    : realm(std::move(realmUrl))
    , service(std::move(serviceName))
    , scopes(std::move(wantedScopes))
{
}

QString TokenQuery::key() const
{
    return realm.toString(QUrl::FullyEncoded) + u' ' + service + u' ' + scopes.key();
}

Result<BearerToken> parseTokenResponse(const QByteArray& body)
{
    const auto json = JsonReader::parse(body, JsonLimits(maxTokenBody, 16));
    if (!json)
        return json.error();
    QByteArray value = (*json)[QLatin1StringView("token")].text().toUtf8();
    if (value.isEmpty())
        value = (*json)[QLatin1StringView("access_token")].text().toUtf8();
    if (!isTokenText(value))
        return Error::protocol(QStringLiteral("the token server's answer has no usable token"));
    const qint64 seconds = (*json)[QLatin1StringView("expires_in")].integer().value_or(shortestLife);
    return BearerToken(
        Secret(std::move(value)), std::chrono::seconds(std::clamp(seconds, shortestLife, longestLife)));
}

QByteArray basicAuthorization(const Credential& credential)
{
    QByteArray plain = credential.user.toUtf8() + ':';
    plain += credential.password.reveal();
    return "Basic " + plain.toBase64();
}

TokenSource::TokenSource(HttpClient& client, std::optional<Credential> credential)
    : m_client(client)
    , m_credential(std::move(credential))
{
}

bool TokenSource::hasLogin() const
{
    return m_credential && !(m_credential->password.isEmpty() && m_credential->identityToken.isEmpty());
}

std::optional<Error> TokenSource::refusal() const
{
    const bool isOver = m_refusalEnds && m_clock() >= *m_refusalEnds;
    return isOver ? std::nullopt : m_refusal;
}

void TokenSource::setRefused(const Error& error)
{
    m_refusal = error.withCode(QStringLiteral("LOGIN_REFUSED"));
    m_refusalEnds.reset();
    m_cache.clear();
}

void TokenSource::setLockedOut(const Error& error)
{
    m_refusal = error;
    m_refusalEnds = m_clock() + std::max(error.retryAfter().value_or(lockOut), shortestLockOut);
}

void TokenSource::forget(TokenQuery query)
{
    if (m_deletesByPush)
        query.scopes = query.scopes.withPushForDelete();
    m_cache.remove(query.key());
}

QCoro::Task<Result<BearerToken>> TokenSource::token(TokenQuery query, std::stop_token stop)
{
    if (m_deletesByPush)
        query.scopes = query.scopes.withPushForDelete();
    const QString key = query.key();
    const auto cached = m_cache.constFind(key);
    if (cached != m_cache.cend() && m_clock() < cached->renewAt)
        co_return cached->token;

    Fetch::Pointer fetch = m_fetches.value(key);
    if (!fetch || fetch->isAbandoned()) {
        fetch = std::make_shared<Fetch>();
        m_fetches.insert(key, fetch);
        const auto running =
            runFetch(std::move(query), fetch); // ends by itself; its result comes through `fetch`
    }
    auto result = co_await Fetch::join(fetch, std::move(stop));
    co_return result;
}

QCoro::Task<> TokenSource::runFetch(TokenQuery query, Fetch::Pointer fetch)
{
    const QString key = query.key();
    Result<BearerToken> result = Error::internal(QStringLiteral("fetching a token failed"));
    try {
        result = co_await fetchInTurn(query, fetch->stopToken());
    } catch (const std::exception&) {
        qCCritical(logAuth) << "an exception while fetching a token";
    }
    if (result) {
        CachedToken entry;
        entry.token = *result;
        entry.token.fromCache = true;
        entry.renewAt = m_clock() + entry.token.lifetime * 9 / 10;
        m_cache.insert(key, entry);
    }
    if (m_fetches.value(key) == fetch)
        m_fetches.remove(key);
    fetch->finish(std::move(result));
}

QCoro::Task<Result<BearerToken>> TokenSource::fetchInTurn(TokenQuery query, std::stop_token stop)
{
    const bool oneAtATime = hasLogin() && !m_accepted;
    if (oneAtATime) {
        const bool mine = co_await m_loginTurns.turn(stop);
        if (!mine)
            co_return Error::cancelled().at(hostAndPort(query.realm), query.realm.path());
    }
    Result<BearerToken> result = Error::cancelled();
    if (const auto refused = refusal())
        result = *refused;
    else
        result = co_await fetch(std::move(query), std::move(stop));
    if (oneAtATime)
        m_loginTurns.done();
    co_return result;
}

QCoro::Task<Result<BearerToken>> TokenSource::fetch(TokenQuery query, std::stop_token stop)
{
    if (m_credential && !m_credential->identityToken.isEmpty()) {
        auto refreshed = co_await m_client.send(refreshRequest(query), stop);
        if (!refreshed)
            co_return refreshed.error();
        const bool knowsOnlyGet = refreshed->status == 404 || refreshed->status == 405;
        if (!knowsOnlyGet || m_credential->password.isEmpty())
            co_return judge(*refreshed);
    }
    auto response = co_await askWithGet(query, stop);
    if (!response)
        co_return response.error();
    if (response->status == 400) {
        // Quay knows neither `delete` nor the catalog's scope (protocols/auth.md section 2).
        ScopeSet gentler = query.scopes.withPushForDelete();
        const bool askedToDelete = !(gentler == query.scopes);
        if (hasLogin())
            gentler = gentler.withoutCatalog();
        if (!(gentler == query.scopes)) {
            query.scopes = gentler;
            response = co_await askWithGet(query, stop);
            if (!response)
                co_return response.error();
            m_deletesByPush |= askedToDelete && response->isSuccess(); // once in vain is enough
        }
    }
    co_return judge(*response);
}

QCoro::Task<Result<HttpResponse>> TokenSource::askWithGet(TokenQuery query, std::stop_token stop)
{
    HttpRequest request = getRequest(query);
    auto response = co_await m_client.send(std::move(request), std::move(stop));
    co_return response;
}

HttpRequest TokenSource::getRequest(const TokenQuery& query) const
{
    QByteArrayList items;
    if (!query.service.isEmpty())
        items += formItem("service", query.service);
    for (const QString& scope : query.scopes.scopes())
        items += formItem("scope", scope);
    const bool withPassword = m_credential && !m_credential->password.isEmpty();
    if (withPassword && !m_credential->user.isEmpty())
        items += formItem("account", m_credential->user);
    QByteArray encoded = query.realm.query(QUrl::FullyEncoded).toLatin1();
    if (!encoded.isEmpty() && !items.isEmpty())
        encoded += '&';
    encoded += items.join('&');

    HttpRequest request(HttpMethod::Get, query.realm);
    request.url.setQuery(QString::fromLatin1(encoded), QUrl::TolerantMode);
    request.maxBodyBytes = maxTokenBody;
    request.retryWhenLimited = !withPassword;
    if (withPassword)
        request.setHeader(QByteArrayLiteral("Authorization"), basicAuthorization(*m_credential));
    return request;
}

HttpRequest TokenSource::refreshRequest(const TokenQuery& query) const
{
    QByteArrayList items{QByteArrayLiteral("grant_type=refresh_token"), formItem("client_id", clientId)};
    if (!query.service.isEmpty())
        items += formItem("service", query.service);
    if (!query.scopes.isEmpty())
        items += formItem("scope", query.scopes.key());
    items += formItem("refresh_token", m_credential->identityToken.reveal().toByteArray());

    HttpRequest request(HttpMethod::Post, query.realm);
    request.setHeader(
        QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/x-www-form-urlencoded"));
    request.body = items.join('&');
    request.maxBodyBytes = maxTokenBody;
    return request;
}

Result<BearerToken> TokenSource::judge(const HttpResponse& response)
{
    if (response.isSuccess()) {
        Result<BearerToken> token = parseTokenResponse(response.body);
        if (!token)
            return token.error().at(hostAndPort(response.url), response.url.path());
        if (hasLogin())
            m_accepted = true;
        return token;
    }
    const Error error = response.toError();
    if (response.status == 401 && hasLogin()) {
        setRefused(error);
        return *m_refusal;
    }
    if (response.status == 429 && hasLogin() && !m_accepted)
        setLockedOut(error);
    return error;
}

} // namespace portolan
