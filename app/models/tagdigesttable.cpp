// SPDX-License-Identifier: Apache-2.0
#include "models/tagdigesttable.h"

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

size_t hashOfBytes(const std::array<uchar, 32>& bytes)
{
    // A digest is as random as a hash can be.
    size_t hash = 0;
    std::memcpy(&hash, bytes.data(), sizeof(hash));
    return hash;
}

bool isSha256(const Digest& digest)
{
    return digest.toString().startsWith(QLatin1StringView("sha256:"));
}

} // namespace

size_t TagDigestTable::hashOf(quint32 number) const
{
    return hashOfBytes(m_records[number].hash);
}

quint32 TagDigestTable::intern(const Digest& digest)
{
    const std::array<uchar, 32> bytes = hashBytes(digest);
    const bool isOther = !isSha256(digest);
    const size_t hash = hashOfBytes(bytes);
    const quint32 found = m_index.find(hash, [&](quint32 number) {
        return m_records[number].hash == bytes
            && (isOther ? m_others.value(number) == digest.toString() : !m_others.contains(number));
    });
    if (found != SlotIndex::none)
        return found;
    const auto number = quint32(m_records.size());
    growGently(m_records);
    m_records.emplace_back().hash = bytes;
    if (isOther)
        m_others.insert(number, digest.toString());
    m_index.insert(hash, number, [this](quint32 record) { return hashOf(record); });
    return number;
}

Digest TagDigestTable::digest(quint32 number) const
{
    const auto other = m_others.constFind(number);
    if (other != m_others.constEnd())
        return Digest::parse(*other).value_or(Digest());
    const auto& bytes = m_records[number].hash;
    const QByteArray hex =
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())).toHex();
    return Digest::parse(QStringLiteral("sha256:") + QString::fromLatin1(hex)).value_or(Digest());
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
    TagDigestRecord& record = m_records[number];
    record.size = summary.size;
    record.created =
        summary.created.isValid() ? summary.created.toMSecsSinceEpoch() : TagDigestRecord::noTime;
    record.meta = internMeta(summary);
}

TagMeta TagDigestTable::meta(quint32 number) const
{
    const TagDigestRecord& record = m_records[number];
    return record.hasSummary() ? m_metas.at(record.meta) : TagMeta();
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
    return qsizetype(m_records.capacity() * sizeof(TagDigestRecord)) + m_index.memoryUsed()
        + m_others.size() * 200 + m_metas.size() * 400;
}

} // namespace portolan
