// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/http1parser.h"
#include "http/pendingexchange.h"
#include "http/unixsocket.h"

namespace portolan {

//! One request on a connection of its own to a socket of this machine. A complete answer ends it even while
//! the request is still being sent.
class SocketExchange final : public PendingExchange {
    Q_OBJECT

public:
    SocketExchange(QString socketPath, HttpRequest request, std::stop_token stop);

    //! Connects and begins. Once, unless it has ended.
    void start();

private:
    void release() override;
    [[nodiscard]] Error placed(const Error& error) const override;
    [[nodiscard]] QByteArray head() const;
    void pumpOut();
    [[nodiscard]] bool sendWaiting();
    [[nodiscard]] bool refill();
    void frame(const QByteArray& piece);
    [[nodiscard]] bool endUpload();
    void pumpIn();
    [[nodiscard]] bool takeIn();
    [[nodiscard]] bool takeHead();

    QString m_socketPath;
    Http1Parser m_parser;
    std::unique_ptr<UnixSocket, DeleteLater> m_socket;
    QByteArray m_waiting; //!< to be sent, from m_sent on
    qsizetype m_sent = 0;
    qint64 m_uploaded = 0; //!< bytes taken from the upload device
    bool m_uploading = false; //!< more is to come from it
    bool m_outBroken = false; //!< the other side takes no more; it may still answer
    bool m_headTaken = false;
    bool m_pumping = false;
};

using SocketExchangePointer = std::unique_ptr<SocketExchange, DeleteLater>;

} // namespace portolan
