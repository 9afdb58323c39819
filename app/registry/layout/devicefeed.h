// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/layout/wakegate.h"

#include <QCoro/QCoroTask>
#include <QIODevice>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace portolan {

//! Takes a device's bytes piece by piece: files and buffers on a pool, since their reads may block;
//! sequential devices on their own thread, which is the coroutine's, waiting for more. Outlives its tasks.
class DeviceFeed final {
public:
    //! The pool is not owned.
    DeviceFeed(std::shared_ptr<QIODevice> device, QThreadPool* pool, const std::stop_token& stop);
    Q_DISABLE_COPY_MOVE(DeviceFeed)
    ~DeviceFeed() = default;

    //! Between one and `maxBytes` bytes. Errors: Protocol, code SIZE_MISMATCH, when there are no more;
    //! Cancelled.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> take(qint64 maxBytes, std::stop_token stop);

private:
    [[nodiscard]] Result<QByteArray> read(qint64 maxBytes); //!< empty: nothing now

    std::shared_ptr<QIODevice> m_device;
    QThreadPool* m_pool;
    WakeGate m_gate;
    std::shared_ptr<bool>
        m_finished; //!< no more bytes will come; shared with connections that may outlive this
};

} // namespace portolan
