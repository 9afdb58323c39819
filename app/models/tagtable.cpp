// SPDX-License-Identifier: Apache-2.0
#include "models/tagtable.h"

#include <QHashFunctions>

#include <algorithm>
#include <utility>

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
    appendGently(m_nameAt, 0U);
    appendGently(m_digestOf, quint32(SlotIndex::none));
    appendGently(m_nextSame, TagSlot(noTagSlot));
    appendGently(m_flags, quint8(0));
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
            ++m_digests.attachments(m_digests.intern(subject));
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
    for (quint32 number = 0; number < m_digests.count(); ++number) {
        m_digests.firstTag(number) = noTagSlot;
        m_digests.tagCount(number) = 0;
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
            --m_digests.attachments(m_digests.intern(subject));
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
    m_digestOf[slot] = digest;
    m_nextSame[slot] = std::exchange(m_digests.firstTag(digest), slot);
    ++m_digests.tagCount(digest);
}

void TagTable::leaveGroup(TagSlot slot)
{
    if (!hasDigest(slot))
        return;
    const quint32 digest = m_digestOf[slot];
    TagSlot* link = &m_digests.firstTag(digest);
    while (*link != slot)
        link = &m_nextSame[*link];
    *link = m_nextSame[slot];
    --m_digests.tagCount(digest);
    m_digestOf[slot] = SlotIndex::none;
    m_nextSame[slot] = noTagSlot;
}

Digest TagTable::digest(TagSlot slot) const
{
    return hasDigest(slot) ? m_digests.digest(m_digestOf[slot]) : Digest();
}

bool TagTable::hasSummary(TagSlot slot) const
{
    return hasDigest(slot) && m_digests.hasSummary(m_digestOf[slot]);
}

TagMeta TagTable::meta(TagSlot slot) const
{
    return hasDigest(slot) ? m_digests.meta(m_digestOf[slot]) : TagMeta();
}

qint64 TagTable::size(TagSlot slot) const
{
    return hasDigest(slot) ? m_digests.size(m_digestOf[slot]) : -1;
}

QDateTime TagTable::created(TagSlot slot) const
{
    const qint64 time = hasDigest(slot) ? m_digests.created(m_digestOf[slot]) : TagDigestTable::noTime;
    return time == TagDigestTable::noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
}

int TagTable::sameCount(TagSlot slot) const
{
    return hasDigest(slot) ? int(m_digests.tagCount(m_digestOf[slot])) - 1 : 0;
}

QStringList TagTable::sameTags(TagSlot slot, int atMost) const
{
    QStringList tags;
    for (TagSlot other = hasDigest(slot) ? m_digests.firstTag(m_digestOf[slot]) : noTagSlot;
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
    return hasDigest(slot) ? int(m_digests.attachments(m_digestOf[slot])) : 0;
}

qsizetype TagTable::memoryUsed() const
{
    return m_names.memoryUsed() + m_digests.memoryUsed() + m_index.memoryUsed()
        + qsizetype((m_nameAt.capacity() + m_digestOf.capacity() + m_nextSame.capacity() + m_free.capacity())
            * sizeof(quint32))
        + qsizetype(m_flags.capacity());
}

} // namespace portolan
