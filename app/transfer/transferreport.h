// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"
#include "oci/digest.h"

#include <QStringList>

#include <type_traits>

namespace portolan {

//! What a finished transfer did. A value.
class TransferReport final {
public:
    TransferReport() = default;

    Digest digest; //!< of the manifest that was transferred
    bool digestPreserved =
        true; //!< false for docker archives, which hold no manifest: `notes` has the image ID
    qint64 bytesMoved = 0;
    qint64 bytesSkipped = 0;
    qint64 milliseconds = 0;
    QString where; //!< the reference at the destination, in portolan-cli's spelling
    Sentences notes; //!< what was left out and why
};
static_assert(!std::is_aggregate_v<TransferReport>);

} // namespace portolan
