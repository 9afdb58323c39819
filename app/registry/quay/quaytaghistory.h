// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/quay/quaytagpage.h"
#include "registry/taghistory.h"

namespace portolan {

//! The entries of one tag as what happened to it, newest first, with until when each image can be brought
//! back: as long as something of this tag points to it, and for the time machine's time after (protocols/
//! quay.md section 5). `timeMachineSeconds`: -1 when it is not known. Pure.
[[nodiscard]] TagHistory quayTagHistory(
    const QuayTagPage& entries, qint64 timeMachineSeconds, const QDateTime& now);

} // namespace portolan
