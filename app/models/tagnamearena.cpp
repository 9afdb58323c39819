// SPDX-License-Identifier: Apache-2.0
#include "models/tagnamearena.h"

#include <cstring>

namespace portolan {

quint32 TagNameArena::add(QByteArrayView name)
{
    Q_ASSERT(name.size() <= maxLength);
    const auto length = quint16(name.size());
    const quint32 needed = quint32(sizeof(length)) + length;
    if (m_used + needed > chunkSize) {
        m_chunks.push_back(std::make_shared<Chunk>());
        m_used = 0;
    }
    char* start = m_chunks.back()->data() + m_used;
    std::memcpy(start, &length, sizeof(length));
    std::memcpy(start + sizeof(length), name.data(), length);
    const quint32 place = quint32(m_chunks.size() - 1) * chunkSize + m_used;
    m_used += needed;
    return place;
}

QByteArrayView TagNameArena::at(quint32 place) const
{
    const char* start = m_chunks[place / chunkSize]->data() + place % chunkSize;
    quint16 length = 0;
    std::memcpy(&length, start, sizeof(length));
    return {start + sizeof(length), qsizetype(length)};
}

qsizetype TagNameArena::memoryUsed() const
{
    return qsizetype(m_chunks.size()) * chunkSize;
}

} // namespace portolan
