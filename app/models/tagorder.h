// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagfilter.h"
#include "models/tagtable.h"

#include <limits>
#include <memory>
#include <vector>

namespace portolan {

using TagSlots = std::shared_ptr<const std::vector<TagSlot>>;

//! Rows that lie together.
class RowRun final {
public:
    RowRun(int firstRow, int rowCount) : first(firstRow), count(rowCount) {}
    friend bool operator==(const RowRun&, const RowRun&) = default;

    int first;
    int count;
};

//! Which tags are shown in which order, and what changed against the order before. A value.
class TagOrder final {
public:
    static constexpr quint32 noRow = std::numeric_limits<quint32>::max();

    TagOrder();

    TagSlots byName; //!< all living tags in natural order
    TagSlots shown; //!< row to slot
    TagSlots rowOf; //!< slot to row, noRow when it is not shown; may be shorter than the table by now
    std::vector<RowRun> removed; //!< rows of the order before, ascending
    std::vector<RowRun> inserted; //!< rows of this order, ascending
    bool moved = false; //!< rows in both orders follow each other differently

    [[nodiscard]] quint32 row(TagSlot slot) const { return slot < rowOf->size() ? (*rowOf)[slot] : noRow; }
};

//! Everything a new order depends on, so that it can be computed on any thread. A value.
class TagOrderInput final {
public:
    static constexpr quint64 noKey = std::numeric_limits<quint64>::max();

    TagNameArena names;
    std::vector<quint32> nameAt; //!< by slot
    std::vector<quint8> classes; //!< by slot, see TagTable::classes()
    std::vector<quint64> keys; //!< by slot; noKey goes last; empty: order by name
    TagFilter filter;
    bool withAttachments = false;
    bool descending = false;
    TagOrder before;
};

//! The new order: O(new log all) comparisons of names where only some tags are new, a sort by keys when there
//! are any, ties in natural order of the names. Pure.
[[nodiscard]] TagOrder computeTagOrder(const TagOrderInput& input);

//! A signed number as a key that sorts alike.
[[nodiscard]] constexpr quint64 sortableKey(qint64 number)
{
    return quint64(number) ^ (quint64(1) << 63U);
}

} // namespace portolan
