// SPDX-License-Identifier: Apache-2.0
#include "http/socketexchange.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 pieceBytes = qint64(256) * 1024;

bool isCleanHeader(const QByteArray& text)
{
    return std::none_of(
        text.cbegin(), text.cend(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool sendsBody(HttpMethod method)
{
    return method == HttpMethod::Put || method == HttpMethod::Post || method == HttpMethod::Patch;
}

} // namespace

SocketExchange::SocketExchange(QString socketPath, HttpRequest request, std::stop_token stop)
    : PendingExchange(std::move(request), std::move(stop))
    , m_socketPath(std::move(socketPath))
    , m_parser(this->request().method)
{
}

void SocketExchange::start()
{
    if (hasEnded())
        return;
    for (const auto& [name, value] : request().headers) {
        if (!isCleanHeader(name) || !isCleanHeader(value)) {
            fail(Error::usage(QStringLiteral("a line break in a header")));
            return;
        }
    }
    auto connected = UnixSocket::connectTo(m_socketPath);
    if (!connected) {
        fail(connected.error());
        return;
    }
    m_socket.reset(connected->release());
    connect(m_socket.get(), &UnixSocket::readable, this, &SocketExchange::pumpIn);
    connect(m_socket.get(), &UnixSocket::writable, this, &SocketExchange::pumpOut);
    m_waiting = head();
    m_uploading = sendsBody(request().method) && request().upload;
    if (m_uploading)
        connect(request().upload.get(), &QIODevice::readyRead, this, &SocketExchange::pumpOut,
            Qt::QueuedConnection);
    else
        m_waiting += sendsBody(request().method) ? request().body : QByteArray();
    noteActivity();
    pumpOut();
}

QByteArray SocketExchange::head() const
{
    const QByteArray target =
        request().url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    QByteArray out = httpMethodName(request().method) + ' ' + target
        + " HTTP/1.1\r\nHost: " + request().url.host(QUrl::FullyEncoded).toLatin1()
        + "\r\nUser-Agent: Portolan/" PORTOLAN_VERSION + "\r\nConnection: close\r\n";
    if (request().header("Accept-Encoding").isEmpty())
        out += "Accept-Encoding: identity\r\n";
    if (sendsBody(request().method)) {
        const bool chunked = request().upload && request().uploadBytes < 0;
        const qint64 length = request().upload ? request().uploadBytes : request().body.size();
        out += chunked ? QByteArrayLiteral("Transfer-Encoding: chunked\r\n")
                       : "Content-Length: " + QByteArray::number(length) + "\r\n";
    }
    for (const auto& [name, value] : request().headers)
        out += name + ": " + value + "\r\n";
    return out + "\r\n";
}

Error SocketExchange::placed(const Error& error) const
{
    return error.at(m_socketPath, request().url.path());
}

void SocketExchange::release()
{
    if (request().upload)
        disconnect(request().upload.get(), nullptr, this, nullptr);
    if (!m_socket)
        return;
    disconnect(m_socket.get(), nullptr, this, nullptr);
    m_socket->watchReading(false);
    m_socket.reset();
}

void SocketExchange::pumpOut()
{
    while (!hasEnded() && !m_outBroken) {
        const bool goesOn = m_sent < m_waiting.size() ? sendWaiting() : refill();
        if (!goesOn)
            return;
    }
}

bool SocketExchange::sendWaiting()
{
    const auto sent = m_socket->send(QByteArrayView(m_waiting).sliced(m_sent));
    if (!sent) { // it may have answered before it closed
        m_outBroken = true;
        return false;
    }
    if (*sent == 0)
        return false;
    noteActivity();
    m_sent += *sent;
    return true;
}

bool SocketExchange::refill()
{
    m_waiting.clear();
    m_sent = 0;
    if (!m_uploading)
        return false;
    const qint64 total = request().uploadBytes;
    const qint64 wanted = total < 0 ? pieceBytes : std::min(pieceBytes, total - m_uploaded);
    if (wanted == 0)
        return endUpload();
    QIODevice& device = *request().upload;
    QByteArray piece(wanted, Qt::Uninitialized);
    const qint64 count = device.read(piece.data(), wanted);
    const bool over = count < 0 || (count == 0 && (!device.isSequential() || device.atEnd()));
    if (over)
        return endUpload();
    if (count == 0)
        return false; // readyRead will come
    piece.resize(count);
    m_uploaded += count;
    frame(piece);
    return true;
}

void SocketExchange::frame(const QByteArray& piece)
{
    if (request().uploadBytes < 0)
        m_waiting = QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    else
        m_waiting = piece;
}

bool SocketExchange::endUpload()
{
    m_uploading = false;
    if (request().uploadBytes < 0) {
        m_waiting = QByteArrayLiteral("0\r\n\r\n");
        return true;
    }
    if (m_uploaded < request().uploadBytes)
        fail(Error::protocol(QStringLiteral("only %1 of %2 bytes to send were there")
                                 .arg(m_uploaded)
                                 .arg(request().uploadBytes))
                 .withCode(QStringLiteral("SIZE_MISMATCH")));
    return false;
}

void SocketExchange::pumpIn()
{
    if (m_pumping || hasEnded())
        return;
    m_pumping = true;
    bool goesOn = true;
    while (goesOn && !hasEnded()) {
        if (m_headTaken && isSinkFull()) {
            m_socket->watchReading(false);
            pauseIdle();
            break;
        }
        goesOn = takeIn();
    }
    m_pumping = false;
}

bool SocketExchange::takeIn()
{
    const auto received = m_socket->receive(pieceBytes);
    if (!received) {
        fail(received.error());
        return false;
    }
    if (!*received) {
        m_socket->watchReading(true);
        return false;
    }
    noteActivity();
    const QByteArray& piece = **received;
    const Result<void> parsed = piece.isEmpty() ? m_parser.finish() : m_parser.feed(piece);
    if (m_parser.hasHead() && !m_headTaken && !takeHead())
        return false;
    if (QByteArray body = m_parser.takeBody(); !body.isEmpty() && !takeBody(std::move(body)))
        return false;
    if (!parsed) {
        fail(parsed.error());
        return false;
    }
    if (m_parser.isComplete())
        succeed();
    return !hasEnded();
}

bool SocketExchange::takeHead()
{
    m_headTaken = true;
    response().status = m_parser.status();
    response().headers = m_parser.headers();
    return beginBody(m_parser.announcedBytes(), [this] {
        noteActivity();
        pumpIn();
    });
}

} // namespace portolan
