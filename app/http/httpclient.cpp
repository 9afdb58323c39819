// SPDX-License-Identifier: Apache-2.0
#include "http/httpclient.h"

#include "base/logging.h"
#include "http/origin.h"
#include "http/pause.h"
#include "http/redirect.h"
#include "http/watchedsink.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <atomic>

namespace portolan {
namespace {

using std::chrono::milliseconds;

constexpr int maxRedirects = 5;
constexpr int maxRetries = 3;
constexpr milliseconds longestPause{60'000};

bool isRepeatable(const HttpRequest& request)
{
    return request.method == HttpMethod::Get || request.method == HttpMethod::Head;
}

bool isWorthAnotherTry(const HttpRequest& request, const Result<HttpResponse>& outcome)
{
    if (!outcome)
        return outcome.error().code() == QLatin1String("CONNECTION_LOST");
    const int status = outcome->status;
    return (status == 429 && request.retryWhenLimited) || status == 502 || status == 503 || status == 504;
}

//! Nothing when waiting that long is the user's decision.
std::optional<milliseconds> pauseBefore(milliseconds usual, const Result<HttpResponse>& outcome)
{
    // Up to a quarter more, so that many clients do not come back at the same moment.
    const int jitter = QRandomGenerator::global()->bounded(26);
    const milliseconds pause = usual + usual * jitter / 100;
    const auto asked = outcome ? outcome->retryAfter() : std::nullopt;
    if (!asked)
        return std::min(pause, longestPause);
    if (*asked > longestPause)
        return std::nullopt;
    return std::max<milliseconds>(*asked, pause);
}

//! Clients may share an observer: ids are the process's.
quint64 nextExchangeId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

QString logText(const ExchangeEvent& event)
{
    const QString what =
        QStringLiteral("#%1 %2 %3%4: ")
            .arg(QString::number(event.id), QString::fromLatin1(event.method), event.host, event.path);
    const QString time = QStringLiteral(", %1 ms").arg(event.milliseconds);
    if (event.error)
        return what + event.error->toLogLine() + time;
    return what + QStringLiteral("%1, %2 bytes").arg(event.status).arg(event.bodyBytes) + time;
}

} // namespace

HttpClient::HttpClient(Transport& transport, ExchangeObserver* observer)
    : m_transport(transport)
    , m_observer(observer)
{
}

void HttpClient::rememberPlain(const QString& host, bool plain)
{
    if (plain)
        m_plainHosts.insert(host);
    else
        m_plainHosts.remove(host);
}

void HttpClient::setFirstRetryDelay(milliseconds delay)
{
    m_firstRetryDelay = delay;
}

QCoro::Task<Result<HttpResponse>> HttpClient::send(HttpRequest request, std::stop_token stop)
{
    std::shared_ptr<WatchedSink> sink;
    if (request.sink) {
        sink = std::make_shared<WatchedSink>(request.sink);
        request.sink = sink;
    }
    milliseconds usualPause = m_firstRetryDelay;
    for (int retries = 0;; ++retries) {
        auto outcome = co_await followRedirects(request, stop);
        const bool begun = sink && sink->hasBegun();
        if (retries == maxRetries || begun || !isRepeatable(request) || !isWorthAnotherTry(request, outcome))
            co_return outcome;
        const std::optional<milliseconds> pause = pauseBefore(usualPause, outcome);
        if (!pause)
            co_return outcome;
        const bool goOn = co_await pauseFor(*pause, stop);
        if (!goOn)
            co_return Error::cancelled().at(hostAndPort(request.url), request.url.path());
        usualPause *= 2;
    }
}

QCoro::Task<Result<HttpResponse>> HttpClient::followRedirects(HttpRequest request, std::stop_token stop)
{
    QSet<QUrl> visited;
    for (int hops = 0;; ++hops) {
        visited.insert(request.url);
        auto outcome = co_await sendOnce(request, stop);
        if (!outcome || !request.followRedirects)
            co_return outcome;
        const auto next = redirectedRequest(request, *outcome);
        if (!next)
            co_return next.error();
        if (!next->has_value())
            co_return outcome;
        const bool loops = visited.contains((*next)->url);
        if (loops || hops == maxRedirects) {
            const QString code =
                loops ? QStringLiteral("REDIRECT_LOOP") : QStringLiteral("TOO_MANY_REDIRECTS");
            co_return Error::protocol(QStringLiteral("redirected in a circle or too often"))
                .withCode(code)
                .withStatus(outcome->status)
                .at(hostAndPort(request.url), request.url.path());
        }
        request = **next;
    }
}

QCoro::Task<Result<HttpResponse>> HttpClient::sendOnce(HttpRequest request, std::stop_token stop)
{
    ExchangeEvent event;
    event.id = nextExchangeId();
    event.method = httpMethodName(request.method);
    event.host = hostAndPort(request.url);
    event.path = request.url.path();
    tell(event);

    QElapsedTimer clock;
    clock.start();
    const bool mayFail = request.mayFail;
    const auto sink = std::dynamic_pointer_cast<WatchedSink>(request.sink);
    bool told = false;
    if (sink && sink->isEndless()) {
        const auto answered = [this, &told, &clock, event](const HttpResponse& head) mutable {
            event.stage = ExchangeEvent::Stage::Finished;
            event.milliseconds = clock.elapsed();
            event.status = head.status;
            told = true;
            tell(event);
        };
        sink->setOnBegun(answered);
    }
    auto outcome = co_await m_transport.send(std::move(request), std::move(stop));

    event.stage = ExchangeEvent::Stage::Finished;
    event.milliseconds = clock.elapsed();
    event.bodyBytes = sink ? sink->bytes() : 0;
    if (outcome) {
        event.status = outcome->status;
        event.bodyBytes += outcome->body.size();
    } else {
        event.error = outcome.error();
        event.status = outcome.error().httpStatus();
    }
    qCInfo(logHttp).noquote() << logText(event);
    if (sink)
        sink->setOnBegun({});
    if (mayFail && event.error && !event.error->tlsFailure())
        event.error.reset();
    if (!told)
        tell(event);
    co_return outcome;
}

void HttpClient::tell(const ExchangeEvent& event) const
{
    if (m_observer)
        m_observer->exchangeChanged(event);
}

} // namespace portolan
