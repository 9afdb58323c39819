// SPDX-License-Identifier: Apache-2.0
#include "models/tagorder.h"

#include <algorithm>
#include <iterator>

namespace portolan {
namespace {

//! Natural order of slots, with names decoded as they are needed.
class NameOrder final {
public:
    explicit NameOrder(const TagOrderInput& input) : m_input(input) {}

    [[nodiscard]] std::vector<TagSlot> run() const
    {
        std::vector<TagSlot> kept;
        std::vector<TagSlot> fresh;
        split(kept, fresh);
        if (fresh.empty())
            return kept;
        std::vector<QString> freshNames = sortByName(fresh);
        return merge(kept, fresh, freshNames);
    }

private:
    [[nodiscard]] QString name(TagSlot slot) const { return m_input.names.text(m_input.nameAt[slot]); }

    void split(std::vector<TagSlot>& kept, std::vector<TagSlot>& fresh) const
    {
        const auto& flags = m_input.flags;
        std::vector<bool> had(flags.size(), false);
        kept.reserve(flags.size());
        for (const TagSlot slot : *m_input.before.byName) {
            had[slot] = true;
            if (TagTable::flagsSayAlive(flags[slot]))
                kept.push_back(slot);
        }
        for (TagSlot slot = 0; slot < flags.size(); ++slot) {
            if (TagTable::flagsSayAlive(flags[slot]) && !had[slot])
                fresh.push_back(slot);
        }
    }

    [[nodiscard]] std::vector<QString> sortByName(std::vector<TagSlot>& slots) const
    {
        std::vector<std::pair<QString, TagSlot>> named;
        named.reserve(slots.size());
        for (const TagSlot slot : slots)
            named.emplace_back(name(slot), slot);
        std::sort(named.begin(), named.end(),
            [](const auto& a, const auto& b) { return compareTagNames(a.first, b.first) < 0; });
        std::vector<QString> names;
        names.reserve(slots.size());
        for (size_t i = 0; i < named.size(); ++i) {
            slots[i] = named[i].second;
            names.push_back(std::move(named[i].first));
        }
        return names;
    }

    //! Each new name is looked for behind the one before: few comparisons when few are new, and when all go
    //! together.
    [[nodiscard]] std::vector<TagSlot> merge(const std::vector<TagSlot>& kept,
        const std::vector<TagSlot>& fresh, const std::vector<QString>& freshNames) const
    {
        std::vector<TagSlot> out;
        out.reserve(kept.size() + fresh.size());
        auto from = kept.begin();
        for (size_t i = 0; i < fresh.size(); ++i) {
            const auto to = gallop(from, kept.end(), freshNames[i]);
            out.insert(out.end(), from, to);
            out.push_back(fresh[i]);
            from = to;
        }
        out.insert(out.end(), from, kept.end());
        return out;
    }

    [[nodiscard]] std::vector<TagSlot>::const_iterator gallop(std::vector<TagSlot>::const_iterator from,
        std::vector<TagSlot>::const_iterator end, const QString& wanted) const
    {
        const auto isBefore = [&](TagSlot slot) { return compareTagNames(name(slot), wanted) < 0; };
        std::ptrdiff_t step = 1;
        auto low = from;
        while (step <= end - low && isBefore(*(low + (step - 1)))) {
            low += step;
            step *= 2;
        }
        return std::partition_point(low, low + std::min(step, end - low), isBefore);
    }

    const TagOrderInput& m_input;
};

std::vector<TagSlot> sortByKeys(const TagOrderInput& input, std::vector<TagSlot> slots)
{
    if (!input.makeKeys) {
        if (input.descending)
            std::reverse(slots.begin(), slots.end());
        return slots;
    }
    const std::vector<quint64> keys = input.makeKeys();
    const auto unknown = std::stable_partition(
        slots.begin(), slots.end(), [&keys](TagSlot slot) { return keys[slot] != TagOrderInput::noKey; });
    if (input.descending)
        std::stable_sort(slots.begin(), unknown, [&keys](TagSlot a, TagSlot b) { return keys[a] > keys[b]; });
    else
        std::stable_sort(slots.begin(), unknown, [&keys](TagSlot a, TagSlot b) { return keys[a] < keys[b]; });
    return slots;
}

void removeHidden(const TagOrderInput& input, std::vector<TagSlot>& slots)
{
    const auto isHidden = [&input](TagSlot slot) {
        if (!input.withAttachments && TagTable::flagsSayAttachment(input.flags[slot]))
            return true;
        return !input.filter.isEmpty() && !input.filter.matches(input.names.at(input.nameAt[slot]));
    };
    slots.erase(std::remove_if(slots.begin(), slots.end(), isHidden), slots.end());
}

void addToRuns(std::vector<RowRun>& runs, int row)
{
    if (!runs.empty() && runs.back().first + runs.back().count == row)
        ++runs.back().count;
    else
        runs.emplace_back(row, 1);
}

TagSlots shared(std::vector<TagSlot> slots)
{
    return std::make_shared<const std::vector<TagSlot>>(std::move(slots));
}

std::vector<TagSlot> rowsBySlot(const std::vector<TagSlot>& rows, size_t slotCount)
{
    std::vector<TagSlot> rowOf(slotCount, TagOrder::noRow);
    for (size_t row = 0; row < rows.size(); ++row)
        rowOf[rows[row]] = quint32(row);
    return rowOf;
}

std::shared_ptr<const TagRelayout> makeRelayout(const TagOrder& before, const TagOrder& after)
{
    auto relayout = std::make_shared<TagRelayout>();
    std::vector<TagSlot> kept;
    std::vector<TagSlot> fresh;
    for (const TagSlot slot : *after.shown)
        (before.row(slot) == TagOrder::noRow ? fresh : kept).push_back(slot);
    std::vector<TagSlot> rows = *before.shown;
    if (kept.size() < rows.size()) {
        std::vector<TagSlot> removedLast = kept;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(removedLast),
            [&after](TagSlot slot) { return after.row(slot) == TagOrder::noRow; });
        relayout->rowOfRemovedLast = shared(rowsBySlot(removedLast, after.rowOf->size()));
        relayout->removedLast = shared(std::move(removedLast));
        relayout->kept = shared(kept);
        rows = std::move(kept);
    }
    if (!fresh.empty()) {
        rows.insert(rows.end(), fresh.begin(), fresh.end());
        relayout->insertedLast = shared(rows);
    }
    relayout->layoutAtEnd = rows != *after.shown;
    return relayout;
}

void compareOrders(const TagOrder& before, TagOrder& after)
{
    bool moved = false;
    quint32 last = 0;
    for (size_t row = 0; row < before.shown->size(); ++row) {
        const quint32 now = after.row((*before.shown)[row]);
        if (now == TagOrder::noRow) {
            addToRuns(after.removed, int(row));
            continue;
        }
        moved = moved || now < last;
        last = now;
    }
    for (size_t row = 0; row < after.shown->size(); ++row) {
        if (before.row((*after.shown)[row]) == TagOrder::noRow)
            addToRuns(after.inserted, int(row));
    }
    if (!moved && after.removed.size() + after.inserted.size() <= TagOrder::maxRuns)
        return;
    after.removed.clear();
    after.inserted.clear();
    after.relayout = makeRelayout(before, after);
}

} // namespace

TagOrder::TagOrder() : byName(std::make_shared<const std::vector<TagSlot>>()), shown(byName), rowOf(byName) {}

TagOrder computeTagOrder(const TagOrderInput& input)
{
    TagOrder order;
    std::vector<TagSlot> byName = NameOrder(input).run();
    std::vector<TagSlot> shown = sortByKeys(input, byName);
    removeHidden(input, shown);
    shown.shrink_to_fit();
    byName.shrink_to_fit();
    order.rowOf = shared(rowsBySlot(shown, input.flags.size()));
    order.byName = shared(std::move(byName));
    order.shown = shared(std::move(shown));
    compareOrders(input.before, order);
    return order;
}

} // namespace portolan
