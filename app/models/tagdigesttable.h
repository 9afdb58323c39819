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

//! Digests by number, each once, in binary, with what is known of them: 64 bytes, however many tags point
//! there. By columns, so that the one a sort needs is copied in a moment.
class TagDigestTable final {
public:
    static constexpr quint32 noMeta = std::numeric_limits<quint32>::max();
    static constexpr qint64 noTime = std::numeric_limits<qint64>::min();

    [[nodiscard]] quint32 intern(const Digest& digest);
    [[nodiscard]] quint32 count() const { return quint32(m_meta.size()); }
    [[nodiscard]] Digest digest(quint32 number) const;
    void setSummary(quint32 number, const TagSummary& summary);
    [[nodiscard]] bool hasSummary(quint32 number) const { return m_meta[number] != noMeta; }
    [[nodiscard]] TagMeta meta(quint32 number) const; //!< empty when there is no summary
    [[nodiscard]] qint64 size(quint32 number) const { return m_sizes[number]; } //!< -1: not known
    [[nodiscard]] qint64 created(quint32 number) const
    {
        return m_created[number];
    } //!< ms since 1970, or noTime

    //! Head of the chain of tags on a digest, how many they are, and the number of attachment tags about it.
    [[nodiscard]] quint32& firstTag(quint32 number) { return m_firstTag[number]; }
    [[nodiscard]] quint32 firstTag(quint32 number) const { return m_firstTag[number]; }
    [[nodiscard]] quint32& tagCount(quint32 number) { return m_tagCount[number]; }
    [[nodiscard]] quint32 tagCount(quint32 number) const { return m_tagCount[number]; }
    [[nodiscard]] quint32& attachments(quint32 number) { return m_attachments[number]; }
    [[nodiscard]] quint32 attachments(quint32 number) const { return m_attachments[number]; }

    // Whole columns, by number.

    [[nodiscard]] const std::vector<qint64>& sizes() const { return m_sizes; }
    [[nodiscard]] const std::vector<qint64>& createdTimes() const { return m_created; }
    [[nodiscard]] const std::vector<quint64>& prefixes() const { return m_prefixes; }
    [[nodiscard]] const std::vector<quint32>& metaNumbers() const { return m_meta; }
    [[nodiscard]] const std::vector<quint32>& tagCounts() const { return m_tagCount; }
    //! The place of each meta in the order of their platforms, by meta number.
    [[nodiscard]] std::vector<quint32> platformRanks() const;
    [[nodiscard]] qsizetype memoryUsed() const;

private:
    using Rest = std::array<uchar, 24>;

    [[nodiscard]] quint32 internMeta(const TagSummary& summary);

    std::vector<quint64> m_prefixes; //!< the first eight bytes, as a big-endian number
    std::vector<Rest> m_rests; //!< the other 24 bytes
    std::vector<qint64> m_sizes;
    std::vector<qint64> m_created;
    std::vector<quint32> m_meta; //!< number in m_metas, or noMeta
    std::vector<quint32> m_firstTag;
    std::vector<quint32> m_tagCount;
    std::vector<quint32> m_attachments;
    SlotIndex m_index;
    QHash<quint32, QString> m_others; //!< digests that are no SHA-256, as text
    QList<TagMeta> m_metas;
    QHash<QString, quint32> m_metaNumbers;
};

//! Appends without doubling the room: a big table would waste half of it.
template <typename T> void appendGently(std::vector<T>& vector, const T& value)
{
    if (vector.size() == vector.capacity())
        vector.reserve(vector.size() + std::max<size_t>(64, vector.size() / 8));
    vector.push_back(value);
}

} // namespace portolan
