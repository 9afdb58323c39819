// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <limits>
#include <vector>

namespace portolan {

//! A hash index over records that live elsewhere: five to ten bytes a record. It holds numbers of records;
//! whoever uses it brings hash and comparison.
class SlotIndex final {
public:
    static constexpr quint32 none = std::numeric_limits<quint32>::max();

    //! The record that `equals(number)`, or none.
    template <typename Equals> [[nodiscard]] quint32 find(size_t hash, Equals equals) const
    {
        if (m_places.empty())
            return none;
        for (size_t at = hash & mask(); m_places[at] != none; at = (at + 1) & mask()) {
            if (m_places[at] != removed && equals(m_places[at]))
                return m_places[at];
        }
        return none;
    }

    //! Adds a record that is not in yet. `hashOf(number)` is asked for all of them when the index grows.
    template <typename HashOf> void insert(size_t hash, quint32 record, HashOf hashOf)
    {
        if ((m_used + 1) * 5 > m_places.size() * 4)
            grow(hashOf);
        place(hash, record);
        ++m_records;
    }

    //! That many more will come: the next growth makes room for them.
    void expect(size_t more) { m_expected = m_records + more; }

    void erase(size_t hash, quint32 record)
    {
        if (m_places.empty())
            return;
        for (size_t at = hash & mask(); m_places[at] != none; at = (at + 1) & mask()) {
            if (m_places[at] == record) {
                m_places[at] = removed;
                --m_records;
                return;
            }
        }
    }

    [[nodiscard]] qsizetype memoryUsed() const
    {
        return qsizetype(m_places.capacity()) * qsizetype(sizeof(quint32));
    }

private:
    static constexpr quint32 removed = none - 1;

    [[nodiscard]] size_t mask() const { return m_places.size() - 1; }

    void place(size_t hash, quint32 record)
    {
        size_t at = hash & mask();
        while (m_places[at] != none)
            at = (at + 1) & mask();
        m_places[at] = record;
        ++m_used;
    }

    template <typename HashOf> void grow(HashOf hashOf)
    {
        size_t size = 64;
        while (size * 2 < (std::max(m_records, m_expected) + 1) * 5)
            size *= 2;
        std::vector<quint32> before(size, none);
        before.swap(m_places);
        m_used = 0;
        // In the order of the records, which is how they lie in memory: hashing them is several times faster
        // so.
        for (const quint32 record : sorted(before))
            place(hashOf(record), record);
    }

    [[nodiscard]] static std::vector<quint32> sorted(const std::vector<quint32>& places)
    {
        std::vector<bool> present;
        for (const quint32 record : places) {
            if (record == none || record == removed)
                continue;
            if (record >= present.size())
                present.resize(record + 1 + record / 2);
            present[record] = true;
        }
        std::vector<quint32> records;
        for (quint32 record = 0; record < present.size(); ++record) {
            if (present[record])
                records.push_back(record);
        }
        return records;
    }

    std::vector<quint32> m_places; //!< a power of two of them
    size_t m_used = 0; //!< places that are not none
    size_t m_records = 0;
    size_t m_expected = 0;
};

} // namespace portolan
