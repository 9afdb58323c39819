// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"

#include "http/clientidentity.h"
#include "http/exchange.h"
#include "http/origin.h"
#include "http/proxyrules.h"
#include "http/tlssettings.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QQueue>
#include <QSet>

#include <algorithm>

namespace portolan {
namespace {

// What QNetworkAccessManager opens to one host; more would wait inside it, unseen by the idle timeout.
constexpr int connectionsPerHost = 6;
// Servers commonly allow a hundred streams to a connection; more would wait inside the manager, too.
constexpr int streamsPerConnection = 95;
constexpr int mostNetworks = 32;

bool isCleanHeader(const QByteArray& text)
{
    return std::none_of(
        text.cbegin(), text.cend(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Result<void> checkRequest(const HttpRequest& request)
{
    const QString scheme = request.url.scheme();
    const bool http = scheme == QLatin1String("http") || scheme == QLatin1String("https");
    if (!http || !request.url.isValid() || request.url.host().isEmpty())
        return Error::usage(QStringLiteral("not an http or https address"));
    for (const auto& [name, value] : request.headers) {
        if (!isCleanHeader(name) || !isCleanHeader(value))
            return Error::usage(QStringLiteral("a line break in a header"));
    }
    return {};
}

bool sendsBody(HttpMethod method)
{
    return method == HttpMethod::Put || method == HttpMethod::Post || method == HttpMethod::Patch;
}

QNetworkRequest networkRequest(const HttpRequest& request)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    const bool multiplexed = request.lane && request.url.scheme() == QLatin1String("https");
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, multiplexed);
    out.setTransferTimeout(0);
    out.setRawHeader(QByteArrayLiteral("User-Agent"), QByteArrayLiteral("Portolan/" PORTOLAN_VERSION));
    out.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    if (sendsBody(request.method)) // Qt would claim form data
        out.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/octet-stream"));
    for (const auto& [name, value] : request.headers)
        out.setRawHeader(name, value);
    if (request.upload) {
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.uploadBytes);
    }
    return out;
}

QNetworkReply* startReply(
    QNetworkAccessManager& network, const HttpRequest& request, const QNetworkRequest& out)
{
    QIODevice* const device = request.upload.get();
    switch (request.method) {
    case HttpMethod::Get:
        return network.get(out);
    case HttpMethod::Head:
        return network.head(out);
    case HttpMethod::Put:
        return device ? network.put(out, device) : network.put(out, request.body);
    case HttpMethod::Post:
        return device ? network.post(out, device) : network.post(out, request.body);
    case HttpMethod::Patch:
        return device ? network.sendCustomRequest(out, QByteArrayLiteral("PATCH"), device)
                      : network.sendCustomRequest(out, QByteArrayLiteral("PATCH"), request.body);
    case HttpMethod::Delete:
        break;
    }
    return network.deleteResource(out);
}

//! Whether a login of a proxy's may be needed. With Manual reuse Qt would not use it for plain http.
bool mayNeedProxyLogin(const QUrl& url, const std::optional<QNetworkProxy>& fixedProxy)
{
    if (fixedProxy || url.scheme() == QLatin1String("https"))
        return fixedProxy && !fixedProxy->user().isEmpty();
    const auto proxy = environmentProxy(url, QProcessEnvironment::systemEnvironment());
    return proxy && !proxy->user().isEmpty();
}

//! What requests must have in common to share a connection to a host: Qt knows of the host alone, and keeps
//! certificate and authorities of the first.
QString sharingKey(const HttpRequest& request)
{
    const QString who =
        request.identity ? QString::fromLatin1(request.identity->fingerprint().toHex()) : QString();
    const QString lane = request.lane ? QString::number(*request.lane) : QString();
    return who + u' ' + request.trustedAs + u' ' + lane;
}

//! Whose connections a request takes.
QString connectionKey(const HttpRequest& request)
{
    const QUrl& url = request.url;
    return url.scheme() + u'/' + url.host() + u'/' + QString::number(effectivePort(url)) + u'/'
        + sharingKey(request);
}

} // namespace

//! The access manager in use, and who may use its connections.
class QtTransport::State final {
public:
    State(QtTransport& transport, const TlsTrust& trust)
        : m_transport(transport)
        , m_tls(trust)
        , m_proxies(trust.proxies())
    {
    }

    ExchangePointer begin(HttpRequest request, std::stop_token stop);
    void setTrust(const TlsTrust& trust);
    void setProxy(const QUrl& proxy);

private:
    [[nodiscard]] QNetworkAccessManager* makeNetwork();
    [[nodiscard]] QNetworkAccessManager* networkFor(const HttpRequest& request);
    void retire(QNetworkAccessManager* network);
    [[nodiscard]] std::optional<QNetworkProxy> knownProxy(const QUrl& url) const;
    void enqueue(Exchange* exchange);
    void launch(Exchange* exchange);
    void release(const QString& key, QNetworkAccessManager* network);
    void noteMultiplexed(const QString& key, bool multiplexed);
    [[nodiscard]] bool isFree(const QString& key) const;
    void launchWaiting(const QString& key);
    void judge(Exchange* exchange, QNetworkReply* reply, const QList<QSslError>& errors);

    QtTransport& m_transport;
    TlsSettings m_tls;
    QHash<QString, QUrl> m_proxies;
    QHash<QString, QNetworkAccessManager*> m_networks; //!< by sharingKey()
    std::optional<QNetworkProxy> m_fixedProxy;
    QHash<QNetworkAccessManager*, int> m_uses;
    QHash<QString, int> m_busy; //!< by connectionKey(), as what follows
    QSet<QString> m_multiplexed; //!< what went over HTTP/2 last
    QHash<QString, QQueue<QPointer<Exchange>>> m_waiting;
};

QNetworkAccessManager* QtTransport::State::makeNetwork()
{
    auto* network = new QNetworkAccessManager(&m_transport);
    network->setAutoDeleteReplies(false);
    if (m_fixedProxy)
        network->setProxy(*m_fixedProxy);
    else
        network->setProxyFactory(new ProxyRules(m_proxies));
    return network;
}

QNetworkAccessManager* QtTransport::State::networkFor(const HttpRequest& request)
{
    const QString key = sharingKey(request);
    const auto known = m_networks.constFind(key);
    if (known != m_networks.cend())
        return *known;
    // Certificates that are renewed by the hour would leave a manager each.
    if (m_networks.size() >= mostNetworks) {
        for (QNetworkAccessManager* const old : std::as_const(m_networks))
            retire(old);
        m_networks.clear();
    }
    QNetworkAccessManager* const network = makeNetwork();
    m_networks.insert(key, network);
    return network;
}

//! Clearing its connection cache would end the thread under exchanges in flight; it goes after them.
void QtTransport::State::retire(QNetworkAccessManager* network)
{
    if (m_uses.value(network) == 0)
        network->deleteLater();
}

void QtTransport::State::setTrust(const TlsTrust& trust)
{
    m_tls.setTrust(trust);
    m_proxies = trust.proxies();
    for (QNetworkAccessManager* const old : std::as_const(m_networks))
        retire(old);
    m_networks.clear();
}

void QtTransport::State::setProxy(const QUrl& proxy)
{
    m_fixedProxy = proxyFromUrl(proxy);
    for (QNetworkAccessManager* const network : std::as_const(m_networks))
        network->setProxy(*m_fixedProxy);
}

std::optional<QNetworkProxy> QtTransport::State::knownProxy(const QUrl& url) const
{
    return m_fixedProxy ? m_fixedProxy : givenProxy(url, m_proxies);
}

ExchangePointer QtTransport::State::begin(HttpRequest request, std::stop_token stop)
{
    // Qt would log in with user info.
    request.url = request.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    const bool stopped = stop.stop_requested();
    ExchangePointer exchange(new Exchange(std::move(request), std::move(stop)));
    connect(&m_transport, &QtTransport::closing, exchange.get(),
        [e = exchange.get()] { e->fail(Error::cancelled()); });
    const Result<void> good = checkRequest(exchange->request());
    if (stopped)
        exchange->fail(Error::cancelled());
    else if (!good)
        exchange->fail(good.error());
    else
        enqueue(exchange.get());
    return exchange;
}

void QtTransport::State::enqueue(Exchange* exchange)
{
    const QString key = connectionKey(exchange->request());
    if (isFree(key))
        launch(exchange);
    else
        m_waiting[key].enqueue(exchange);
}

bool QtTransport::State::isFree(const QString& key) const
{
    return m_busy.value(key) < (m_multiplexed.contains(key) ? streamsPerConnection : connectionsPerHost);
}

//! Before the first answer nobody knows which protocol a server will choose.
void QtTransport::State::noteMultiplexed(const QString& key, bool multiplexed)
{
    if (multiplexed == m_multiplexed.contains(key))
        return;
    if (multiplexed)
        m_multiplexed.insert(key);
    else
        m_multiplexed.remove(key);
    launchWaiting(key);
}

void QtTransport::State::launch(Exchange* exchange)
{
    const QUrl url = exchange->request().url;
    const QString key = connectionKey(exchange->request());
    QNetworkAccessManager* const network = networkFor(exchange->request());
    ++m_busy[key];
    ++m_uses[network];
    connect(exchange, &Exchange::ended, &m_transport, [this, key, network] { release(key, network); });

    const auto configuration = m_tls.configurationFor(exchange->request());
    if (!configuration) {
        exchange->fail(configuration.error());
        return;
    }
    QNetworkRequest request = networkRequest(exchange->request());
    request.setSslConfiguration(*configuration);
    request.setPeerVerifyName(m_tls.serverName(url));
    if (mayNeedProxyLogin(url, knownProxy(url)))
        request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Automatic);
    std::unique_ptr<QNetworkReply, DeleteLater> reply(startReply(*network, exchange->request(), request));
    QNetworkReply* const running = reply.get();
    connect(running, &QNetworkReply::sslErrors, exchange,
        [this, exchange, running](const QList<QSslError>& errors) { judge(exchange, running, errors); });
    connect(running, &QNetworkReply::encrypted, exchange, [this, exchange, running] {
        m_tls.noteShown(exchange->request(), running->sslConfiguration().peerCertificate());
    });
    if (exchange->request().lane)
        connect(running, &QNetworkReply::metaDataChanged, exchange, [this, key, running] {
            noteMultiplexed(key, running->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool());
        });
    exchange->run(std::move(reply));
}

void QtTransport::State::release(const QString& key, QNetworkAccessManager* network)
{
    if (--m_uses[network] == 0) {
        m_uses.remove(network);
        if (std::find(m_networks.cbegin(), m_networks.cend(), network) == m_networks.cend())
            network->deleteLater();
    }
    if (--m_busy[key] == 0)
        m_busy.remove(key);
    launchWaiting(key);
}

void QtTransport::State::launchWaiting(const QString& key)
{
    while (isFree(key)) {
        const auto waiting = m_waiting.find(key);
        if (waiting == m_waiting.end())
            return;
        const QPointer<Exchange> next = waiting->dequeue();
        if (waiting->isEmpty())
            m_waiting.erase(waiting);
        if (next && !next->hasEnded())
            launch(next);
    }
}

void QtTransport::State::judge(Exchange* exchange, QNetworkReply* reply, const QList<QSslError>& errors)
{
    const QList<QSslCertificate> chain = reply->sslConfiguration().peerCertificateChain();
    if (!chain.isEmpty() && m_tls.accepts(exchange->request(), chain.first())) {
        reply->ignoreSslErrors(errors);
        return;
    }
    exchange->noteTlsFailure(describeTlsFailure(chain, errors));
    // Qt goes on ignoring, for other connections to this host, the errors it was told to ignore for one, and
    // another certificate of the same unknown authority has the same errors. A list without them replaces
    // that one.
    reply->ignoreSslErrors({QSslError(QSslError::NoSslSupport)});
}

QtTransport::QtTransport(const TlsTrust& trust, QObject* parent)
    : QObject(parent)
    , m_state(std::make_unique<State>(*this, trust))
{
}

QtTransport::~QtTransport()
{
    Q_EMIT closing();
}

void QtTransport::setTrust(const TlsTrust& trust)
{
    m_state->setTrust(trust);
}

void QtTransport::setProxy(const QUrl& proxy)
{
    m_state->setProxy(proxy);
}

QCoro::Task<Result<HttpResponse>> QtTransport::send(HttpRequest request, std::stop_token stop)
{
    const ExchangePointer exchange = m_state->begin(std::move(request), std::move(stop));
    co_await exchange->done();
    co_return exchange->takeOutcome();
}

} // namespace portolan
