// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/blobreader.h"

#include <algorithm>
#include <fcntl.h>

namespace portolan {

BlobReader::BlobReader(QByteArray bytes) : m_bytes(std::move(bytes)), m_size(m_bytes.size()) {}

BlobReader::BlobReader(std::shared_ptr<const PosixFile> file, qint64 start, qint64 size)
    : m_file(std::move(file))
    , m_start(start)
    , m_size(size)
{
}

Result<BlobReader> BlobReader::open(const QString& path)
{
    auto file = PosixFile::open(path, O_RDONLY);
    if (!file)
        return file.error();
    const auto size = file->size();
    if (!size)
        return size.error();
    return BlobReader(std::make_shared<const PosixFile>(std::move(*file)), 0, *size);
}

Result<QByteArray> BlobReader::read(qint64 offset, qint64 maxBytes) const
{
    const qint64 wanted = std::clamp<qint64>(m_size - offset, 0, maxBytes);
    if (!m_file)
        return m_bytes.sliced(
            static_cast<qsizetype>(std::min(offset, m_size)), static_cast<qsizetype>(wanted));
    auto piece = m_file->read(m_start + offset, wanted);
    if (piece && piece->size() != wanted)
        return Error::protocol(QStringLiteral("the file ends before its content does"))
            .withCode(QStringLiteral("SIZE_MISMATCH"))
            .at(QString(), m_file->path());
    return piece;
}

} // namespace portolan
