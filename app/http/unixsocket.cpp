// SPDX-License-Identifier: Apache-2.0
#include "http/unixsocket.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace portolan {
namespace {

Error connectError(int number, const QString& path)
{
    const QString words = qt_error_string(number);
    switch (number) {
    case EACCES:
    case EPERM:
        return Error::denied(QStringLiteral("the socket may not be used: ") + words)
            .withCode(QStringLiteral("PERMISSION_DENIED"))
            .at(path, QString());
    case EAGAIN:
        return Error::network(QStringLiteral("too many wait at the socket already"))
            .withCode(QStringLiteral("SOCKET_BUSY"))
            .at(path, QString());
    default:
        return Error::network(QStringLiteral("nothing answers at the socket: ") + words)
            .withCode(QStringLiteral("NO_SUCH_SOCKET"))
            .at(path, QString());
    }
}

Error lost(int number)
{
    return Error::network(qt_error_string(number)).withCode(QStringLiteral("CONNECTION_LOST"));
}

bool wouldBlock(int number)
{
    return number == EAGAIN; // EWOULDBLOCK is the same wherever this builds
}

} // namespace

Result<std::unique_ptr<UnixSocket>> UnixSocket::connectTo(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (name.isEmpty() || static_cast<size_t>(name.size()) >= sizeof(address.sun_path))
        return Error::usage(QStringLiteral("no path of a socket: %1 bytes long").arg(name.size()))
            .at(path, QString());
    std::memcpy(static_cast<char*>(address.sun_path), name.constData(), static_cast<size_t>(name.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return connectError(errno, path);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
        const int number = errno;
        ::close(descriptor);
        return connectError(number, path);
    }
    return std::unique_ptr<UnixSocket>(new UnixSocket(descriptor));
}

UnixSocket::UnixSocket(int descriptor)
    : m_descriptor(descriptor)
    , m_reading(descriptor, QSocketNotifier::Read)
    , m_writing(descriptor, QSocketNotifier::Write)
{
    m_writing.setEnabled(false);
    connect(&m_reading, &QSocketNotifier::activated, this, &UnixSocket::readable);
    connect(&m_writing, &QSocketNotifier::activated, this, [this] {
        m_writing.setEnabled(false);
        Q_EMIT writable();
    });
}

UnixSocket::~UnixSocket()
{
    m_reading.setEnabled(false);
    m_writing.setEnabled(false);
    ::close(m_descriptor);
}

Result<qint64> UnixSocket::send(QByteArrayView bytes)
{
    for (;;) {
        const ssize_t sent =
            ::send(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent >= 0)
            return qint64(sent);
        if (errno == EINTR)
            continue;
        if (!wouldBlock(errno))
            return lost(errno);
        m_writing.setEnabled(true);
        return qint64(0);
    }
}

Result<std::optional<QByteArray>> UnixSocket::receive(qint64 maxBytes)
{
    QByteArray piece(maxBytes, Qt::Uninitialized);
    for (;;) {
        const ssize_t received = ::recv(m_descriptor, piece.data(), static_cast<size_t>(piece.size()), 0);
        if (received >= 0) {
            piece.resize(received);
            return std::optional(piece);
        }
        if (errno == EINTR)
            continue;
        if (!wouldBlock(errno))
            return lost(errno);
        return std::optional<QByteArray>();
    }
}

} // namespace portolan
