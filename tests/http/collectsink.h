// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "http/httprequest.h"

#include <optional>

namespace portolan {

//! A sink that keeps what it gets and can be told to refuse, or to want no more for now.
class CollectSink final : public BodySink {
public:
    Result<void> begin(const HttpResponse& head) override
    {
        ++begins;
        beginStatus = head.status;
        if (refuseBegin)
            return *refuseBegin;
        return {};
    }
    Result<void> write(QByteArray piece) override
    {
        if (refuseWrite)
            return *refuseWrite;
        bytes += piece;
        largestPiece = qMax(largestPiece, piece.size());
        return {};
    }
    bool ready() const override { return bytes.size() < pauseAt; }
    void onReady(std::function<void()> wakeTransport) override { wake = std::move(wakeTransport); }

    void resume()
    {
        pauseAt = std::numeric_limits<qsizetype>::max();
        if (wake)
            wake();
    }

    int begins = 0;
    int beginStatus = 0;
    QByteArray bytes;
    qsizetype largestPiece = 0;
    qsizetype pauseAt = std::numeric_limits<qsizetype>::max();
    std::optional<Error> refuseBegin;
    std::optional<Error> refuseWrite;
    std::function<void()> wake;
};

} // namespace portolan
