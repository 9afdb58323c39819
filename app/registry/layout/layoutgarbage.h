// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/layoutfolder.h"

#include <QSet>

#include <stop_token>

namespace portolan {

//! How long content that no entry reaches is kept for a transfer that may go on.
inline constexpr std::chrono::hours orphanAge{72};

//! Removes blobs of `candidates` that no entry of index.json reaches (through nested indexes too), and
//! leftovers nobody touched for orphanAge: unreached blobs, partial ones. Removes nothing while a LayoutLease
//! is held, or while a manifest cannot be read and so what it reaches is unknown. Bytes freed. Blocks; any
//! thread.
[[nodiscard]] Result<qint64> collectGarbage(
    const LayoutFolder& folder, const QSet<Digest>& candidates, const std::stop_token& stop = {});

} // namespace portolan
