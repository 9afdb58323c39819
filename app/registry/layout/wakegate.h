// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <coroutine>
#include <functional>
#include <memory>
#include <stop_token>

namespace portolan {

//! Lets one coroutine wait until it is woken, or its stop is asked for: `while (!ready) co_await
//! gate.woken();`. A wake that comes while nobody waits ends the next wait at once. It resumes from the event
//! loop, never inside the waker's call. Lives in the coroutine's frame, on its thread.
class WakeGate final {
    class State;

public:
    //! The gate's, used while the gate lives.
    class Awaiter final {
    public:
        explicit Awaiter(State* state) : m_state(state) {}

        [[nodiscard]] bool await_ready() const noexcept;
        void await_suspend(std::coroutine_handle<> waiter);
        void await_resume();

    private:
        State* m_state;
    };

    explicit WakeGate(const std::stop_token& stop);
    Q_DISABLE_COPY_MOVE(WakeGate)
    ~WakeGate();

    //! Wakes; to be called on the gate's thread; harmless once the gate is gone.
    [[nodiscard]] std::function<void()> waker() const;
    //! Lives as long as the gate, on its thread: a context for connections that wake.
    [[nodiscard]] QObject* context() const;

    //! What to await.
    [[nodiscard]] Awaiter woken();

private:
    std::shared_ptr<State> m_state;
    std::stop_callback<std::function<void()>> m_onStop;
};

} // namespace portolan
