// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoro/QCoroTask>

#include <chrono>
#include <stop_token>

namespace portolan {

//! Waits on the calling thread's event loop. False when the token was stopped first, or before.
[[nodiscard]] QCoro::Task<bool> pauseFor(std::chrono::milliseconds time, std::stop_token stop);

} // namespace portolan
