// SPDX-License-Identifier: Apache-2.0
#include "transfer/tarstream.h"

#include <algorithm>
#include <cstring>

namespace portolan {
namespace {

constexpr qint64 block = 512;
constexpr qsizetype nameBytes = 100;
constexpr qint64 largestOctal = 077777777777; //!< what the size field holds: 8 GiB less one

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0') + '\0';
}

//! The size field; larger files have it in base 256, as GNU tar began and everybody reads.
QByteArray sizeField(qint64 size)
{
    if (size <= largestOctal)
        return octal(size, 11);
    QByteArray field(12, '\0');
    field[0] = static_cast<char>(0x80);
    for (qsizetype i = 11; i > 3; --i, size >>= 8)
        field[i] = static_cast<char>(size & 0xff);
    return field;
}

QByteArray header(const QByteArray& name, qint64 size, char type)
{
    QByteArray out(block, '\0');
    const auto put = [&out](qsizetype at, const QByteArray& field) { out.replace(at, field.size(), field); };
    put(0, name.left(nameBytes));
    put(100, octal(0644, 7));
    put(108, octal(0, 7));
    put(116, octal(0, 7));
    put(124, sizeField(size));
    put(136, octal(0, 11));
    put(148, QByteArray(8, ' '));
    out[156] = type;
    put(257,
        QByteArray("ustar\0"
                   "00",
            8));
    qint64 sum = 0;
    for (const char c : std::as_const(out))
        sum += static_cast<unsigned char>(c);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    return out;
}

//! A pax record counts itself: `30 path=...\n`.
QByteArray paxPath(const QByteArray& name)
{
    const QByteArray rest = " path=" + name + '\n';
    qsizetype length = rest.size() + 1;
    while (QByteArray::number(length).size() + rest.size() != length)
        ++length;
    return QByteArray::number(length) + rest;
}

} // namespace

void TarStream::addHeader(const QString& name, qint64 size)
{
    const QByteArray encoded = name.toUtf8();
    Part part;
    if (encoded.size() > nameBytes) {
        const QByteArray record = paxPath(encoded);
        part.bytes = header("PaxHeader", record.size(), 'x')
            + record.leftJustified((record.size() + block - 1) / block * block, '\0');
    }
    part.bytes += header(encoded, size, '0');
    part.size = part.bytes.size();
    m_parts << part;
}

void TarStream::addPadding(qint64 size)
{
    const qint64 missing = (block - size % block) % block;
    if (missing == 0)
        return;
    Part part;
    part.bytes = QByteArray(missing, '\0');
    part.size = missing;
    m_parts << part;
}

void TarStream::addBytes(const QString& name, const QByteArray& content)
{
    addHeader(name, content.size());
    Part part;
    part.bytes = content;
    part.size = content.size();
    m_parts << part;
    addPadding(content.size());
}

void TarStream::addFile(const QString& name, const QString& path, qint64 size)
{
    addHeader(name, size);
    Part part;
    part.path = path;
    part.size = size;
    m_parts << part;
    addPadding(size);
}

qint64 TarStream::totalBytes() const
{
    qint64 total = 2 * block;
    for (const Part& part : m_parts)
        total += part.size;
    return total;
}

bool TarStream::atEnd() const
{
    return m_problem || m_current > m_parts.size();
}

qint64 TarStream::readData(char* data, qint64 maxSize)
{
    if (atEnd())
        return -1;
    qint64 taken = 0;
    while (taken < maxSize && !atEnd()) {
        const qint64 size = m_current < m_parts.size() ? m_parts.at(m_current).size : 2 * block;
        if (m_offset == size) {
            ++m_current;
            m_offset = 0;
            m_file.reset();
            continue;
        }
        const qint64 read = readPart(data + taken, std::min(maxSize - taken, size - m_offset));
        if (read <= 0)
            break;
        taken += read;
        m_offset += read;
    }
    if (taken > 0 && m_listener)
        m_listener(taken);
    return taken == 0 ? -1 : taken;
}

qint64 TarStream::readPart(char* data, qint64 maxSize)
{
    if (m_current == m_parts.size()) { // the end marker
        std::memset(data, 0, static_cast<size_t>(maxSize));
        return maxSize;
    }
    const Part& part = m_parts.at(m_current);
    if (part.path.isEmpty()) {
        std::memcpy(data, part.bytes.constData() + m_offset, static_cast<size_t>(maxSize));
        return maxSize;
    }
    if (!m_file) {
        m_file = std::make_unique<QFile>(part.path);
        if (!m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            m_problem = Error::storage(m_file->errorString()).at(QString(), part.path);
    }
    const qint64 read = m_problem ? -1 : m_file->read(data, maxSize);
    if (read <= 0 && !m_problem)
        m_problem = Error::storage(Sentence(QT_TRANSLATE_NOOP("Core", "the file is shorter than it was")))
                        .at(QString(), part.path);
    return read;
}

qint64 TarStream::writeData(const char* data, qint64 size)
{
    Q_UNUSED(data)
    Q_UNUSED(size)
    return -1;
}

} // namespace portolan
