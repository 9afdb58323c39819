// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QThreadPool>

#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace portolan {

//! Awaited once, runs a blocking job on a thread pool and resumes the coroutine on the thread it was on, from
//! its event loop. The job is destroyed before that, on the pool's thread: it must own nothing that belongs
//! to another thread. Copies are the same task (g++ 12 copies what is awaited).
template <typename T> class PoolTask final {
public:
    PoolTask(QThreadPool* pool, std::function<T()> job)
        : m_state(std::make_shared<State>(pool, std::move(job)))
    {
    }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_state->pool->start([state = m_state.get(), waiter] {
            // The suspended frame holds the state until the posted call resumes it.
            state->result.emplace(state->job());
            state->job = nullptr;
            QMetaObject::invokeMethod(
                state->context, [waiter] { waiter.resume(); }, Qt::QueuedConnection);
        });
    }
    [[nodiscard]] T await_resume() { return std::move(*m_state->result); }

private:
    class State final {
    public:
        State(QThreadPool* threads, std::function<T()> work)
            : pool(threads)
            , job(std::move(work))
            , context(new QObject)
        {
        }
        Q_DISABLE_COPY_MOVE(State)
        ~State() { context->deleteLater(); }

        QThreadPool* pool;
        std::function<T()> job;
        std::optional<T> result;
        QObject* context; //!< lives on the coroutine's thread
    };

    std::shared_ptr<State> m_state;
};

//! A PoolTask as a coroutine. Cancelled when the stop was asked for before it began; a job that runs is
//! waited for.
template <typename T>
[[nodiscard]] QCoro::Task<Result<T>> runOnPool(
    QThreadPool* pool, std::function<Result<T>()> job, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return Error::cancelled();
    PoolTask<Result<T>> task(pool, std::move(job));
    Result<T> result = co_await task;
    co_return result;
}

} // namespace portolan
