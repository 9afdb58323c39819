// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/transport.h"

#include <QObject>

namespace portolan {

//! Transport over a socket of this machine (container engines): HTTP/1.1, a connection for each exchange,
//! bodies streamed both ways, in chunks where an upload's length is unknown (uploadBytes < 0: it ends where
//! the device does). Only the path and query of a request's URL are used, and its host as the Host header;
//! it must be baseUrl()'s, so that a redirect cannot lead anywhere else. Upload devices are read on this
//! thread, a quarter of a megabyte at a time. Create and destroy it on the worker thread, after its tasks.
class SocketTransport final : public QObject, public Transport {
    Q_OBJECT

public:
    explicit SocketTransport(QString socketPath, QObject* parent = nullptr);
    ~SocketTransport() override;
    Q_DISABLE_COPY_MOVE(SocketTransport)

    //! What requests' URLs begin with: `http://` and the socket's file name where that may be a host.
    [[nodiscard]] const QUrl& baseUrl() const { return m_baseUrl; }
    //! Errors: as Transport::send, with the socket's path as their host; Network with code NO_SUCH_SOCKET,
    //! Denied with code PERMISSION_DENIED where the socket cannot be used at all.
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override;

Q_SIGNALS:
    //! Ends what is still in flight, so that nothing stays suspended for ever.
    void closing();

private:
    QString m_socketPath;
    QUrl m_baseUrl;
};

} // namespace portolan
