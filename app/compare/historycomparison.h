// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/difference.h"
#include "oci/imageconfig.h"

#include <QList>

#include <optional>

namespace portolan {

//! A step of two histories side by side. Same: one instruction, with the same author and comment; when it was
//! run does not count, since each build has its own time. Changed: one instruction, the rest differs.
class HistoryRow final {
public:
    HistoryRow() = default;

    std::optional<HistoryEntry> a;
    std::optional<HistoryEntry> b;
    Difference difference = Difference::Same;
};

//! The steps in order, base first, matched by their instruction. Pure.
[[nodiscard]] QList<HistoryRow> compareHistories(const QList<HistoryEntry>& a, const QList<HistoryEntry>& b);

} // namespace portolan
