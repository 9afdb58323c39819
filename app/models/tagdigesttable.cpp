// SPDX-License-Identifier: Apache-2.0
#include "models/tagdigesttable.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace portolan {
namespace {

//! The first 32 bytes of the encoded part; a name's bytes where that is no hex.
std::array<uchar, 32> hashBytes(const Digest& digest)
{
    std::array<uchar, 32> hash{};
    const QByteArray encoded = digest.encoded().toLatin1();
    QByteArray raw = QByteArray::fromHex(encoded);
    if (raw.isEmpty())
        raw = encoded;
    std::memcpy(
        hash.data(), raw.constData(), size_t(std::min<qsizetype>(raw.size(), qsizetype(hash.size()))));
    return hash;
}

bool isSha256(const Digest& digest)
{
    return digest.toString().startsWith(QLatin1StringView("sha256:"));
}

} // namespace

quint32 TagDigestTable::intern(const Digest& digest)
{
    const std::array<uchar, 32> bytes = hashBytes(digest);
    const auto prefix = qFromBigEndian<quint64>(bytes.data());
    Rest rest;
    std::copy(bytes.begin() + sizeof(prefix), bytes.end(), rest.begin());
    const bool isOther = !isSha256(digest);
    // A digest is as random as a hash can be.
    const auto hash = size_t(prefix);
    const quint32 found = m_index.find(hash, [&](quint32 number) {
        return m_prefixes[number] == prefix && m_rests[number] == rest
            && (isOther ? m_others.value(number) == digest.toString() : !m_others.contains(number));
    });
    if (found != SlotIndex::none)
        return found;
    const quint32 number = count();
    appendGently(m_prefixes, quint64(prefix));
    appendGently(m_rests, rest);
    appendGently(m_sizes, qint64(-1));
    appendGently(m_created, qint64(noTime));
    appendGently(m_meta, quint32(noMeta));
    appendGently(m_firstTag, quint32(SlotIndex::none));
    appendGently(m_tagCount, 0U);
    appendGently(m_attachments, 0U);
    if (isOther)
        m_others.insert(number, digest.toString());
    m_index.insert(hash, number, [this](quint32 record) { return size_t(m_prefixes[record]); });
    return number;
}

Digest TagDigestTable::digest(quint32 number) const
{
    const auto other = m_others.constFind(number);
    if (other != m_others.constEnd())
        return Digest::parse(*other).value_or(Digest());
    QByteArray bytes(8, Qt::Uninitialized);
    qToBigEndian(m_prefixes[number], bytes.data());
    for (const uchar byte : m_rests[number])
        bytes.append(char(byte));
    return Digest::parse(QStringLiteral("sha256:") + QString::fromLatin1(bytes.toHex())).value_or(Digest());
}

quint32 TagDigestTable::internMeta(const TagSummary& summary)
{
    const QString key =
        summary.platforms.join(u'\n') + u'\r' + summary.mediaType + u'\r' + summary.artifactType;
    const auto known = m_metaNumbers.constFind(key);
    if (known != m_metaNumbers.constEnd())
        return *known;
    TagMeta meta;
    meta.platforms = summary.platforms;
    meta.mediaType = summary.mediaType;
    meta.artifactType = summary.artifactType;
    const auto number = quint32(m_metas.size());
    m_metas.append(meta);
    m_metaNumbers.insert(key, number);
    return number;
}

void TagDigestTable::setSummary(quint32 number, const TagSummary& summary)
{
    m_sizes[number] = summary.size;
    m_created[number] = summary.created.isValid() ? summary.created.toMSecsSinceEpoch() : noTime;
    m_meta[number] = internMeta(summary);
}

TagMeta TagDigestTable::meta(quint32 number) const
{
    return hasSummary(number) ? m_metas.at(m_meta[number]) : TagMeta();
}

std::vector<quint32> TagDigestTable::platformRanks() const
{
    std::vector<quint32> order(size_t(m_metas.size()));
    std::iota(order.begin(), order.end(), 0U);
    const auto text = [this](quint32 number) { return m_metas.at(number).platforms.join(u' '); };
    std::sort(order.begin(), order.end(), [&text](quint32 a, quint32 b) { return text(a) < text(b); });
    std::vector<quint32> ranks(order.size());
    quint32 rank = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && m_metas.at(order[i]).platforms != m_metas.at(order[i - 1]).platforms)
            ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

qsizetype TagDigestTable::memoryUsed() const
{
    const size_t words =
        m_meta.capacity() + m_firstTag.capacity() + m_tagCount.capacity() + m_attachments.capacity();
    const size_t longs = m_prefixes.capacity() + m_sizes.capacity() + m_created.capacity();
    return qsizetype(words * sizeof(quint32) + longs * sizeof(quint64) + m_rests.capacity() * sizeof(Rest))
        + m_index.memoryUsed() + m_others.size() * 200 + m_metas.size() * 400;
}

} // namespace portolan
