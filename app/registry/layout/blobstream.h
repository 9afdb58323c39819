// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "registry/layout/blobstore.h"

#include <QCoro/QCoroTask>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace portolan {

//! A blob of a store, to be read; it has the descriptor's size. Blocks; any thread. Errors: as
//! BlobStore::openBlob(), and Protocol with code SIZE_MISMATCH, which is for the caller to place.
[[nodiscard]] Result<std::shared_ptr<const BlobReader>> openWholeBlob(
    const BlobStore& store, const Descriptor& descriptor);

//! DataPlane::readBlob() for content of this machine: from byte `offset` to the end into the sink, read piece
//! by piece on the pool, which outlives the task. Errors: Protocol with code RANGE_INVALID, BlobReader's and
//! the sink's.
[[nodiscard]] QCoro::Task<Result<void>> streamBlob(QThreadPool* pool,
    std::shared_ptr<const BlobReader> reader, qint64 offset, std::shared_ptr<BodySink> sink,
    std::stop_token stop);

} // namespace portolan
