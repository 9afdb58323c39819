// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <coroutine>
#include <memory>

namespace portolan {

//! Lets a unique_ptr to a QObject end it from the event loop, so that it may go while one of its signals is
//! on the stack.
class DeleteLater final {
public:
    void operator()(QObject* object) const { object->deleteLater(); }
};

//! Something one coroutine waits for: `co_await gate->opened();`. The waiter is resumed from the event loop
//! of the gate's thread, never from within open(), so it may destroy whatever opened the gate (STYLE 3.2,
//! trap 5).
class Gate final : public QObject {
    Q_OBJECT

public:
    class Awaiter final {
    public:
        explicit Awaiter(Gate& gate) : m_gate(gate) {}
        [[nodiscard]] bool await_ready() const noexcept { return m_gate.m_open; }
        void await_suspend(std::coroutine_handle<> waiter) const noexcept { m_gate.m_waiter = waiter; }
        void await_resume() const noexcept {}

    private:
        Gate& m_gate;
    };

    explicit Gate(QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(Gate)

    //! From any thread; more than once is as good as once.
    void open();
    //! Awaited by one coroutine at most.
    [[nodiscard]] Awaiter opened() { return Awaiter(*this); }

private:
    void release();

    std::coroutine_handle<> m_waiter;
    bool m_open = false;
};

using GatePointer = std::unique_ptr<Gate, DeleteLater>;

} // namespace portolan
