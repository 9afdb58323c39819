// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/kubeclient.h"

#include "http/origin.h"
#include "http/pause.h"
#include "http/pooltask.h"
#include "registry/openshift/kubeeventsink.h"
#include "registry/openshift/kubestatus.h"

#include <QRandomGenerator>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr int maxRetries = 3;
constexpr int maxListings = 3;
constexpr milliseconds longestPause{60'000};
constexpr qint64 maxAnswerBytes = qint64(128) * 1024 * 1024;
constexpr qsizetype largeAnswerBytes = qsizetype(1024) * 1024;
// The server ends a watch when its time is over; how late that may be.
constexpr std::chrono::seconds watchGrace{20};

QByteArray patchType(KubePatch kind)
{
    switch (kind) {
    case KubePatch::Json:
        return QByteArrayLiteral("application/json-patch+json");
    case KubePatch::Strategic:
        return QByteArrayLiteral("application/strategic-merge-patch+json");
    case KubePatch::Merge:
        break;
    }
    return QByteArrayLiteral("application/merge-patch+json");
}

//! What makes a server leave out all of a list's items but their metadata.
QByteArray namesOnly()
{
    return QByteArrayLiteral(
        "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json");
}

KubeStatus statusOf(const HttpResponse& response)
{
    return KubeStatus::fromAnswer(response.status, response.body).withRetryAfter(response.retryAfter());
}

//! How long to wait before asking again; nothing when that is of no use, or for the user to decide.
//! HttpClient has tried 502, 503 and 504 itself.
std::optional<milliseconds> pauseBefore(
    const HttpRequest& request, const HttpResponse& response, milliseconds usual)
{
    const bool limited = response.status == 429;
    const bool failed = response.status == 500 && request.method == HttpMethod::Get;
    if (!limited && !failed)
        return std::nullopt;
    const KubeStatus status = statusOf(response);
    if (failed && !status.retryAfter)
        return std::nullopt;
    const milliseconds asked = status.retryAfter.value_or(std::chrono::seconds(0));
    if (asked > longestPause)
        return std::nullopt;
    // Up to a quarter more, so that many clients do not come back at the same moment.
    const int jitter = QRandomGenerator::global()->bounded(26);
    return std::max(asked, usual) + usual * jitter / 100;
}

Result<JsonReader> parseAnswer(const QByteArray& body)
{
    return JsonReader::parse(body, JsonLimits(maxAnswerBytes, 64));
}

KubeList listOf(const JsonReader& json)
{
    KubeList list;
    const JsonReader metadata = json["metadata"_L1];
    list.items = json["items"_L1].items();
    list.resourceVersion = metadata["resourceVersion"_L1].text();
    list.next = metadata["continue"_L1].text();
    return list;
}

} // namespace

KubeClient::KubeClient(HttpClient& client, Result<ClusterLogin> login)
    : m_client(client)
    , m_login(std::move(login))
{
    m_pool.setMaxThreadCount(2);
}

KubeClient::~KubeClient() = default;

QString KubeClient::host() const
{
    return m_login ? hostAndPort(m_login->server()) : m_login.error().host();
}

Result<HttpRequest> KubeClient::request(HttpMethod method, const QString& path) const
{
    if (!m_login)
        return m_login.error();
    const QString server = m_login->server().toString(QUrl::FullyEncoded);
    HttpRequest request(method, QUrl(server + path, QUrl::StrictMode));
    request.setHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    request.maxBodyBytes = maxAnswerBytes;
    request.retryWhenLimited = false; // here, where a Status is understood
    m_login->authorize(request);
    return request;
}

Error KubeClient::failure(const HttpResponse& response) const
{
    const QString path = response.url.path();
    Error error = statusOf(response).toError().at(host(), path);
    if (!m_login)
        return error;
    if (m_login->isAnonymous() && error.kind() == ErrorKind::Denied)
        return Error::authRequired(error.detail())
            .withStatus(error.httpStatus())
            .withCode(error.code())
            .at(host(), path);
    if (response.status != 401 || m_login->isAnonymous())
        return error;
    Error refused = refusal(response, error);
    if (m_onRefused)
        m_onRefused(refused);
    return refused;
}

//! A 401 to a login, worded as what it is.
Error KubeClient::refusal(const HttpResponse& response, const Error& error) const
{
    if (!m_login->isExpired() && !m_lastAccepted.isValid())
        return m_login->refused(error);
    const QString when = m_login->isExpired()
        ? u"the login ended at %1"_s.arg(m_login->expires().toString(Qt::ISODate))
        : u"the login was accepted until %1 and is refused now"_s.arg(m_lastAccepted.toString(Qt::ISODate));
    return Error::authRequired(when)
        .withStatus(401)
        .withCode(u"LOGIN_EXPIRED"_s)
        .at(host(), response.url.path());
}

void KubeClient::noteAnswer(const HttpResponse& response)
{
    if (response.status < 500 && response.status != 401)
        m_lastAccepted = QDateTime::currentDateTimeUtc();
}

QCoro::Task<Result<HttpResponse>> KubeClient::exchange(HttpRequest request, std::stop_token stop)
{
    milliseconds usualPause = m_firstRetryDelay;
    for (int retries = 0;; ++retries) {
        auto response = co_await m_client.send(request, stop);
        if (!response)
            co_return response;
        noteAnswer(*response);
        const std::optional<milliseconds> pause = pauseBefore(request, *response, usualPause);
        if (!pause || retries == maxRetries)
            co_return response;
        const bool goOn = co_await pauseFor(*pause, stop);
        if (!goOn)
            co_return Error::cancelled().at(host(), request.url.path());
        usualPause *= 2;
    }
}

QCoro::Task<Result<JsonReader>> KubeClient::parse(QByteArray body, std::stop_token stop)
{
    if (body.size() < largeAnswerBytes)
        co_return parseAnswer(body);
    const std::function<Result<JsonReader>()> job = [body] { return parseAnswer(body); };
    auto parsed = co_await runOnPool(&m_pool, job, stop);
    co_return parsed;
}

QCoro::Task<Result<JsonReader>> KubeClient::read(HttpResponse response, std::stop_token stop)
{
    if (!response.isSuccess())
        co_return failure(response);
    auto json = co_await parse(response.body, stop);
    if (!json)
        co_return json.error().at(host(), response.url.path());
    co_return json;
}

QCoro::Task<Result<JsonReader>> KubeClient::ask(HttpRequest request, std::stop_token stop)
{
    auto response = co_await exchange(std::move(request), stop);
    if (!response)
        co_return response.error();
    auto json = co_await read(std::move(*response), stop);
    co_return json;
}

QCoro::Task<Result<JsonReader>> KubeClient::getAtOnce(QString path, std::stop_token stop)
{
    auto prepared = request(HttpMethod::Get, path);
    if (!prepared)
        co_return prepared.error();
    auto response = co_await m_client.send(std::move(*prepared), stop);
    if (!response)
        co_return response.error();
    noteAnswer(*response);
    auto json = co_await read(std::move(*response), stop);
    co_return json;
}

QCoro::Task<Result<JsonReader>> KubeClient::get(QString path, std::stop_token stop)
{
    auto prepared = request(HttpMethod::Get, path);
    if (!prepared)
        co_return prepared.error();
    auto json = co_await ask(std::move(*prepared), stop);
    co_return json;
}

QCoro::Task<Result<JsonReader>> KubeClient::send(
    HttpMethod method, QString path, QByteArray type, QByteArray body, std::stop_token stop)
{
    auto prepared = request(method, path);
    if (!prepared)
        co_return prepared.error();
    if (!type.isEmpty())
        prepared->setHeader(QByteArrayLiteral("Content-Type"), type);
    prepared->body = std::move(body);
    auto json = co_await ask(std::move(*prepared), stop);
    co_return json;
}

QCoro::Task<Result<JsonReader>> KubeClient::post(QString path, QByteArray body, std::stop_token stop)
{
    return send(HttpMethod::Post, std::move(path), QByteArrayLiteral("application/json"), std::move(body),
        std::move(stop));
}

QCoro::Task<Result<JsonReader>> KubeClient::postAndWait(
    QString path, QByteArray body, std::chrono::seconds patience, std::stop_token stop)
{
    auto prepared = request(HttpMethod::Post, path);
    if (!prepared)
        co_return prepared.error();
    prepared->setHeader(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json"));
    prepared->body = std::move(body);
    prepared->idleTimeout = patience;
    auto json = co_await ask(std::move(*prepared), stop);
    co_return json;
}

QCoro::Task<Result<JsonReader>> KubeClient::put(QString path, QByteArray body, std::stop_token stop)
{
    return send(HttpMethod::Put, std::move(path), QByteArrayLiteral("application/json"), std::move(body),
        std::move(stop));
}

QCoro::Task<Result<JsonReader>> KubeClient::patch(
    QString path, KubePatch kind, QByteArray body, std::stop_token stop)
{
    return send(HttpMethod::Patch, std::move(path), patchType(kind), std::move(body), std::move(stop));
}

QCoro::Task<Result<JsonReader>> KubeClient::remove(QString path, std::stop_token stop)
{
    return send(HttpMethod::Delete, std::move(path), QByteArray(), QByteArray(), std::move(stop));
}

QCoro::Task<Result<KubeList>> KubeClient::listPage(
    QString path, QString next, int limit, std::stop_token stop)
{
    return fetchPage(std::move(path), QByteArrayLiteral("application/json"), std::move(next), limit,
        std::nullopt, std::move(stop));
}

QCoro::Task<Result<KubeList>> KubeClient::listNames(
    QString path, QString next, int limit, std::stop_token stop)
{
    return fetchPage(std::move(path), namesOnly(), std::move(next), limit, std::nullopt, std::move(stop));
}

QCoro::Task<Result<KubeList>> KubeClient::listPageAside(
    QString path, QString next, int limit, int lane, std::stop_token stop)
{
    return fetchPage(std::move(path), QByteArrayLiteral("application/json"), std::move(next), limit, lane,
        std::move(stop));
}

QCoro::Task<Result<KubeList>> KubeClient::listVersionsAside(QString path, int lane, std::stop_token stop)
{
    return fetchPage(std::move(path), namesOnly(), QString(), 0, lane, std::move(stop));
}

QCoro::Task<Result<KubeList>> KubeClient::fetchPage(
    QString path, QByteArray accept, QString next, int limit, std::optional<int> lane, std::stop_token stop)
{
    bool inconsistent = false;
    for (;;) {
        QList<std::pair<QString, QString>> items;
        if (limit > 0)
            items.emplaceBack(u"limit"_s, QString::number(limit));
        if (!next.isEmpty())
            items.emplaceBack(u"continue"_s, next);
        auto prepared = request(HttpMethod::Get, kubeQuery(path, items));
        if (!prepared)
            co_return prepared.error();
        prepared->setHeader(QByteArrayLiteral("Accept"), accept);
        prepared->lane = lane;
        auto response = co_await exchange(std::move(*prepared), stop);
        if (!response)
            co_return response.error();
        if (lane)
            m_multiplexed = response->multiplexed;
        if (response->status == 410 && !inconsistent) {
            next = statusOf(*response).continueToken;
            inconsistent = !next.isEmpty();
            if (inconsistent)
                continue;
        }
        auto json = co_await read(std::move(*response), stop);
        if (!json)
            co_return json.error();
        KubeList list = listOf(*json);
        list.inconsistent = inconsistent;
        co_return list;
    }
}

QCoro::Task<Result<KubeList>> KubeClient::list(QString path, std::stop_token stop)
{
    KubeList all;
    for (int listings = 1;;) {
        auto page = co_await listPage(path, all.next, 500, stop);
        if (!page && page.error().code() == u"EXPIRED" && listings < maxListings) {
            ++listings;
            all = KubeList();
            continue;
        }
        if (!page)
            co_return page.error();
        all.items.insert(all.items.end(), page->items.begin(), page->items.end());
        all.resourceVersion = page->resourceVersion;
        all.inconsistent = all.inconsistent || page->inconsistent;
        all.next = page->next;
        if (all.next.isEmpty())
            co_return all;
    }
}

QCoro::Task<Result<void>> KubeClient::watch(QString path, QString resourceVersion,
    std::chrono::seconds length, int lane, KubeEventFunction onEvent, std::stop_token stop)
{
    QList<std::pair<QString, QString>> items;
    items.emplaceBack(u"watch"_s, u"true"_s);
    items.emplaceBack(u"resourceVersion"_s, resourceVersion);
    items.emplaceBack(u"allowWatchBookmarks"_s, u"true"_s);
    items.emplaceBack(u"timeoutSeconds"_s, QString::number(length.count()));
    auto prepared = request(HttpMethod::Get, kubeQuery(path, items));
    if (!prepared)
        co_return prepared.error();
    prepared->sink = std::make_shared<KubeEventSink>(std::move(onEvent));
    prepared->idleTimeout = length + watchGrace;
    prepared->lane = lane;
    auto response = co_await m_client.send(std::move(*prepared), stop);
    if (!response)
        co_return response.error();
    m_multiplexed = response->multiplexed;
    if (!response->isSuccess())
        co_return failure(*response);
    noteAnswer(*response);
    co_return Result<void>();
}

} // namespace portolan
