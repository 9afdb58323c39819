// SPDX-License-Identifier: Apache-2.0
#include "models/tagtable.h"

#include <QHashFunctions>

#include <algorithm>

namespace portolan {
namespace {

size_t hashOfName(QByteArrayView name)
{
    return qHashBits(name.data(), size_t(name.size()));
}

//! From here on it is cheaper to make all chains anew than to unlink each tag.
constexpr qsizetype regroupFrom = 64;

} // namespace

size_t TagTable::hashOf(TagSlot slot) const
{
    return hashOfName(m_names.at(m_nameAt[slot]));
}

TagSlot TagTable::find(QStringView name) const
{
    const QByteArray bytes = name.toUtf8();
    return m_index.find(hashOfName(bytes), [&](quint32 slot) { return m_names.at(m_nameAt[slot]) == bytes; });
}

TagSlot TagTable::newSlot()
{
    if (!m_free.empty()) {
        const TagSlot slot = m_free.back();
        m_free.pop_back();
        return slot;
    }
    growGently(m_nameAt);
    growGently(m_digestOf);
    growGently(m_nextSame);
    growGently(m_flags);
    m_nameAt.push_back(0);
    m_digestOf.push_back(SlotIndex::none);
    m_nextSame.push_back(noTagSlot);
    m_flags.push_back(0);
    return TagSlot(m_flags.size() - 1);
}

TagSlot TagTable::add(QStringView name)
{
    const QByteArray bytes = name.toUtf8();
    if (bytes.size() > TagNameArena::maxLength)
        return noTagSlot;
    const size_t hash = hashOfName(bytes);
    const TagSlot known =
        m_index.find(hash, [&](quint32 slot) { return m_names.at(m_nameAt[slot]) == bytes; });
    if (known != noTagSlot)
        return known;
    const TagSlot slot = newSlot();
    const TagKind kind = tagKind(name);
    m_nameAt[slot] = m_names.add(bytes);
    m_digestOf[slot] = SlotIndex::none;
    m_nextSame[slot] = noTagSlot;
    m_flags[slot] = quint8(quint8(kind) | aliveFlag);
    m_index.insert(hash, slot, [this](quint32 record) { return hashOf(record); });
    ++m_known;
    if (kind != TagKind::Ordinary) {
        ++m_attachments;
        if (const Digest subject = tagSubject(name); !subject.isNull())
            ++m_digests[m_digests.intern(subject)].attachments;
    }
    return slot;
}

void TagTable::remove(TagSlot slot)
{
    leaveGroup(slot);
    forget(slot);
}

void TagTable::removeAll(const std::vector<TagSlot>& slots)
{
    const auto grouped = std::count_if(
        slots.begin(), slots.end(), [this](TagSlot slot) { return m_digestOf[slot] != SlotIndex::none; });
    for (const TagSlot slot : slots) {
        if (grouped <= regroupFrom)
            leaveGroup(slot);
        m_digestOf[slot] = SlotIndex::none;
        forget(slot);
    }
    if (grouped > regroupFrom)
        regroup();
}

void TagTable::regroup()
{
    for (quint32 number = 0; number < m_digests.size(); ++number) {
        m_digests[number].firstTag = noTagSlot;
        m_digests[number].tagCount = 0;
    }
    for (TagSlot slot = 0; slot < slotCount(); ++slot) {
        if (m_digestOf[slot] != SlotIndex::none)
            enterGroup(slot, m_digestOf[slot]);
    }
}

void TagTable::forget(TagSlot slot)
{
    setConfirmed(slot, false);
    if (kind(slot) != TagKind::Ordinary) {
        --m_attachments;
        if (const Digest subject = tagSubject(name(slot)); !subject.isNull())
            --m_digests[m_digests.intern(subject)].attachments;
    }
    m_index.erase(hashOf(slot), slot);
    m_flags[slot] = quint8(m_flags[slot] & ~aliveFlag);
    --m_known;
}

void TagTable::recycle(TagSlot slot)
{
    m_free.push_back(slot);
}

void TagTable::setConfirmed(TagSlot slot, bool confirmed)
{
    if (isConfirmed(slot) == confirmed)
        return;
    m_flags[slot] = quint8(m_flags[slot] ^ confirmedFlag);
    m_confirmed += confirmed ? 1 : -1;
}

FetchState TagTable::summaryState(TagSlot slot) const
{
    return FetchState((m_flags[slot] & stateMask) >> stateShift);
}

void TagTable::setSummaryState(TagSlot slot, FetchState state)
{
    m_flags[slot] = quint8((m_flags[slot] & ~stateMask) | (int(state) << stateShift));
}

void TagTable::unconfirmAll()
{
    for (TagSlot slot = 0; slot < slotCount(); ++slot) {
        m_flags[slot] = quint8(m_flags[slot] & ~confirmedFlag);
        if (summaryState(slot) == FetchState::Ready)
            setSummaryState(slot, FetchState::Idle);
    }
    m_confirmed = 0;
}

bool TagTable::setSummary(TagSlot slot, const TagSummary& summary)
{
    setSummaryState(slot, FetchState::Ready);
    if (summary.digest.isNull())
        return false;
    const quint32 digest = m_digests.intern(summary.digest);
    m_digests.setSummary(digest, summary);
    if (m_digestOf[slot] == digest)
        return false;
    const bool leftOthers = sameCount(slot) > 0;
    leaveGroup(slot);
    enterGroup(slot, digest);
    return leftOthers || sameCount(slot) > 0;
}

void TagTable::enterGroup(TagSlot slot, quint32 digest)
{
    TagDigestRecord& record = m_digests[digest];
    m_digestOf[slot] = digest;
    m_nextSame[slot] = record.firstTag;
    record.firstTag = slot;
    ++record.tagCount;
}

void TagTable::leaveGroup(TagSlot slot)
{
    if (m_digestOf[slot] == SlotIndex::none)
        return;
    TagDigestRecord& record = m_digests[m_digestOf[slot]];
    TagSlot* link = &record.firstTag;
    while (*link != slot)
        link = &m_nextSame[*link];
    *link = m_nextSame[slot];
    --record.tagCount;
    m_digestOf[slot] = SlotIndex::none;
    m_nextSame[slot] = noTagSlot;
}

const TagDigestRecord* TagTable::record(TagSlot slot) const
{
    return m_digestOf[slot] == SlotIndex::none ? nullptr : &m_digests[m_digestOf[slot]];
}

Digest TagTable::digest(TagSlot slot) const
{
    return m_digestOf[slot] == SlotIndex::none ? Digest() : m_digests.digest(m_digestOf[slot]);
}

TagMeta TagTable::meta(TagSlot slot) const
{
    return m_digestOf[slot] == SlotIndex::none ? TagMeta() : m_digests.meta(m_digestOf[slot]);
}

int TagTable::sameCount(TagSlot slot) const
{
    const TagDigestRecord* known = record(slot);
    return known == nullptr ? 0 : int(known->tagCount) - 1;
}

QStringList TagTable::sameTags(TagSlot slot, int atMost) const
{
    QStringList tags;
    const TagDigestRecord* known = record(slot);
    for (TagSlot other = known == nullptr ? noTagSlot : known->firstTag;
         other != noTagSlot && tags.size() < atMost; other = m_nextSame[other]) {
        if (other != slot)
            tags.append(name(other));
    }
    std::sort(tags.begin(), tags.end(),
        [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
    return tags;
}

int TagTable::attachments(TagSlot slot) const
{
    const TagDigestRecord* known = record(slot);
    return known == nullptr ? 0 : int(known->attachments);
}

qsizetype TagTable::memoryUsed() const
{
    return m_names.memoryUsed() + m_digests.memoryUsed() + m_index.memoryUsed()
        + qsizetype((m_nameAt.capacity() + m_digestOf.capacity() + m_nextSame.capacity() + m_free.capacity())
            * sizeof(quint32))
        + qsizetype(m_flags.capacity());
}

} // namespace portolan
