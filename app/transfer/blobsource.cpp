// SPDX-License-Identifier: Apache-2.0
#include "transfer/blobsource.h"

#include "http/pause.h"
#include "transfer/targetsink.h"

namespace portolan {

BlobSource::BlobSource(
    DataPlane* plane, QString repositoryName, int retryCount, std::chrono::milliseconds firstDelay)
    : m_plane(plane)
    , m_repository(std::move(repositoryName))
    , m_retries(retryCount)
    , m_firstRetryDelay(firstDelay)
{
}

bool BlobSource::isPassing(const Error& error)
{
    return error.kind() == ErrorKind::Network || error.kind() == ErrorKind::Timeout
        || error.kind() == ErrorKind::RateLimited || error.httpStatus() >= 500;
}

QCoro::Task<Result<void>> BlobSource::stream(
    Descriptor blob, std::shared_ptr<BlobTarget> target, std::stop_token stop) const
{
    const BlobSource self = *this; // the value awaited on may be gone before the task
    int failures = 0;
    while (target->position() < blob.size) {
        const qint64 before = target->position();
        auto sink = std::make_shared<TargetSink>(target, blob.size);
        const auto read = co_await self.m_plane->readBlob(self.m_repository, blob, before, sink, stop);
        sink->detach();
        const auto settled = co_await target->settle(stop);
        if (!settled)
            co_return settled.error();
        if (stop.stop_requested())
            co_return Error::cancelled();
        if (!read && read.error().kind() == ErrorKind::Protocol)
            co_return read.error(); // too long, for one: that its beginning is right does not help
        if (target->position() == blob.size)
            break;
        if (!read && before > 0 && read.error().code() == QLatin1String("RANGE_IGNORED")) {
            const auto restarted = co_await target->restart(stop);
            if (!restarted)
                co_return restarted.error();
            continue;
        }
        if (!read && !isPassing(read.error()))
            co_return read.error();
        if (target->position() - before >= goodProgress)
            failures = 0;
        if (failures >= self.m_retries) {
            const Error tooShort = Error::protocol(QStringLiteral("the blob %1 ended after %2 of %3 bytes")
                                                       .arg(blob.digest.toString())
                                                       .arg(target->position())
                                                       .arg(blob.size))
                                       .withCode(QStringLiteral("SIZE_MISMATCH"));
            co_return read ? tooShort : read.error();
        }
        const bool waited = co_await pauseFor(self.m_firstRetryDelay * (1 << failures), stop);
        if (!waited)
            co_return Error::cancelled();
        ++failures;
    }
    co_return Result<void>();
}

QCoro::Task<Result<bool>> BlobSource::hasBlob(Descriptor blob, std::stop_token stop) const
{
    auto answer = co_await m_plane->hasBlob(m_repository, blob, stop);
    co_return answer;
}

} // namespace portolan
