// SPDX-License-Identifier: Apache-2.0
#include "models/tagsortkeys.h"

#include "models/tagorder.h"

#include <algorithm>

namespace portolan {
namespace {

//! A signed number as a key that sorts alike.
quint64 sortable(qint64 number)
{
    return quint64(number) ^ (quint64(1) << 63U);
}

//! Keys from a column by digest number; `keyOf` makes a key of its value.
template <typename Value, typename KeyOf>
TagSortKeys keysOf(const TagTable& table, const std::vector<Value>& column, KeyOf keyOf)
{
    return [digestOf = table.digestNumbers(), column, keyOf = std::move(keyOf)] {
        std::vector<quint64> keys(digestOf.size(), TagOrderInput::noKey);
        for (size_t slot = 0; slot < keys.size(); ++slot) {
            if (digestOf[slot] != SlotIndex::none)
                keys[slot] = keyOf(column[digestOf[slot]]);
        }
        return keys;
    };
}

} // namespace

TagSortKeys createdKeys(const TagTable& table)
{
    return keysOf(table, table.digests().createdTimes(), [](qint64 created) {
        return created == TagDigestTable::noTime ? TagOrderInput::noKey : sortable(created);
    });
}

TagSortKeys sizeKeys(const TagTable& table)
{
    return keysOf(table, table.digests().sizes(),
        [](qint64 size) { return size < 0 ? TagOrderInput::noKey : sortable(size); });
}

TagSortKeys platformKeys(const TagTable& table)
{
    return keysOf(
        table, table.digests().metaNumbers(), [ranks = table.digests().platformRanks()](quint32 meta) {
            return meta == TagDigestTable::noMeta ? TagOrderInput::noKey : quint64(ranks[meta]);
        });
}

TagSortKeys digestKeys(const TagTable& table)
{
    // The first eight bytes tell digests apart; one less keeps the largest from meaning "unknown".
    return keysOf(table, table.digests().prefixes(),
        [](quint64 prefix) { return std::min(prefix, TagOrderInput::noKey - 1); });
}

TagSortKeys sameKeys(const TagTable& table)
{
    return keysOf(table, table.digests().tagCounts(), [](quint32 count) { return quint64(count); });
}

} // namespace portolan
