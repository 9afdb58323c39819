// SPDX-License-Identifier: Apache-2.0
#include "transfer/progressticker.h"

#include <utility>

namespace portolan {
namespace {

constexpr std::chrono::milliseconds tellEvery{100};

} // namespace

ProgressTicker::ProgressTicker(
    std::shared_ptr<const TransferMeter> meter, std::function<void(TransferProgress)> listener)
    : m_meter(std::move(meter))
    , m_listener(std::move(listener))
    , m_timer(this)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ProgressTicker::tell);
    if (m_listener)
        m_timer.start(tellEvery);
}

ProgressTicker::~ProgressTicker()
{
    if (m_listener)
        tell();
}

void ProgressTicker::tell()
{
    const auto now = std::chrono::steady_clock::now();
    const TransferProgress current = m_meter->progress(now);
    if (current == m_told || now - m_lastTime < tellEvery)
        return;
    m_told = current;
    m_lastTime = now;
    m_listener(current);
}

} // namespace portolan
