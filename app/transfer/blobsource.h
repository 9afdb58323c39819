// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"
#include "transfer/blobtarget.h"

#include <chrono>
#include <memory>
#include <type_traits>

namespace portolan {

//! Where blobs come from: a repository of a data plane, and how often a cut is mended. A value; the plane
//! outlives it.
class BlobSource final {
public:
    //! A try that brought at least this much does not count against the retries.
    static constexpr qint64 goodProgress = qint64(8) * 1024 * 1024;

    BlobSource(
        DataPlane* plane, QString repositoryName, int retryCount, std::chrono::milliseconds firstDelay);

    [[nodiscard]] const QString& repository() const { return m_repository; }
    [[nodiscard]] int retries() const { return m_retries; }
    [[nodiscard]] std::chrono::milliseconds firstRetryDelay() const { return m_firstRetryDelay; }

    //! Fills the target up to the descriptor's size: from where it is, over connection losses, short bodies
    //! and sources that ignore ranges. The bytes are not verified here. Errors: the source's or the target's
    //! last; Protocol with code SIZE_MISMATCH for a body that is longer, or every time shorter, than the
    //! descriptor says.
    [[nodiscard]] QCoro::Task<Result<void>> stream(
        Descriptor blob, std::shared_ptr<BlobTarget> target, std::stop_token stop) const;
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(Descriptor blob, std::stop_token stop) const;

    //! Whether trying again may help: connection loss, timeout, 429, 5xx.
    [[nodiscard]] static bool isPassing(const Error& error);

private:
    DataPlane* m_plane;
    QString m_repository;
    int m_retries;
    std::chrono::milliseconds m_firstRetryDelay;
};
static_assert(!std::is_aggregate_v<BlobSource>);

} // namespace portolan
