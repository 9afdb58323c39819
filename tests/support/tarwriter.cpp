// SPDX-License-Identifier: Apache-2.0
#include "support/tarwriter.h"

#include <QtEndian>

#include <array>

namespace portolan {

namespace {

constexpr qsizetype blockSize = 512;

QByteArray octal(qint64 value, int width)
{
    return QByteArray::number(value, 8).rightJustified(width, '0');
}

constexpr std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < table.size(); ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) ? (value >> 1U) ^ 0xedb88320U : value >> 1U;
        table[i] = value;
    }
    return table;
}

quint32 crc32(const QByteArray& bytes)
{
    static constexpr auto table = makeCrcTable();
    quint32 value = ~0U;
    for (const char byte : bytes)
        value = table[(value ^ static_cast<quint8>(byte)) & 0xffU] ^ (value >> 8U);
    return ~value;
}

QByteArray littleEndian(quint32 value)
{
    const quint32 stored = qToLittleEndian(value);
    return {reinterpret_cast<const char*>(&stored), sizeof stored};
}

} // namespace

void TarWriter::addFile(const QString& path, const QByteArray& content, int mode)
{
    addHeader(path.toUtf8(), content.size(), mode, '0');
    m_bytes += content;
    const qsizetype over = content.size() % blockSize;
    if (over != 0)
        m_bytes.append(blockSize - over, '\0');
}

void TarWriter::addFolder(const QString& path)
{
    addHeader(path.toUtf8() + '/', 0, 0755, '5');
}

QByteArray TarWriter::finish()
{
    m_bytes.append(2 * blockSize, '\0');
    return std::move(m_bytes);
}

void TarWriter::addHeader(const QByteArray& path, qint64 size, int mode, char type)
{
    if (path.size() > 99)
        qFatal("TarWriter: path too long: %s", path.constData());
    QByteArray header(blockSize, '\0');
    const auto put = [&header](qsizetype offset, const QByteArray& text) {
        header.replace(offset, text.size(), text);
    };
    put(0, path);
    put(100, octal(mode, 7));
    put(108, octal(0, 7));
    put(116, octal(0, 7));
    put(124, octal(size, 11));
    put(136, octal(1714564800, 11));
    put(148, QByteArray(8, ' '));
    header[156] = type;
    put(257, QByteArray("ustar\00000", 8));
    int sum = 0;
    for (const char byte : header)
        sum += static_cast<quint8>(byte);
    put(148, octal(sum, 6) + QByteArray("\0 ", 2));
    m_bytes += header;
}

QByteArray gzipped(const QByteArray& bytes)
{
    // qCompress: 4 bytes of size, 2 of zlib header, the deflated stream, 4 of Adler sum.
    const QByteArray zlib = qCompress(bytes, 6);
    const QByteArray header("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    return header + zlib.mid(6, zlib.size() - 10) + littleEndian(crc32(bytes))
        + littleEndian(static_cast<quint32>(bytes.size()));
}

} // namespace portolan
