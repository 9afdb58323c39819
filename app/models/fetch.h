// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "models/fetchstate.h"
#include "service/requesthandle.h"

#include <functional>
#include <optional>
#include <utility>

namespace portolan {

//! One value that is asked for, at most one request at a time: its state, its error and the value itself,
//! which stays while it is asked again. The mechanics of models over a single answer. GUI thread.
template <typename T> class Fetch final {
public:
    using Ask = std::function<RequestHandle(std::function<void(Result<T>)>)>;

    //! `changed` runs after every change of state, never within start().
    explicit Fetch(std::function<void()> changed) : m_changed(std::move(changed)) {}
    Fetch(const Fetch&) = delete;
    Fetch& operator=(const Fetch&) = delete;

    //! Gives up what is under way and asks.
    void start(const Ask& ask)
    {
        m_state = FetchState::Loading;
        m_error.reset();
        m_request = ask([this](Result<T> result) { take(std::move(result)); });
    }
    //! Forgets the value and gives up what is under way.
    void reset(FetchState state = FetchState::Idle)
    {
        m_request.cancel();
        m_value.reset();
        m_error.reset();
        m_state = state;
    }

    [[nodiscard]] FetchState state() const { return m_state; }
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] const std::optional<T>& value() const { return m_value; }

private:
    void take(Result<T> result)
    {
        if (result) {
            m_value = std::move(*result);
            m_state = FetchState::Ready;
        } else {
            m_error = result.error();
            m_state = FetchState::Failed;
        }
        m_changed();
    }

    std::function<void()> m_changed;
    FetchState m_state = FetchState::Idle;
    MaybeError m_error;
    std::optional<T> m_value;
    RequestHandle m_request;
};

} // namespace portolan
