// SPDX-License-Identifier: Apache-2.0
#include "http/pause.h"

#include "http/gate.h"

#include <QTimer>

namespace portolan {

QCoro::Task<bool> pauseFor(std::chrono::milliseconds time, std::stop_token stop)
{
    const GatePointer gate(new Gate);
    Gate* const opened = gate.get();
    QTimer::singleShot(time, opened, &Gate::open);
    const std::stop_callback onStop(stop, [opened] { opened->open(); });
    co_await gate->opened();
    co_return !stop.stop_requested();
}

} // namespace portolan
