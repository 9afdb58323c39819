// SPDX-License-Identifier: Apache-2.0
#include "transfer/layouttarget.h"

#include "http/pooltask.h"

#include <QCoro/QCoroFuture>

namespace portolan {

LayoutTarget::LayoutTarget(
    QThreadPool& pool, QObject& home, std::shared_ptr<BlobWriter> writer, std::shared_ptr<BlobTally> tally)
    : m_pool(pool)
    , m_writer(std::move(writer))
    , m_tally(std::move(tally))
    , m_queue(std::make_shared<BlobQueue>(
          pool, home, [target = m_writer](const QByteArray& piece) { return target->write(piece); }))
    , m_position(m_writer->offset())
{
}

Result<void> LayoutTarget::write(QByteArray piece)
{
    const qint64 bytes = piece.size();
    auto pushed = m_queue->push(std::move(piece));
    if (!pushed)
        return pushed;
    m_position += bytes;
    m_tally->received(bytes);
    return {};
}

bool LayoutTarget::ready() const
{
    return m_queue->ready();
}

void LayoutTarget::onReady(std::function<void()> wake)
{
    m_queue->onReady(std::move(wake));
}

QCoro::Task<Result<void>> LayoutTarget::settle(std::stop_token stop)
{
    Q_UNUSED(stop)
    const QFuture<Result<void>> drained = m_queue->drained();
    auto result = co_await drained;
    co_return result;
}

QCoro::Task<Result<void>> LayoutTarget::restart(std::stop_token stop)
{
    const std::function<Result<void>()> job = [writer = m_writer] { return writer->restart(); };
    auto result = co_await runOnPool<void>(&m_pool, job, stop);
    if (result) {
        m_position = 0;
        m_tally->restarted();
    }
    co_return result;
}

} // namespace portolan
