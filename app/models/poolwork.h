// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace portolan {

//! Computes `work()` on a pool thread. The work must own all it touches: nobody waits for it, and its result
//! is dropped when no QFutureWatcher listens any more.
template <typename T, typename Work> [[nodiscard]] QFuture<T> runInPool(Work work)
{
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise = std::move(promise), work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

//! Lets a pool thread free something large.
template <typename T> void disposeInPool(T&& object)
{
    QThreadPool::globalInstance()->start(
        [garbage = std::make_shared<T>(std::forward<T>(object))]() mutable { garbage.reset(); });
}

} // namespace portolan
