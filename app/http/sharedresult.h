// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "http/gate.h"

#include <QCoro/QCoroTask>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace portolan {

//! The result of one piece of work that many coroutines of one thread wait for. The work runs under
//! stopToken() and calls finish() once. A waiter that is stopped leaves at once, the last of them stops the
//! work and stays until it has ended: so the work never outlives its waiters, nor what they stand on.
template <typename T> class SharedResult final {
public:
    using Pointer = std::shared_ptr<SharedResult>;

    SharedResult() = default;
    Q_DISABLE_COPY_MOVE(SharedResult)

    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    //! The last waiter has left: who comes now must begin anew.
    [[nodiscard]] bool isAbandoned() const { return m_stop.stop_requested(); }

    void finish(Result<T> result)
    {
        m_result.emplace(std::move(result));
        for (Gate* const gate : m_waiting)
            gate->open();
    }

    //! The work's result, or Cancelled.
    [[nodiscard]] static QCoro::Task<Result<T>> join(Pointer shared, std::stop_token stop)
    {
        if (!shared->m_result) {
            const GatePointer gate(new Gate);
            shared->m_waiting.push_back(gate.get());
            const std::stop_callback onStop(stop, [opened = gate.get()] { opened->open(); });
            co_await gate->opened();
            std::erase(shared->m_waiting, gate.get());
        }
        if (shared->m_result)
            co_return std::as_const(*shared->m_result); // QCoro 0.8 moves out of any other lvalue
        if (shared->m_waiting.empty()) {
            const GatePointer end(new Gate);
            shared->m_waiting.push_back(end.get());
            shared->m_stop.request_stop();
            co_await end->opened();
        }
        co_return Error::cancelled();
    }

private:
    std::stop_source m_stop;
    std::optional<Result<T>> m_result;
    std::vector<Gate*> m_waiting;
};

} // namespace portolan
