// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/gate.h"

#include <QCoro/QCoroTask>

#include <deque>
#include <stop_token>

namespace portolan {

//! Lets coroutines of one thread do something one at a time, in the order of asking. Outlives its waiters.
class TurnQueue final {
public:
    TurnQueue() = default;
    Q_DISABLE_COPY_MOVE(TurnQueue)

    //! True: it is the caller's turn until it calls done(). False: stopped, and not its turn.
    [[nodiscard]] QCoro::Task<bool> turn(std::stop_token stop);
    void done();

private:
    class Waiter final {
    public:
        explicit Waiter(Gate* opened) : gate(opened) {}
        Gate* gate;
        bool hasTurn = false;
    };

    std::deque<Waiter*> m_waiters;
    bool m_taken = false;
};

} // namespace portolan
