// SPDX-License-Identifier: Apache-2.0
#include "http/socketexchange.h"

#include <QPointer>

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
    : m_socketPath(std::move(socketPath))
    , m_request(std::move(request))
    , m_response(0, m_request.url)
    , m_parser(m_request.method)
    , m_idle(this)
    , m_gate(this)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(m_request.idleTimeout);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        const auto seconds = std::chrono::duration<double>(m_request.idleTimeout).count();
        fail(Error::timeout(QStringLiteral("nothing was received for %1 s").arg(seconds)));
    });
    m_onStop.emplace(std::move(stop), [this] {
        QMetaObject::invokeMethod(
            this, [this] { fail(Error::cancelled()); }, Qt::QueuedConnection);
    });
}

SocketExchange::~SocketExchange()
{
    m_onStop.reset();
}

void SocketExchange::start()
{
    if (hasEnded())
        return;
    for (const auto& [name, value] : m_request.headers) {
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
    m_uploading = sendsBody(m_request.method) && m_request.upload;
    if (m_uploading)
        connect(m_request.upload.get(), &QIODevice::readyRead, this, &SocketExchange::pumpOut,
            Qt::QueuedConnection);
    else
        m_waiting += sendsBody(m_request.method) ? m_request.body : QByteArray();
    m_idle.start();
    pumpOut();
}

QByteArray SocketExchange::head() const
{
    const QByteArray target =
        m_request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    QByteArray out = httpMethodName(m_request.method) + ' ' + target
        + " HTTP/1.1\r\nHost: " + m_request.url.host(QUrl::FullyEncoded).toLatin1()
        + "\r\nUser-Agent: Portolan/" PORTOLAN_VERSION + "\r\nConnection: close\r\n";
    if (m_request.header("Accept-Encoding").isEmpty())
        out += "Accept-Encoding: identity\r\n";
    if (sendsBody(m_request.method)) {
        const bool chunked = m_request.upload && m_request.uploadBytes < 0;
        const qint64 length = m_request.upload ? m_request.uploadBytes : m_request.body.size();
        out += chunked ? QByteArrayLiteral("Transfer-Encoding: chunked\r\n")
                       : "Content-Length: " + QByteArray::number(length) + "\r\n";
    }
    for (const auto& [name, value] : m_request.headers)
        out += name + ": " + value + "\r\n";
    return out + "\r\n";
}

void SocketExchange::fail(const Error& error)
{
    if (!hasEnded())
        end(error.at(m_socketPath, m_request.url.path()));
}

Result<HttpResponse> SocketExchange::takeOutcome()
{
    if (!m_outcome)
        return Error::internal(QStringLiteral("an exchange was asked for its outcome before it had one"));
    return std::move(*m_outcome);
}

void SocketExchange::end(Result<HttpResponse> outcome)
{
    m_outcome.emplace(std::move(outcome));
    m_idle.stop();
    if (m_request.upload)
        disconnect(m_request.upload.get(), nullptr, this, nullptr);
    if (m_socket) {
        disconnect(m_socket.get(), nullptr, this, nullptr);
        m_socket->watchReading(false);
        m_socket.reset();
    }
    m_gate.open();
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
    m_idle.start();
    m_sent += *sent;
    return true;
}

bool SocketExchange::refill()
{
    m_waiting.clear();
    m_sent = 0;
    if (!m_uploading)
        return false;
    const qint64 total = m_request.uploadBytes;
    const qint64 wanted = total < 0 ? pieceBytes : std::min(pieceBytes, total - m_uploaded);
    if (wanted == 0)
        return endUpload();
    QIODevice& device = *m_request.upload;
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
    if (m_request.uploadBytes < 0)
        m_waiting = QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    else
        m_waiting = piece;
}

bool SocketExchange::endUpload()
{
    m_uploading = false;
    if (m_request.uploadBytes < 0) {
        m_waiting = QByteArrayLiteral("0\r\n\r\n");
        return true;
    }
    if (m_uploaded < m_request.uploadBytes)
        fail(Error::protocol(QStringLiteral("only %1 of %2 bytes to send were there")
                                 .arg(m_uploaded)
                                 .arg(m_request.uploadBytes))
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
        if (goesToSink() && m_headTaken && !m_request.sink->ready()) {
            m_socket->watchReading(false);
            m_idle.stop(); // the silence is ours
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
    m_idle.start();
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
        end(std::move(m_response));
    return !hasEnded();
}

bool SocketExchange::takeHead()
{
    m_headTaken = true;
    m_response.status = m_parser.status();
    m_response.headers = m_parser.headers();
    if (!goesToSink()) {
        if (m_parser.announcedBytes() > m_request.maxBodyBytes)
            fail(Error::tooLarge(QStringLiteral("the answer has %1 bytes").arg(m_parser.announcedBytes())));
        return !hasEnded();
    }
    const QPointer<SocketExchange> self(this);
    m_request.sink->onReady([self] {
        if (!self || self->hasEnded())
            return;
        self->m_idle.start();
        self->pumpIn();
    });
    const Result<void> begun = m_request.sink->begin(m_response);
    if (!begun)
        fail(begun.error());
    return !hasEnded();
}

bool SocketExchange::takeBody(QByteArray body)
{
    if (goesToSink()) {
        const Result<void> written = m_request.sink->write(std::move(body));
        if (!written)
            fail(written.error());
        return !hasEnded();
    }
    if (m_response.body.size() + body.size() > m_request.maxBodyBytes) {
        fail(Error::tooLarge(
            QStringLiteral("the answer is longer than %1 bytes").arg(m_request.maxBodyBytes)));
        return false;
    }
    m_response.body += body;
    return true;
}

} // namespace portolan
