// SPDX-License-Identifier: Apache-2.0
#include "service/exchangerelay.h"

#include <QTimer>

#include <utility>

namespace portolan {
namespace {

constexpr std::chrono::milliseconds gathering{50};

} // namespace

ExchangeRelay::ExchangeRelay(QObject* parent) : QObject(parent) {}

void ExchangeRelay::setListener(Listener listener)
{
    m_listener = std::move(listener);
}

void ExchangeRelay::exchangeChanged(const ExchangeEvent& event)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(event);
    if (std::exchange(m_announced, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { QTimer::singleShot(gathering, this, &ExchangeRelay::deliver); }, Qt::QueuedConnection);
}

void ExchangeRelay::deliver()
{
    std::vector<ExchangeEvent> events;
    {
        const std::lock_guard lock(m_mutex);
        events.swap(m_waiting);
        m_announced = false;
    }
    if (!m_listener)
        return;
    for (const ExchangeEvent& event : events)
        m_listener(event);
}

} // namespace portolan
