// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/turnqueue.h"

#include <chrono>
#include <deque>
#include <functional>

namespace portolan {

//! Lets so many requests begin in any stretch of time and makes the others wait, in the order of asking; a
//! server's word to slow down holds all of them. Worker thread; outlives its waiters.
class RateGate final {
public:
    using Milliseconds = std::chrono::milliseconds;
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    //! Waits; false when stopped first. As pauseFor().
    using Pause = std::function<QCoro::Task<bool>(Milliseconds, std::stop_token)>;

    RateGate(int requests, Milliseconds stretch);
    Q_DISABLE_COPY_MOVE(RateGate)

    //! True: begin now. False: stopped.
    [[nodiscard]] QCoro::Task<bool> turn(std::stop_token stop);
    //! Nobody begins before that time has passed.
    void holdBack(Milliseconds time);

    void setRate(int requests, Milliseconds stretch);
    //! Tests make time pass themselves.
    void setTime(Clock clock, Pause pause);

private:
    [[nodiscard]] Milliseconds toWait();

    int m_requests;
    Milliseconds m_stretch;
    TurnQueue m_queue;
    std::deque<std::chrono::steady_clock::time_point> m_begun; //!< the last m_requests of them
    std::chrono::steady_clock::time_point m_notBefore;
    Clock m_clock;
    Pause m_pause;
};

} // namespace portolan
