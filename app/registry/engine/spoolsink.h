// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "registry/layout/posixfile.h"

#include <QCoro/QCoroTask>
#include <QList>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>

namespace portolan {

//! Writes a body into a file on a thread of its own, holding only a few megabytes meanwhile. Worker thread.
//! Errors: TooLarge with code IMAGE_TOO_LARGE above `maxBytes`, Storage.
class SpoolSink final : public BodySink {
public:
    //! `file` is open for writing.
    SpoolSink(PosixFile file, qint64 maxBytes);
    Q_DISABLE_COPY_MOVE(SpoolSink)
    ~SpoolSink() override;

    [[nodiscard]] Result<void> begin(const HttpResponse& head) override;
    [[nodiscard]] Result<void> write(QByteArray piece) override;
    [[nodiscard]] bool ready() const override;
    void onReady(std::function<void()> wake) override { m_wake = std::move(wake); }

    //! Waits until everything taken is in the file, or could not be written. Not cut short by a stop.
    [[nodiscard]] static QCoro::Task<Result<void>> settle(std::shared_ptr<SpoolSink> self);
    [[nodiscard]] qint64 bytes() const { return m_total; }

private:
    void startWriting();
    void written(qint64 bytes, const Result<void>& outcome);

    PosixFile m_file; //!< the pool's while it writes
    qint64 m_maxBytes;
    qint64 m_total = 0;
    qint64 m_queued = 0; //!< bytes not in the file yet
    QList<QByteArray> m_pending;
    bool m_writing = false;
    std::optional<Error> m_error;
    std::function<void()> m_wake;
    std::function<void()> m_settled;
    QObject m_home; //!< where the pool's calls come back to
    QThreadPool m_pool;
};

} // namespace portolan
