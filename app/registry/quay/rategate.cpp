// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/rategate.h"

#include "http/pause.h"

#include <algorithm>

namespace portolan {

RateGate::RateGate(int requests, Milliseconds stretch)
    : m_requests(requests)
    , m_stretch(stretch)
    , m_clock(&std::chrono::steady_clock::now)
    , m_pause(&pauseFor)
{
}

void RateGate::setRate(int requests, Milliseconds stretch)
{
    m_requests = requests;
    m_stretch = stretch;
}

void RateGate::setTime(Clock clock, Pause pause)
{
    m_clock = std::move(clock);
    m_pause = std::move(pause);
}

void RateGate::holdBack(Milliseconds time)
{
    m_notBefore = std::max(m_notBefore, m_clock() + time);
}

RateGate::Milliseconds RateGate::toWait()
{
    const auto now = m_clock();
    auto until = m_notBefore;
    while (m_begun.size() > static_cast<size_t>(m_requests))
        m_begun.pop_front();
    if (m_begun.size() == static_cast<size_t>(m_requests))
        until = std::max(until, m_begun.front() + m_stretch);
    return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(until - now));
}

QCoro::Task<bool> RateGate::turn(std::stop_token stop)
{
    const bool mine = co_await m_queue.turn(stop);
    if (!mine)
        co_return false;
    for (Milliseconds wait = toWait(); wait.count() > 0; wait = toWait()) {
        const bool goOn = co_await m_pause(wait, stop);
        if (!goOn) {
            m_queue.done();
            co_return false;
        }
    }
    m_begun.push_back(m_clock());
    m_queue.done();
    co_return true;
}

} // namespace portolan
