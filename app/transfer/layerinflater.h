// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QByteArrayView>

#include <functional>
#include <stop_token>
#include <type_traits>

namespace portolan {

//! A layer as a tar: what its config calls it by, and how long it is. A value.
class InflatedLayer final {
public:
    InflatedLayer() = default;

    Digest diffId;
    qint64 size = 0;
};
static_assert(!std::is_aggregate_v<InflatedLayer>);

//! Reads a layer blob from a file and gives its tar, piece by piece: gzip and zstd with any number of
//! members, bzip2, xz or plain tar, told apart by their first bytes (protocols/layers.md section 1). `take`
//! may be empty: only digest (sha256) and size are wanted. Blocks; its error ends it. Errors: Protocol (code
//! LAYER_BROKEN: truncated or damaged), Storage, Cancelled.
[[nodiscard]] Result<InflatedLayer> inflateLayer(const QString& path,
    const std::function<Result<void>(QByteArrayView)>& take, const std::stop_token& stop);

} // namespace portolan
