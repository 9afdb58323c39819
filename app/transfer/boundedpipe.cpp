// SPDX-License-Identifier: Apache-2.0
#include "transfer/boundedpipe.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace portolan {

BoundedPipe::BoundedPipe(qint64 total, qint64 limit) : m_total(total), m_limit(limit)
{
    open(QIODevice::ReadOnly
        | QIODevice::Unbuffered); // a buffer of QIODevice's would copy everything once more
}

void BoundedPipe::push(QByteArray piece)
{
    if (piece.isEmpty())
        return;
    m_bytes += piece.size();
    m_full = m_full || m_bytes >= m_limit;
    m_pieces.push_back(std::move(piece));
    Q_EMIT readyRead();
}

void BoundedPipe::onDrained(std::function<void()> wake)
{
    m_wake = std::move(wake);
}

void BoundedPipe::fail()
{
    m_failed = true;
    Q_EMIT readyRead();
}

bool BoundedPipe::atEnd() const
{
    return isOver();
}

qint64 BoundedPipe::bytesAvailable() const
{
    return m_bytes + QIODevice::bytesAvailable();
}

qint64 BoundedPipe::readData(char* data, qint64 maxSize)
{
    if (isOver())
        return -1;
    qint64 taken = 0;
    while (taken < maxSize && !m_pieces.empty()) {
        const QByteArray& head = m_pieces.front();
        const qsizetype part = std::min<qsizetype>(head.size() - m_headOffset, maxSize - taken);
        std::memcpy(data + taken, head.constData() + m_headOffset, static_cast<size_t>(part));
        taken += part;
        m_headOffset += part;
        if (m_headOffset == head.size()) {
            m_pieces.pop_front();
            m_headOffset = 0;
        }
    }
    m_bytes -= taken;
    m_delivered += taken;
    if (m_full && m_bytes <= m_limit / 2) {
        m_full = false;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_wake)
                    m_wake();
            },
            Qt::QueuedConnection);
    }
    return taken;
}

qint64 BoundedPipe::writeData(const char* data, qint64 size)
{
    Q_UNUSED(data)
    Q_UNUSED(size)
    return -1;
}

} // namespace portolan
