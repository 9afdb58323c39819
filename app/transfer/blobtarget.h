// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>

#include <functional>
#include <stop_token>

namespace portolan {

//! Takes the bytes of one blob, in order, over as many tries as it needs. Worker thread; must not block.
class BlobTarget {
public:
    virtual ~BlobTarget() = default;

    //! How many bytes it has taken (from this run or an earlier one): where the next one belongs.
    [[nodiscard]] virtual qint64 position() const = 0;
    [[nodiscard]] virtual Result<void> write(QByteArray piece) = 0;
    [[nodiscard]] virtual bool ready() const = 0;
    //! As BodySink::onReady; empty: nobody is waiting.
    virtual void onReady(std::function<void()> wake) = 0;
    //! Waits until all that was written has arrived, after each try. Not cut short by a stop: it is what
    //! keeps bytes.
    [[nodiscard]] virtual QCoro::Task<Result<void>> settle(std::stop_token stop) = 0;
    //! The next byte written is the blob's first again. Only after settle().
    [[nodiscard]] virtual QCoro::Task<Result<void>> restart(std::stop_token stop) = 0;
};

} // namespace portolan
