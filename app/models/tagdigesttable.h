// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/slotindex.h"
#include "registry/imagedetails.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace portolan {

//! What the summaries of many tags have in common. A value.
class TagMeta final {
public:
    friend bool operator==(const TagMeta&, const TagMeta&) = default;

    QStringList platforms;
    QString mediaType;
    QString artifactType;
};

//! What is known of one digest: 64 bytes, however many tags point to it.
class TagDigestRecord final {
public:
    static constexpr quint32 noMeta = std::numeric_limits<quint32>::max();
    static constexpr qint64 noTime = std::numeric_limits<qint64>::min();

    [[nodiscard]] bool hasSummary() const { return meta != noMeta; }

    std::array<uchar, 32> hash{};
    qint64 size = -1;
    qint64 created = noTime; //!< ms since 1970
    quint32 firstTag = SlotIndex::none; //!< head of the chain of tags that point here
    quint32 tagCount = 0;
    quint32 meta = noMeta;
    quint32 attachments = 0; //!< attachment tags about it
};
static_assert(sizeof(TagDigestRecord) == 64);

//! Digests by number, each once, in binary.
class TagDigestTable final {
public:
    [[nodiscard]] quint32 intern(const Digest& digest);
    [[nodiscard]] TagDigestRecord& operator[](quint32 number) { return m_records[number]; }
    [[nodiscard]] const TagDigestRecord& operator[](quint32 number) const { return m_records[number]; }
    [[nodiscard]] quint32 size() const { return quint32(m_records.size()); }
    [[nodiscard]] Digest digest(quint32 number) const;
    void setSummary(quint32 number, const TagSummary& summary);
    [[nodiscard]] TagMeta meta(quint32 number) const; //!< empty when there is no summary
    //! Numbers of metas in the order of their platforms, by meta number: for sorting.
    [[nodiscard]] std::vector<quint32> platformRanks() const;
    [[nodiscard]] qsizetype memoryUsed() const;

private:
    [[nodiscard]] size_t hashOf(quint32 number) const;
    [[nodiscard]] quint32 internMeta(const TagSummary& summary);

    std::vector<TagDigestRecord> m_records;
    SlotIndex m_index;
    QHash<quint32, QString> m_others; //!< digests that are no SHA-256, as text
    QList<TagMeta> m_metas;
    QHash<QString, quint32> m_metaNumbers;
};

//! Makes room for one more without doubling: a big table would waste half of it.
template <typename T> void growGently(std::vector<T>& vector)
{
    if (vector.size() == vector.capacity())
        vector.reserve(vector.size() + std::max<size_t>(64, vector.size() / 8));
}

} // namespace portolan
