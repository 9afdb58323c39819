// SPDX-License-Identifier: Apache-2.0
#include "http/loopbackredirect.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

namespace portolan {
namespace {

constexpr qsizetype longestHead = qsizetype(16) * 1024;
constexpr int mostVisitors = 16;
constexpr std::chrono::seconds longestVisit{10};

//! A page without anything to load, kept by nobody.
QByteArray page(const char* status, const char* words)
{
    const QByteArray body =
        QByteArray("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Portolan</title>"
                   "<body style=\"font-family:sans-serif;margin:4em\"><p>")
        + words + "</p></body></html>\n";
    return QByteArray("HTTP/1.1 ") + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
          "Referrer-Policy: no-referrer\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray headerValue(const QByteArray& head, const QByteArray& name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

LoopbackRedirect::LoopbackRedirect(QString state, QObject* parent)
    : QObject(parent)
    , m_state(std::move(state))
{
    m_server.setMaxPendingConnections(mostVisitors);
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackRedirect::greet);
}

LoopbackRedirect::~LoopbackRedirect() = default;

Result<void> LoopbackRedirect::listen()
{
    if (m_server.listen(QHostAddress::LocalHost, 0))
        return {};
    return Error::network(
        QStringLiteral("no port of this computer to wait for the browser: ") + m_server.errorString());
}

QUrl LoopbackRedirect::redirectUri() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/callback").arg(m_server.serverPort()));
}

QCoro::Task<Result<QUrl>> LoopbackRedirect::visit(std::chrono::milliseconds patience, std::stop_token stop)
{
    QTimer::singleShot(patience, this, [this] {
        end(Error::timeout(QStringLiteral("the browser did not come back"))
                .withCode(QStringLiteral("BROWSER_TIMEOUT")));
    });
    const std::stop_callback onStop(stop, [this] {
        QMetaObject::invokeMethod(
            this, [this] { end(Error::cancelled()); }, Qt::QueuedConnection);
    });
    co_await m_gate.opened();
    if (!m_outcome)
        co_return Error::internal(QStringLiteral("a visit ended without an outcome"));
    auto outcome = std::move(*m_outcome);
    co_return outcome;
}

void LoopbackRedirect::greet()
{
    while (QTcpSocket* const browser = m_server.nextPendingConnection()) {
        connect(browser, &QTcpSocket::disconnected, browser, &QObject::deleteLater);
        if (m_server.children().size() > mostVisitors) {
            browser->abort();
            continue;
        }
        connect(browser, &QTcpSocket::readyRead, this, [this, browser] { read(browser); });
        QTimer::singleShot(longestVisit, browser, [browser] { browser->abort(); });
    }
}

void LoopbackRedirect::read(QTcpSocket* browser)
{
    const QByteArray head = browser->peek(longestHead);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() >= longestHead)
            browser->abort();
        return;
    }
    disconnect(browser, &QTcpSocket::readyRead, this, nullptr);
    browser->readAll();
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    const bool isGet = words.size() == 3 && words.at(0) == "GET" && words.at(1).startsWith('/');
    const QUrl url = isGet ? redirectUri().resolved(QUrl::fromEncoded(words.at(1))) : QUrl();
    const bool isIt = !m_outcome && isGet && isWanted(url, headerValue(head, QByteArrayLiteral("Host")));
    browser->write(isIt ? page("200 OK", "Portolan has the answer. You can close this page.")
                        : page("404 Not Found", "There is nothing here."));
    browser->flush(); // this object may go before the event loop would send it
    browser->disconnectFromHost();
    if (isIt)
        end(url);
}

bool LoopbackRedirect::isWanted(const QUrl& url, const QByteArray& host) const
{
    // Another Host comes from a page whose name was made to point here.
    const QUrl own = redirectUri();
    const bool isHere = host == own.authority().toLatin1() && url.authority() == own.authority();
    const QUrlQuery query(url);
    return isHere && url.path() == own.path()
        && query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded) == m_state;
}

void LoopbackRedirect::end(Result<QUrl> outcome)
{
    if (m_outcome)
        return;
    m_outcome.emplace(std::move(outcome));
    m_server.close();
    m_gate.open();
}

} // namespace portolan
