// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <optional>

namespace portolan {

//! A connected stream socket of this machine, never blocking. Unlike QLocalSocket it can still be read after
//! the other side has refused to take more, so that a server's early answer is not lost. On one thread with
//! an event loop.
class UnixSocket final : public QObject {
    Q_OBJECT

public:
    //! Errors: Network with code NO_SUCH_SOCKET (there is none, or nobody listens) or SOCKET_BUSY, Denied
    //! with code PERMISSION_DENIED, Usage for a path that is too long; each with the path as its host.
    [[nodiscard]] static Result<std::unique_ptr<UnixSocket>> connectTo(const QString& path);
    ~UnixSocket() override;
    Q_DISABLE_COPY_MOVE(UnixSocket)

    //! How many bytes were taken; none: wait for writable(). Errors: Network with code CONNECTION_LOST.
    [[nodiscard]] Result<qint64> send(QByteArrayView bytes);
    //! The next bytes: none yet is nothing (wait for readable()), the end is an empty array. Errors: as
    //! send().
    [[nodiscard]] Result<std::optional<QByteArray>> receive(qint64 maxBytes);

    void watchReading(bool watched) { m_reading.setEnabled(watched); }

Q_SIGNALS:
    void readable();
    void writable(); //!< once, after a send() that took nothing

private:
    explicit UnixSocket(int descriptor);

    int m_descriptor;
    QSocketNotifier m_reading;
    QSocketNotifier m_writing;
};

} // namespace portolan
