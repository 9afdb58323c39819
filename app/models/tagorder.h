// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagfilter.h"
#include "models/tagtable.h"

#include <functional>
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

//! How to get from one order to the next by at most one removal and one insertion, both at the end, and new
//! layouts around them. A value.
class TagRelayout final {
public:
    TagSlots removedLast; //!< null: nothing leaves. Kept rows in their new order, then those that leave
    TagSlots rowOfRemovedLast; //!< slot to row of removedLast
    TagSlots kept; //!< removedLast without those that leave
    TagSlots
        insertedLast; //!< null: nothing comes. The rows there are by then, and behind them those that come
    bool layoutAtEnd = true; //!< a new layout makes it the new order; else it is that already
};

//! Which tags are shown in which order, and how to get there from the order before. A value.
class TagOrder final {
public:
    static constexpr quint32 noRow = std::numeric_limits<quint32>::max();
    //! More runs than this are a relayout.
    static constexpr size_t maxRuns = 16;

    TagOrder();

    TagSlots byName; //!< all living tags in natural order
    TagSlots shown; //!< row to slot
    TagSlots rowOf; //!< slot to row, noRow when it is not shown; may be shorter than the table by now
    // Either few runs, or a relayout:
    std::vector<RowRun> removed; //!< rows of the order before, ascending
    std::vector<RowRun> inserted; //!< rows of this order, ascending
    std::shared_ptr<const TagRelayout> relayout;

    [[nodiscard]] quint32 row(TagSlot slot) const { return slot < rowOf->size() ? (*rowOf)[slot] : noRow; }
};

//! Everything a new order depends on, so that it can be computed on any thread. A value.
class TagOrderInput final {
public:
    static constexpr quint64 noKey = std::numeric_limits<quint64>::max();

    TagNameArena names;
    std::vector<quint32> nameAt; //!< by slot
    std::vector<quint8> flags; //!< by slot, see TagTable::flags()
    std::function<std::vector<quint64>()> makeKeys; //!< by slot, noKey goes last; empty: order by name
    TagFilter filter;
    bool withAttachments = false;
    bool descending = false;
    TagOrder before;
};

//! The new order: O(new log all) comparisons of names where only some tags are new, a sort by keys when there
//! are any, ties in natural order of the names. Pure.
[[nodiscard]] TagOrder computeTagOrder(const TagOrderInput& input);

} // namespace portolan
