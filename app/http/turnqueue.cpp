// SPDX-License-Identifier: Apache-2.0
#include "http/turnqueue.h"

namespace portolan {

QCoro::Task<bool> TurnQueue::turn(std::stop_token stop)
{
    if (stop.stop_requested())
        co_return false;
    if (!m_taken) {
        m_taken = true;
        co_return true;
    }
    const GatePointer gate(new Gate);
    Waiter waiter(gate.get());
    m_waiters.push_back(&waiter);
    const std::stop_callback onStop(stop, [opened = gate.get()] { opened->open(); });
    co_await gate->opened();
    if (!waiter.hasTurn) {
        std::erase(m_waiters, &waiter);
        co_return false;
    }
    if (stop.stop_requested()) {
        done();
        co_return false;
    }
    co_return true;
}

void TurnQueue::done()
{
    if (m_waiters.empty()) {
        m_taken = false;
        return;
    }
    Waiter* const next = m_waiters.front();
    m_waiters.pop_front();
    next->hasTurn = true;
    next->gate->open();
}

} // namespace portolan
