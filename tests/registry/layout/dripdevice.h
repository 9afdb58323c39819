// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>
#include <QTimer>

#include <cstring>

namespace portolan {

//! A sequential device whose bytes come a few at a time, from the event loop, and then end.
class DripDevice final : public QIODevice {
public:
    explicit DripDevice(QByteArray bytes, qsizetype drop) : m_bytes(std::move(bytes)), m_drop(drop)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        connect(&m_timer, &QTimer::timeout, this, &DripDevice::drip);
        m_timer.start(0);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_there - m_taken; }

protected:
    qint64 readData(char* data, qint64 maxSize) override
    {
        const qint64 count = qMin<qint64>(maxSize, m_there - m_taken);
        std::memcpy(data, m_bytes.constData() + m_taken, static_cast<size_t>(count));
        m_taken += count;
        return count;
    }
    qint64 writeData(const char* data, qint64 size) override
    {
        Q_UNUSED(data)
        Q_UNUSED(size)
        return -1;
    }

private:
    void drip()
    {
        if (m_there == m_bytes.size()) {
            m_timer.stop();
            Q_EMIT readChannelFinished();
            return;
        }
        m_there = qMin(m_there + m_drop, m_bytes.size());
        Q_EMIT readyRead();
    }

    QByteArray m_bytes;
    qsizetype m_drop;
    qsizetype m_there = 0;
    qint64 m_taken = 0;
    QTimer m_timer;
};

} // namespace portolan
