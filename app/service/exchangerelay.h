// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/exchangeobserver.h"

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace portolan {

//! Brings exchanges from the worker to a listener on the GUI thread, many at a time: six connections can
//! finish thousands of exchanges a second, and each would otherwise be an event of its own. Lives on the GUI
//! thread.
class ExchangeRelay final : public QObject, public ExchangeObserver {
    Q_OBJECT

public:
    using Listener = std::function<void(ExchangeEvent)>;

    explicit ExchangeRelay(QObject* parent = nullptr);

    void setListener(Listener listener); //!< GUI thread
    void exchangeChanged(const ExchangeEvent& event) override; //!< any thread

private:
    void deliver();

    Listener m_listener;
    std::mutex m_mutex;
    std::vector<ExchangeEvent> m_waiting; //!< under m_mutex
    bool m_announced = false; //!< under m_mutex: deliver() is on its way
};

} // namespace portolan
