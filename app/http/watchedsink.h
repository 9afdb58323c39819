// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/endlesssink.h"

#include <memory>

namespace portolan {

//! Hands everything on to another sink and remembers how much it was.
class WatchedSink final : public BodySink {
public:
    explicit WatchedSink(std::shared_ptr<BodySink> target) : m_target(std::move(target)) {}

    [[nodiscard]] Result<void> begin(const HttpResponse& head) override
    {
        m_begun = true;
        if (m_onBegun)
            m_onBegun(head);
        return m_target->begin(head);
    }
    [[nodiscard]] Result<void> write(QByteArray piece) override
    {
        m_bytes += piece.size();
        return m_target->write(std::move(piece));
    }
    [[nodiscard]] bool ready() const override { return m_target->ready(); }
    void onReady(std::function<void()> wake) override { m_target->onReady(std::move(wake)); }

    //! Called once, when an answer's head came that the sink takes.
    void setOnBegun(std::function<void(const HttpResponse&)> begun) { m_onBegun = std::move(begun); }
    [[nodiscard]] bool isEndless() const
    {
        return dynamic_cast<const EndlessSink*>(m_target.get()) != nullptr;
    }
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    std::shared_ptr<BodySink> m_target;
    std::function<void(const HttpResponse&)> m_onBegun;
    qint64 m_bytes = 0;
    bool m_begun = false;
};

} // namespace portolan
