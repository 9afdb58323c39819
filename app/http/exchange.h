// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/gate.h"
#include "http/httprequest.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace portolan {

//! One request on its way: from waiting for a connection to its answer or error. Owned by the coroutine that
//! awaits it, on the transport's thread. It ends exactly once: by the reply, by fail(), by silence for the
//! idle timeout, or by its stop token.
class Exchange final : public QObject {
    Q_OBJECT

public:
    Exchange(HttpRequest request, std::stop_token stop);
    ~Exchange() override;
    Q_DISABLE_COPY_MOVE(Exchange)

    [[nodiscard]] const HttpRequest& request() const { return m_request; }
    [[nodiscard]] bool hasEnded() const { return m_outcome.has_value(); }

    //! Takes the reply just started for this request. Once, unless it has ended.
    void run(std::unique_ptr<QNetworkReply, DeleteLater> reply);
    //! Ends it with this error, unless it has ended. Host and path are added.
    void fail(const Error& error);
    //! Why the handshake under way will be refused.
    void noteTlsFailure(std::shared_ptr<const TlsFailure> failure);

    //! Awaited once.
    [[nodiscard]] Gate::Awaiter done() { return m_gate.opened(); }
    //! After done().
    [[nodiscard]] Result<HttpResponse> takeOutcome();

Q_SIGNALS:
    void ended();

private:
    void end(Result<HttpResponse> outcome);
    void takeHead();
    void pump();
    void accept(QByteArray piece);
    void replyFinished();
    void conclude();
    void noteActivity();
    [[nodiscard]] bool goesToSink() const { return m_request.sink && m_response.isSuccess(); }
    [[nodiscard]] qint64 announcedBytes() const;
    [[nodiscard]] Error replyError() const;

    HttpRequest m_request;
    HttpResponse m_response;
    std::optional<Result<HttpResponse>> m_outcome;
    std::shared_ptr<const TlsFailure> m_tlsFailure;
    std::unique_ptr<QNetworkReply, DeleteLater> m_reply;
    QTimer m_idle;
    Gate m_gate;
    qint64 m_received = 0;
    qint64 m_expected = -1;
    bool m_headTaken = false;
    bool m_replyFinished = false;
    bool m_pumping = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

using ExchangePointer = std::unique_ptr<Exchange, DeleteLater>;

} // namespace portolan
