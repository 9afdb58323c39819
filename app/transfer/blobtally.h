// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/transfermeter.h"

#include <memory>

namespace portolan {

//! What one blob adds to the meter. Worker thread.
class BlobTally final {
public:
    BlobTally(std::shared_ptr<TransferMeter> meter, qint64 size);

    //! The first `offset` bytes are there from an earlier try of ours, and need not move.
    void resumedAt(qint64 offset);
    void received(qint64 bytes);
    //! Everything is thrown away, the next byte is the first again.
    void restarted();
    //! The destination had it all.
    void present();
    //! The blob is complete at the destination.
    void complete();

private:
    std::shared_ptr<TransferMeter> m_meter;
    qint64 m_size;
    qint64 m_skipped = 0;
    qint64 m_received = 0;
};

} // namespace portolan
