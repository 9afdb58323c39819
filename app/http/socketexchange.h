// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/gate.h"
#include "http/http1parser.h"
#include "http/unixsocket.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace portolan {

//! One request on a connection of its own to a socket of this machine. Owned by the coroutine that awaits it.
//! It ends exactly once: by a complete answer (even while the request is still being sent), by an error, by
//! silence for the idle timeout, or by its stop token.
class SocketExchange final : public QObject {
    Q_OBJECT

public:
    SocketExchange(QString socketPath, HttpRequest request, std::stop_token stop);
    ~SocketExchange() override;
    Q_DISABLE_COPY_MOVE(SocketExchange)

    //! Connects and begins. Once, unless it has ended.
    void start();
    //! Ends it with this error, unless it has ended. Socket and path are added.
    void fail(const Error& error);
    //! Awaited once.
    [[nodiscard]] Gate::Awaiter done() { return m_gate.opened(); }
    //! After done().
    [[nodiscard]] Result<HttpResponse> takeOutcome();

private:
    [[nodiscard]] bool hasEnded() const { return m_outcome.has_value(); }
    [[nodiscard]] QByteArray head() const;
    void end(Result<HttpResponse> outcome);
    void pumpOut();
    [[nodiscard]] bool sendWaiting();
    [[nodiscard]] bool refill();
    void frame(const QByteArray& piece);
    [[nodiscard]] bool endUpload();
    void pumpIn();
    [[nodiscard]] bool takeIn();
    [[nodiscard]] bool takeHead();
    [[nodiscard]] bool takeBody(QByteArray body);
    [[nodiscard]] bool goesToSink() const { return m_request.sink && m_response.isSuccess(); }

    QString m_socketPath;
    HttpRequest m_request;
    HttpResponse m_response;
    Http1Parser m_parser;
    std::unique_ptr<UnixSocket, DeleteLater> m_socket;
    std::optional<Result<HttpResponse>> m_outcome;
    QTimer m_idle;
    Gate m_gate;
    QByteArray m_waiting; //!< to be sent, from m_sent on
    qsizetype m_sent = 0;
    qint64 m_uploaded = 0; //!< bytes taken from the upload device
    bool m_uploading = false; //!< more is to come from it
    bool m_outBroken = false; //!< the other side takes no more; it may still answer
    bool m_headTaken = false;
    bool m_pumping = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

using SocketExchangePointer = std::unique_ptr<SocketExchange, DeleteLater>;

} // namespace portolan
