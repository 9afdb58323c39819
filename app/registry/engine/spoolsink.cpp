// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/spoolsink.h"

#include "http/httprequest.h"
#include "registry/layout/wakegate.h"

#include <utility>

namespace portolan {
namespace {

constexpr qint64 queueLimit = qint64(8) * 1024 * 1024;

Error tooLarge(qint64 limit)
{
    return Error::tooLarge(
        Sentence(QT_TRANSLATE_NOOP("Core", "the image does not fit: there is room for %1 bytes"),
            {QString::number(limit)}))
        .withCode(QStringLiteral("IMAGE_TOO_LARGE"));
}

} // namespace

SpoolSink::SpoolSink(PosixFile file, qint64 maxBytes) : m_file(std::move(file)), m_maxBytes(maxBytes)
{
    m_pool.setMaxThreadCount(1);
}

SpoolSink::~SpoolSink()
{
    m_pool.waitForDone();
}

Result<void> SpoolSink::begin(const HttpResponse& head)
{
    if (head.header("Content-Length").toLongLong() > m_maxBytes)
        return tooLarge(m_maxBytes);
    return {};
}

Result<void> SpoolSink::write(QByteArray piece)
{
    if (m_error)
        return *m_error;
    m_total += piece.size();
    if (m_total > m_maxBytes)
        return tooLarge(m_maxBytes);
    m_queued += piece.size();
    m_pending << std::move(piece);
    if (!m_writing)
        startWriting();
    return {};
}

bool SpoolSink::ready() const
{
    return m_queued < queueLimit || m_error;
}

void SpoolSink::startWriting()
{
    m_writing = true;
    m_pool.start([this, pieces = std::exchange(m_pending, QList<QByteArray>())] {
        Result<void> outcome;
        qint64 bytes = 0;
        for (const QByteArray& piece : pieces) {
            if (outcome)
                outcome = m_file.write(piece);
            bytes += piece.size();
        }
        QMetaObject::invokeMethod(
            &m_home, [this, bytes, outcome] { written(bytes, outcome); }, Qt::QueuedConnection);
    });
}

void SpoolSink::written(qint64 bytes, const Result<void>& outcome)
{
    m_writing = false;
    m_queued -= bytes;
    if (!outcome && !m_error)
        m_error = outcome.error();
    if (!m_pending.isEmpty() && !m_error)
        startWriting();
    if (!m_writing && m_settled)
        m_settled();
    if (ready() && m_wake)
        m_wake();
}

QCoro::Task<Result<void>> SpoolSink::settle(std::shared_ptr<SpoolSink> self)
{
    WakeGate gate((std::stop_token()));
    self->m_settled = gate.waker();
    while (self->m_writing)
        co_await gate.woken();
    self->m_settled = nullptr;
    if (self->m_error)
        co_return *std::as_const(self->m_error);
    co_return Result<void>();
}

} // namespace portolan
