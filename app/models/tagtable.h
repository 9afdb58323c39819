// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetchstate.h"
#include "models/tagdigesttable.h"
#include "models/tagnamearena.h"
#include "oci/tagnames.h"

#include <vector>

namespace portolan {

//! The number of a tag in a TagTable; stays while the tag does.
using TagSlot = quint32;
inline constexpr TagSlot noTagSlot = SlotIndex::none;

//! The tags of one repository, compactly: 13 bytes, the name and its place in an index for each, and 64 bytes
//! for each digest known. No order of its own.
class TagTable final {
public:
    //! The tag's slot, new or not. noTagSlot: the name is longer than any registry allows.
    TagSlot add(QStringView name);
    void expect(qsizetype more) { m_index.expect(size_t(more)); } //!< that many are about to come
    [[nodiscard]] TagSlot find(QStringView name) const; //!< noTagSlot when there is none
    //! The tag is gone: no longer found, in no group. Its slot is used again only after recycle().
    void remove(TagSlot slot);
    void removeAll(const std::vector<TagSlot>& slots); //!< in linear time
    void recycle(TagSlot slot);

    [[nodiscard]] quint32 slotCount() const { return quint32(m_flags.size()); } //!< dead ones included
    [[nodiscard]] bool isAlive(TagSlot slot) const { return flagsSayAlive(m_flags[slot]); }
    [[nodiscard]] QString name(TagSlot slot) const { return m_names.text(m_nameAt[slot]); }
    [[nodiscard]] TagKind kind(TagSlot slot) const { return TagKind(m_flags[slot] & kindMask); }
    [[nodiscard]] bool isConfirmed(TagSlot slot) const { return (m_flags[slot] & confirmedFlag) != 0; }
    void setConfirmed(TagSlot slot, bool confirmed);
    [[nodiscard]] FetchState summaryState(TagSlot slot) const;
    void setSummaryState(TagSlot slot, FetchState state);
    //! For a refresh: nothing is confirmed, every summary known may be asked again; what is known stays.
    void unconfirmAll();

    //! The summary of a tag, which is Ready then. True: groups of same digests changed.
    bool setSummary(TagSlot slot, const TagSummary& summary);
    [[nodiscard]] bool hasDigest(TagSlot slot) const { return m_digestOf[slot] != SlotIndex::none; }
    [[nodiscard]] Digest digest(TagSlot slot) const; //!< null while it is not known
    [[nodiscard]] bool hasSummary(TagSlot slot) const;
    [[nodiscard]] TagMeta meta(TagSlot slot) const;
    [[nodiscard]] qint64 size(TagSlot slot) const; //!< -1: not known
    [[nodiscard]] QDateTime created(TagSlot slot) const; //!< UTC, invalid: not known
    [[nodiscard]] int sameCount(TagSlot slot) const; //!< other tags on the same digest
    [[nodiscard]] QStringList sameTags(TagSlot slot, int atMost) const;
    [[nodiscard]] int attachments(TagSlot slot) const;

    [[nodiscard]] int known() const { return m_known; }
    [[nodiscard]] int confirmed() const { return m_confirmed; }
    [[nodiscard]] int attachmentTags() const { return m_attachments; }
    [[nodiscard]] qsizetype memoryUsed() const;

    // For sorting on another thread.

    [[nodiscard]] const TagNameArena& names() const { return m_names; }
    [[nodiscard]] const std::vector<quint32>& namePlaces() const { return m_nameAt; } //!< by slot
    [[nodiscard]] const std::vector<quint8>& flags() const { return m_flags; } //!< by slot
    [[nodiscard]] static bool flagsSayAlive(quint8 flags) { return (flags & aliveFlag) != 0; }
    [[nodiscard]] static bool flagsSayAttachment(quint8 flags)
    {
        return TagKind(flags & kindMask) != TagKind::Ordinary;
    }
    [[nodiscard]] const std::vector<quint32>& digestNumbers() const
    {
        return m_digestOf;
    } //!< by slot, or SlotIndex::none
    [[nodiscard]] const TagDigestTable& digests() const { return m_digests; }

private:
    static constexpr quint8 kindMask = 0x07;
    static constexpr quint8 aliveFlag = 0x08;
    static constexpr quint8 confirmedFlag = 0x10;
    static constexpr int stateShift = 5;
    static constexpr quint8 stateMask = 0x60;

    [[nodiscard]] size_t hashOf(TagSlot slot) const;
    [[nodiscard]] TagSlot newSlot();
    void enterGroup(TagSlot slot, quint32 digest);
    void leaveGroup(TagSlot slot);
    void forget(TagSlot slot); //!< remove() without the groups
    void regroup();

    TagNameArena m_names;
    TagDigestTable m_digests;
    std::vector<quint32> m_nameAt;
    std::vector<quint32> m_digestOf; //!< number in m_digests, or none
    std::vector<TagSlot> m_nextSame; //!< chain of tags on one digest
    std::vector<quint8> m_flags;
    std::vector<TagSlot> m_free;
    SlotIndex m_index;
    int m_known = 0;
    int m_confirmed = 0;
    int m_attachments = 0;
};

} // namespace portolan
