// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <algorithm>

namespace portolan {

//! How a row of a comparison differs. Every list of an ImageComparison has rows with a member `difference`.
enum class Difference {
    Same,
    Changed, //!< on both sides, but not alike
    OnlyA,
    OnlyB,
};

//! How two sides that may each lack the thing differ; at least one has it.
[[nodiscard]] constexpr Difference differenceOf(bool onA, bool onB, bool alike)
{
    if (!onB)
        return Difference::OnlyA;
    if (!onA)
        return Difference::OnlyB;
    return alike ? Difference::Same : Difference::Changed;
}

//! The rows that are not Same: what a tab's title counts, and what is shown by default.
template <typename Row> [[nodiscard]] qsizetype countDifferences(const QList<Row>& rows)
{
    return static_cast<qsizetype>(std::count_if(
        rows.begin(), rows.end(), [](const Row& row) { return row.difference != Difference::Same; }));
}

} // namespace portolan
