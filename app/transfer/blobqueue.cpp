// SPDX-License-Identifier: Apache-2.0
#include "transfer/blobqueue.h"

#include <utility>

namespace portolan {

BlobQueue::BlobQueue(QThreadPool& pool, QObject& home, Consume consume, qint64 limit)
    : m_pool(pool)
    , m_home(home)
    , m_consume(std::move(consume))
    , m_limit(limit)
{
}

Result<void> BlobQueue::push(QByteArray piece)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_result)
        return m_result;
    m_bytes += piece.size();
    m_full = m_full || m_bytes >= m_limit;
    m_pieces.push_back(std::move(piece));
    if (!m_draining) {
        m_draining = true;
        m_pool.start([self = shared_from_this()] { self->drain(); });
    }
    return {};
}

bool BlobQueue::ready() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_full;
}

void BlobQueue::onReady(std::function<void()> wake)
{
    m_wake = std::move(wake);
}

QFuture<Result<void>> BlobQueue::drained()
{
    const QMutexLocker lock(&m_mutex);
    QPromise<Result<void>> promise;
    promise.start();
    QFuture<Result<void>> future = promise.future();
    if (m_draining) {
        m_waiting.push_back(std::move(promise));
    } else {
        promise.addResult(m_result);
        promise.finish();
    }
    return future;
}

void BlobQueue::drain()
{
    QByteArray piece;
    while (takeNext(piece)) {
        const Result<void> result = m_consume(piece);
        const qint64 bytes = piece.size();
        piece.clear(); // freed before the next one is asked for
        consumed(bytes, result);
    }
}

bool BlobQueue::takeNext(QByteArray& piece)
{
    std::vector<QPromise<Result<void>>> waiting;
    Result<void> result;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_pieces.empty()) {
            piece = std::move(m_pieces.front());
            m_pieces.pop_front();
            return true;
        }
        m_draining = false;
        waiting.swap(m_waiting);
        result = m_result;
    }
    for (QPromise<Result<void>>& promise : waiting) {
        promise.addResult(result);
        promise.finish();
    }
    return false;
}

void BlobQueue::consumed(qint64 bytes, const Result<void>& result)
{
    const QMutexLocker lock(&m_mutex);
    m_bytes -= bytes;
    if (!result) {
        m_result = result;
        m_pieces.clear();
        m_bytes = 0;
    }
    if (!m_full || m_bytes > m_limit / 2)
        return;
    m_full = false;
    QMetaObject::invokeMethod(
        &m_home,
        [self = shared_from_this()] {
            if (self->m_wake)
                self->m_wake();
        },
        Qt::QueuedConnection);
}

} // namespace portolan
