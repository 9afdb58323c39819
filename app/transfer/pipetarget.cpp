// SPDX-License-Identifier: Apache-2.0
#include "transfer/pipetarget.h"

#include <algorithm>

namespace portolan {

PipeTarget::PipeTarget(std::shared_ptr<BoundedPipe> pipe, std::shared_ptr<BlobTally> tally)
    : m_pipe(std::move(pipe))
    , m_tally(std::move(tally))
{
}

Result<void> PipeTarget::write(QByteArray piece)
{
    const qint64 start = m_position;
    m_position += piece.size();
    const qint64 known = std::clamp<qint64>(m_passed - start, 0, piece.size());
    if (known == piece.size())
        return {};
    if (known > 0)
        piece.remove(0, known);
    m_passed = m_position;
    m_tally->received(piece.size());
    m_pipe->push(std::move(piece));
    return {};
}

bool PipeTarget::ready() const
{
    return !m_pipe->isFull();
}

void PipeTarget::onReady(std::function<void()> wake)
{
    m_pipe->onDrained(std::move(wake));
}

QCoro::Task<Result<void>> PipeTarget::settle(std::stop_token stop)
{
    Q_UNUSED(stop)
    co_return Result<void>();
}

QCoro::Task<Result<void>> PipeTarget::restart(std::stop_token stop)
{
    Q_UNUSED(stop)
    m_position = 0;
    co_return Result<void>();
}

} // namespace portolan
