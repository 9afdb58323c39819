// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace portolan {

//! Many short names, one after the other: their bytes and two more. Names never move, so that a copy of the
//! arena, which is cheap, may be read on another thread while the original grows. Only the original may grow.
class TagNameArena final {
public:
    static constexpr qsizetype maxLength = 1024; //!< bytes; registries allow 128

    //! Where the name is from now on. At most maxLength bytes.
    [[nodiscard]] quint32 add(QByteArrayView name);
    [[nodiscard]] QByteArrayView at(quint32 place) const;
    [[nodiscard]] QString text(quint32 place) const { return QString::fromUtf8(at(place)); }
    [[nodiscard]] qsizetype memoryUsed() const;

private:
    static constexpr quint32 chunkSize = 32 * 1024;

    using Chunk = std::array<char, chunkSize>;

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    quint32 m_used = chunkSize; //!< bytes of the last chunk
};

} // namespace portolan
