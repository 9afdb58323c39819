// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/transferprogress.h"

#include <chrono>
#include <deque>

namespace portolan {

//! Counts what moves and derives rate and time left. Pure: time is given. One thread.
class TransferMeter final {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    //! The rate is the average over this long.
    static constexpr std::chrono::milliseconds window{3000};

    void setStage(TransferProgress::Stage stage);
    //! All blobs of the plan; skip() takes from `bytes` what need not move.
    void setTotals(int blobs, qint64 bytes);
    void skip(qint64 bytes);
    //! Skipped bytes have to move after all.
    void unskip(qint64 bytes);
    void received(qint64 bytes, TimePoint now);
    //! Received bytes were thrown away and will come again.
    void lost(qint64 bytes);
    void blobDone();
    //! What was received is handed on as a whole: `bytes` move again, with a rate of their own. The stage
    //! ends with the last of them.
    void startLoading(qint64 bytes);
    void loaded(qint64 bytes, TimePoint now);

    [[nodiscard]] qint64 bytesMoved() const { return m_moved; }
    [[nodiscard]] qint64 bytesSkipped() const { return m_skipped; }
    [[nodiscard]] TransferProgress progress(TimePoint now) const;

private:
    void sample(qint64 flowed, TimePoint now);
    [[nodiscard]] bool isLoading() const { return m_loadTotal > 0; }

    class Sample {
    public:
        TimePoint when;
        qint64 moved = 0;
    };

    TransferProgress::Stage m_stage = TransferProgress::Stage::Planning;
    int m_blobsTotal = 0;
    int m_blobsDone = 0;
    qint64 m_bytesTotal = 0;
    qint64 m_skipped = 0;
    qint64 m_done = 0;
    qint64 m_moved = 0; //!< never falls, unlike m_done
    qint64 m_loadTotal = 0;
    qint64 m_loaded = 0;
    std::deque<Sample> m_samples;
};

} // namespace portolan
