// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "http/httprequest.h"

#include <QTimer>

#include <optional>

namespace portolan {

//! Collects what it is given; after each piece it is not ready until the event loop has turned, and counts
//! pieces that came all the same.
class SlowSink final : public BodySink {
public:
    [[nodiscard]] Result<void> begin(const HttpResponse& head) override
    {
        status = head.status;
        contentRange = head.header("Content-Range");
        return {};
    }

    [[nodiscard]] Result<void> write(QByteArray piece) override
    {
        if (!m_ready)
            ++unwanted;
        bytes += piece;
        ++pieces;
        if (failAfter && pieces == *failAfter)
            return Error::storage(QStringLiteral("sink is full"));
        m_ready = false;
        if (!stuck)
            QTimer::singleShot(0, &m_context, [this] { becomeReady(); });
        return {};
    }

    [[nodiscard]] bool ready() const override { return m_ready; }
    void onReady(std::function<void()> wake) override { m_wake = std::move(wake); }

    void becomeReady()
    {
        m_ready = true;
        if (m_wake)
            m_wake();
    }

    QByteArray bytes;
    QByteArray contentRange;
    int status = 0;
    int pieces = 0;
    int unwanted = 0;
    bool stuck = false; //!< never ready again after a piece
    std::optional<int> failAfter;

private:
    QObject m_context;
    std::function<void()> m_wake;
    bool m_ready = true;
};

} // namespace portolan
