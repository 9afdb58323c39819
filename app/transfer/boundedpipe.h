// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <deque>
#include <functional>

namespace portolan {

//! Bytes from a source that writes to a destination that reads, both on one thread, never holding much more
//! than a limit. Sequential, open for reading from the start; ends after `total` bytes, or early by fail().
class BoundedPipe final : public QIODevice {
    Q_OBJECT
public:
    static constexpr qint64 defaultLimit = qint64(4) * 1024 * 1024;

    explicit BoundedPipe(qint64 total, qint64 limit = defaultLimit);

    void push(QByteArray piece);
    //! True from the moment `limit` bytes wait until half of them are read.
    [[nodiscard]] bool isFull() const { return m_full; }
    //! Called when the pipe is no longer full, not from within read(). Empty: nobody is waiting.
    void onDrained(std::function<void()> wake);
    //! No more will come: reading says -1 once the rest is read.
    void fail();

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    [[nodiscard]] bool isOver() const { return m_bytes == 0 && (m_failed || m_delivered == m_total); }

    qint64 m_total;
    qint64 m_limit;
    std::function<void()> m_wake;
    std::deque<QByteArray> m_pieces;
    qsizetype m_headOffset = 0; //!< of m_pieces.front(), what is read already
    qint64 m_bytes = 0;
    qint64 m_delivered = 0;
    bool m_full = false;
    bool m_failed = false;
};

} // namespace portolan
