// SPDX-License-Identifier: Apache-2.0
#include "http/sockettransport.h"

#include "http/socketexchange.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace portolan {
namespace {

QUrl baseUrlFor(const QString& socketPath)
{
    static const QRegularExpression hostName(QStringLiteral("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"));
    const QString file = QFileInfo(socketPath).fileName();
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(hostName.match(file).hasMatch() ? file : QStringLiteral("localhost"));
    return url;
}

} // namespace

SocketTransport::SocketTransport(QString socketPath, QObject* parent)
    : QObject(parent)
    , m_socketPath(std::move(socketPath))
    , m_baseUrl(baseUrlFor(m_socketPath))
{
}

SocketTransport::~SocketTransport()
{
    Q_EMIT closing();
}

QCoro::Task<Result<HttpResponse>> SocketTransport::send(HttpRequest request, std::stop_token stop)
{
    const bool stopped = stop.stop_requested();
    const bool isOurs = request.url.scheme() == m_baseUrl.scheme() && request.url.host() == m_baseUrl.host()
        && request.url.port() == -1;
    SocketExchangePointer exchange(new SocketExchange(m_socketPath, std::move(request), std::move(stop)));
    connect(this, &SocketTransport::closing, exchange.get(),
        [e = exchange.get()] { e->fail(Error::cancelled()); });
    if (stopped)
        exchange->fail(Error::cancelled());
    else if (!isOurs)
        exchange->fail(Error::usage(QStringLiteral("an address that is not the socket's")));
    else
        exchange->start();
    co_await exchange->done();
    co_return exchange->takeOutcome();
}

} // namespace portolan
