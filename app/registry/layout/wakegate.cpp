// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/wakegate.h"

#include <utility>

namespace portolan {

//! Shared with wakers, which may outlive the gate. Only the gate's thread touches it.
class WakeGate::State final : public std::enable_shared_from_this<WakeGate::State> {
public:
    State() : context(new QObject) {}
    Q_DISABLE_COPY_MOVE(State)
    ~State() { context->deleteLater(); }

    void wake()
    {
        isWoken = true;
        if (!waiter || isResuming)
            return;
        isResuming = true;
        QMetaObject::invokeMethod(
            context,
            [self = shared_from_this()] {
                self->isResuming = false;
                if (const auto handle = std::exchange(self->waiter, nullptr))
                    handle.resume();
            },
            Qt::QueuedConnection);
    }

    QObject* context;
    std::coroutine_handle<> waiter;
    bool isWoken = false;
    bool isResuming = false;
};

WakeGate::WakeGate(const std::stop_token& stop)
    : m_state(std::make_shared<State>())
    // Any thread may ask for the stop, so it only posts (STYLE C7).
    , m_onStop(stop, [context = m_state->context, weak = std::weak_ptr<State>(m_state)] {
        QMetaObject::invokeMethod(
            context,
            [weak] {
                if (const auto state = weak.lock())
                    state->wake();
            },
            Qt::QueuedConnection);
    })
{
}

WakeGate::~WakeGate() = default;

std::function<void()> WakeGate::waker() const
{
    return [weak = std::weak_ptr<State>(m_state)] {
        if (const auto state = weak.lock())
            state->wake();
    };
}

QObject* WakeGate::context() const
{
    return m_state->context;
}

WakeGate::Awaiter WakeGate::woken()
{
    return Awaiter(m_state.get());
}

bool WakeGate::Awaiter::await_ready() const noexcept
{
    return m_state->isWoken;
}

void WakeGate::Awaiter::await_suspend(std::coroutine_handle<> waiter)
{
    m_state->waiter = waiter;
}

void WakeGate::Awaiter::await_resume()
{
    m_state->isWoken = false;
}

} // namespace portolan
