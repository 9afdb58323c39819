// SPDX-License-Identifier: Apache-2.0
#include "transfer/blobtally.h"

#include <utility>

namespace portolan {

BlobTally::BlobTally(std::shared_ptr<TransferMeter> meter, qint64 size)
    : m_meter(std::move(meter))
    , m_size(size)
{
}

void BlobTally::resumedAt(qint64 offset)
{
    m_meter->skip(offset - m_skipped);
    m_skipped = offset;
}

void BlobTally::received(qint64 bytes)
{
    m_meter->received(bytes, std::chrono::steady_clock::now());
    m_received += bytes;
}

void BlobTally::restarted()
{
    m_meter->unskip(m_skipped);
    m_meter->lost(m_received);
    m_skipped = 0;
    m_received = 0;
}

void BlobTally::present()
{
    restarted();
    resumedAt(m_size);
    complete();
}

void BlobTally::complete()
{
    m_meter->blobDone();
}

} // namespace portolan
