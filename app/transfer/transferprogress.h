// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <type_traits>

namespace portolan {

//! How far a transfer is, at most ten times a second. A value.
class TransferProgress final {
public:
    //! Loading: what was gathered is handed to an engine; the byte counts are of that then.
    enum class Stage { Planning, Blobs, Manifests, Loading, Finishing };

    TransferProgress() = default;

    friend bool operator==(const TransferProgress&, const TransferProgress&) = default;

    Stage stage = Stage::Planning;
    qint64 bytesDone = 0; //!< of bytesTotal, skipped ones not counted
    qint64 bytesTotal = 0; //!< what has to move; 0 while planning
    qint64 bytesSkipped = 0; //!< already at the destination
    qint64 bytesPerSecond = -1; //!< over the last seconds; -1: not known yet
    qint64 secondsLeft = -1;
    int blobsDone = 0; //!< moved, or there before
    int blobsTotal = 0;
};
static_assert(!std::is_aggregate_v<TransferProgress>);

} // namespace portolan
