// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/registryservice.h"

#include <functional>
#include <stop_token>
#include <utility>
#include <variant>

namespace portolan {

//! A request between the GUI thread and the worker. The callbacks are touched on the GUI thread only; the
//! stop source may be asked from anywhere.
class PendingCallBase {
public:
    PendingCallBase() = default;
    virtual ~PendingCallBase() = default;
    Q_DISABLE_COPY_MOVE(PendingCallBase)

    //! GUI thread: forgets the callbacks, then asks the worker to stop.
    virtual void cancel() = 0;
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }

protected:
    std::stop_source m_stop;
};

template <typename T, typename Progress = std::monostate> class PendingCall final : public PendingCallBase {
public:
    using OnProgress = std::function<void(Progress)>;

    explicit PendingCall(Done<T> done, OnProgress progress = OnProgress())
        : m_done(std::move(done))
        , m_progress(std::move(progress))
    {
    }

    void cancel() override
    {
        m_done = nullptr;
        m_progress = nullptr;
        m_stop.request_stop();
    }
    void finish(Result<T> result)
    {
        m_progress = nullptr;
        if (auto done = std::exchange(m_done, nullptr))
            done(std::move(result));
    }
    void tell(Progress progress)
    {
        if (m_progress)
            m_progress(std::move(progress));
    }

private:
    Done<T> m_done;
    OnProgress m_progress;
};

} // namespace portolan
