// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <utility>

namespace portolan {

//! A request in flight. Destroying or cancelling it gives the request up: its callbacks never run after that.
//! Move only; GUI thread (or whichever thread the service lives on).
class RequestHandle final {
public:
    RequestHandle() = default;
    //! `cancel` is called at most once, by cancel() or the destructor, never after the request finished.
    explicit RequestHandle(std::function<void()> cancel) : m_cancel(std::move(cancel)) {}
    RequestHandle(RequestHandle&& other) noexcept : m_cancel(std::exchange(other.m_cancel, nullptr)) {}
    RequestHandle& operator=(RequestHandle&& other) noexcept
    {
        if (this != &other) {
            cancel();
            m_cancel = std::exchange(other.m_cancel, nullptr);
        }
        return *this;
    }
    RequestHandle(const RequestHandle&) = delete;
    RequestHandle& operator=(const RequestHandle&) = delete;
    ~RequestHandle() { cancel(); }

    void cancel()
    {
        if (auto give = std::exchange(m_cancel, nullptr))
            give();
    }
    [[nodiscard]] bool isActive() const { return m_cancel != nullptr; }

private:
    std::function<void()> m_cancel;
};

} // namespace portolan
