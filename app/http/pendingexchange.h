// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/gate.h"
#include "http/httprequest.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace portolan {

//! What every exchange has, whatever carries it: the request, the answer so far, and one end: by a complete
//! answer, by fail(), by silence for the idle timeout, or by its stop token. Owned by the coroutine that
//! awaits it, on the transport's thread.
class PendingExchange : public QObject {
    Q_OBJECT

public:
    ~PendingExchange() override;
    Q_DISABLE_COPY_MOVE(PendingExchange)

    [[nodiscard]] const HttpRequest& request() const { return m_request; }
    [[nodiscard]] bool hasEnded() const { return m_outcome.has_value(); }
    //! Ends it with this error, unless it has ended. Where it happened is added.
    void fail(const Error& error);
    //! Awaited once.
    [[nodiscard]] Gate::Awaiter done() { return m_gate.opened(); }
    //! After done().
    [[nodiscard]] Result<HttpResponse> takeOutcome();

protected:
    PendingExchange(HttpRequest request, std::stop_token stop);

    //! The answer is complete.
    void succeed();
    //! Lets go of the connection; called once, at the end.
    virtual void release() = 0;
    [[nodiscard]] virtual Error placed(const Error& error) const = 0;

    [[nodiscard]] HttpResponse& response() { return m_response; }
    [[nodiscard]] const HttpResponse& response() const { return m_response; }
    //! The idle timeout begins anew.
    void noteActivity();
    //! Nothing comes because the sink wants nothing: that is no silence.
    void pauseIdle() { m_idle.stop(); }
    //! The head is in response(), a body of so many bytes follows (-1: who knows). `wake` is called when the
    //! sink is ready again. False: that was the end.
    bool beginBody(qint64 announcedBytes, std::function<void()> wake);
    //! The sink has enough for now.
    [[nodiscard]] bool isSinkFull() const { return goesToSink() && !m_request.sink->ready(); }
    //! The next piece, to the sink or into response(). False: that was the end.
    bool takeBody(QByteArray piece);

private:
    [[nodiscard]] bool goesToSink() const { return m_request.sink && m_response.isSuccess(); }
    void end(Result<HttpResponse> outcome);

    HttpRequest m_request;
    HttpResponse m_response;
    std::optional<Result<HttpResponse>> m_outcome;
    QTimer m_idle;
    Gate m_gate;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace portolan
