// SPDX-License-Identifier: Apache-2.0
#include "http/pendingexchange.h"

#include <QPointer>

namespace portolan {

PendingExchange::PendingExchange(HttpRequest request, std::stop_token stop)
    : m_request(std::move(request))
    , m_response(0, m_request.url)
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

PendingExchange::~PendingExchange()
{
    m_onStop.reset();
}

void PendingExchange::fail(const Error& error)
{
    if (!hasEnded())
        end(placed(error));
}

void PendingExchange::succeed()
{
    end(std::move(m_response));
}

Result<HttpResponse> PendingExchange::takeOutcome()
{
    if (!m_outcome)
        return Error::internal(QStringLiteral("an exchange was asked for its outcome before it had one"));
    return std::move(*m_outcome);
}

void PendingExchange::end(Result<HttpResponse> outcome)
{
    m_outcome.emplace(std::move(outcome));
    m_idle.stop();
    release();
    m_gate.open();
}

void PendingExchange::noteActivity()
{
    if (!hasEnded())
        m_idle.start();
}

bool PendingExchange::beginBody(qint64 announcedBytes, std::function<void()> wake)
{
    if (!goesToSink()) {
        if (announcedBytes > m_request.maxBodyBytes)
            fail(Error::tooLarge(QStringLiteral("the answer has %1 bytes").arg(announcedBytes)));
        return !hasEnded();
    }
    const QPointer<PendingExchange> self(this);
    m_request.sink->onReady([self, wake = std::move(wake)] {
        if (self && !self->hasEnded())
            wake();
    });
    const Result<void> begun = m_request.sink->begin(m_response);
    if (!begun)
        fail(begun.error());
    return !hasEnded();
}

bool PendingExchange::takeBody(QByteArray piece)
{
    if (goesToSink()) {
        const Result<void> written = m_request.sink->write(std::move(piece));
        if (!written)
            fail(written.error());
        return !hasEnded();
    }
    if (m_response.body.size() + piece.size() > m_request.maxBodyBytes) {
        fail(Error::tooLarge(
            QStringLiteral("the answer is longer than %1 bytes").arg(m_request.maxBodyBytes)));
        return false;
    }
    if (m_response.body.isEmpty())
        m_response.body = std::move(piece);
    else
        m_response.body += piece;
    return true;
}

} // namespace portolan
