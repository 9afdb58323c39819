// SPDX-License-Identifier: Apache-2.0
#include "transfer/transfermeter.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr std::chrono::milliseconds sampleEvery{200};
constexpr std::chrono::milliseconds leastSpan{400}; //!< a rate from less is noise

} // namespace

void TransferMeter::setStage(TransferProgress::Stage stage)
{
    m_stage = stage;
}

void TransferMeter::setTotals(int blobs, qint64 bytes)
{
    m_blobsTotal = blobs;
    m_bytesTotal = bytes;
}

void TransferMeter::skip(qint64 bytes)
{
    m_skipped += bytes;
}

void TransferMeter::unskip(qint64 bytes)
{
    m_skipped -= bytes;
}

void TransferMeter::sample(qint64 flowed, TimePoint now)
{
    if (m_samples.empty() || now - m_samples.back().when >= sampleEvery) {
        Sample sample;
        sample.when = now;
        sample.moved = flowed;
        m_samples.push_back(sample);
        // One sample older than the window stays: it is where the window begins.
        while (m_samples.size() > 2 && now - m_samples.at(1).when >= window)
            m_samples.pop_front();
    }
}

void TransferMeter::received(qint64 bytes, TimePoint now)
{
    sample(m_moved, now);
    m_done += bytes;
    m_moved += bytes;
}

void TransferMeter::lost(qint64 bytes)
{
    m_done -= bytes;
}

void TransferMeter::blobDone()
{
    ++m_blobsDone;
}

void TransferMeter::startLoading(qint64 bytes)
{
    m_stage = TransferProgress::Stage::Loading;
    m_loadTotal = bytes;
    m_loaded = 0;
    m_samples.clear();
}

void TransferMeter::loaded(qint64 bytes, TimePoint now)
{
    sample(m_loaded, now);
    m_loaded += bytes;
    if (m_loaded >= m_loadTotal)
        m_stage = TransferProgress::Stage::Finishing;
}

TransferProgress TransferMeter::progress(TimePoint now) const
{
    TransferProgress out;
    out.stage = m_stage;
    out.bytesDone = isLoading() ? m_loaded : m_done;
    out.bytesTotal = isLoading() ? m_loadTotal : std::max<qint64>(0, m_bytesTotal - m_skipped);
    out.bytesSkipped = m_skipped;
    out.blobsDone = m_blobsDone;
    out.blobsTotal = m_blobsTotal;
    const auto start = std::find_if(m_samples.cbegin(), m_samples.cend(),
        [&](const Sample& sample) { return now - sample.when <= window; });
    const Sample* first = start != m_samples.cend() ? &*start : nullptr;
    if (!first && !m_samples.empty())
        first = &m_samples.back();
    if (!first || now - first->when < leastSpan)
        return out;
    const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(now - first->when).count();
    out.bytesPerSecond = ((isLoading() ? m_loaded : m_moved) - first->moved) * 1000 / span;
    if (out.bytesPerSecond > 0)
        out.secondsLeft = (std::max<qint64>(0, out.bytesTotal - out.bytesDone) + out.bytesPerSecond - 1)
            / out.bytesPerSecond;
    return out;
}

} // namespace portolan
