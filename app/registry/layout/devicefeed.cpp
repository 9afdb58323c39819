// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/devicefeed.h"

#include "http/pooltask.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 largestPiece = qint64(1) << 20;

} // namespace

DeviceFeed::DeviceFeed(std::shared_ptr<QIODevice> device, QThreadPool* pool, const std::stop_token& stop)
    : m_device(std::move(device))
    , m_pool(pool)
    , m_gate(stop)
    , m_finished(std::make_shared<bool>(false))
{
    if (!m_device->isSequential())
        return;
    const auto end = [finished = m_finished, wake = m_gate.waker()] {
        *finished = true;
        wake();
    };
    QObject::connect(m_device.get(), &QIODevice::readyRead, m_gate.context(), m_gate.waker());
    QObject::connect(m_device.get(), &QIODevice::readChannelFinished, m_gate.context(), end);
    QObject::connect(m_device.get(), &QIODevice::aboutToClose, m_gate.context(), end);
}

Result<QByteArray> DeviceFeed::read(qint64 maxBytes)
{
    QByteArray piece(static_cast<qsizetype>(std::min(maxBytes, largestPiece)), Qt::Uninitialized);
    const qint64 got = m_device->isOpen() ? m_device->read(piece.data(), piece.size()) : -1;
    const bool isEnd = got < 0 || (got == 0 && (*m_finished || !m_device->isSequential()));
    if (isEnd)
        return Error::protocol(QStringLiteral("the content ends at least %1 bytes early").arg(maxBytes))
            .withCode(QStringLiteral("SIZE_MISMATCH"));
    piece.truncate(static_cast<qsizetype>(got));
    return piece;
}

QCoro::Task<Result<QByteArray>> DeviceFeed::take(qint64 maxBytes, std::stop_token stop)
{
    if (!m_device->isSequential()) {
        std::function<Result<QByteArray>()> job = [this, maxBytes] { return read(maxBytes); };
        auto piece = co_await runOnPool<QByteArray>(m_pool, std::move(job), stop);
        co_return piece;
    }
    while (!stop.stop_requested()) {
        auto piece = read(maxBytes);
        if (!piece || !piece->isEmpty())
            co_return piece;
        co_await m_gate.woken();
    }
    co_return Error::cancelled();
}

} // namespace portolan
