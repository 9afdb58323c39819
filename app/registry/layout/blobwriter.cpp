// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/blobwriter.h"

#include "base/diskspace.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <fcntl.h>

namespace portolan {
namespace {

constexpr qint64 rehashPiece = qint64(1) << 20;
constexpr qint64 writebackEvery = qint64(8) << 20;

QString partialPath(const QString& finalPath)
{
    const QFileInfo final(finalPath);
    return final.path() + u'/' + QLatin1String(partialPrefix) + final.fileName();
}

Result<PosixFile> openPrivate(const QString& path)
{
    const QString own = QStringLiteral("%1-%2").arg(path).arg(
        QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
    auto file = PosixFile::open(own, O_RDWR | O_CREAT | O_EXCL);
    if (!file)
        return file;
    // Held so that nobody takes it for a leftover. Where locking does not work nobody removes leftovers
    // either.
    const auto locked = file->tryLock(true);
    Q_UNUSED(locked)
    return file;
}

//! The shared partial file, locked, or one of our own when another writer holds it.
Result<PosixFile> openPartial(const QString& path)
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        auto file = PosixFile::open(path, O_RDWR | O_CREAT | O_NOFOLLOW);
        if (!file)
            return file;
        const auto locked = file->tryLock(true);
        if (!locked || !*locked)
            break;
        if (file->isStillThere()) // its last writer may have renamed or removed it meanwhile
            return file;
    }
    return openPrivate(path);
}

Result<void> checkSpace(const PosixFile& file, qint64 needed)
{
    const std::optional<qint64> available = freeDiskBytes(file.descriptor());
    if (!available || *available >= needed)
        return {};
    return Error::storage(QStringLiteral("%1 more bytes are needed, %2 are free").arg(needed).arg(*available))
        .withCode(QStringLiteral("DISK_FULL"))
        .at(QString(), file.path());
}

} // namespace

BlobWriter::BlobWriter(Descriptor descriptor, PosixFile file, QString finalPath, DigestHasher hasher)
    : m_descriptor(std::move(descriptor))
    , m_file(std::move(file))
    , m_finalPath(std::move(finalPath))
    , m_hasher(std::move(hasher))
{
}

BlobWriter::~BlobWriter()
{
    keep();
}

Result<BlobWriter> BlobWriter::open(
    const Descriptor& descriptor, const QString& finalPath, const std::stop_token& stop)
{
    auto hasher = DigestHasher::create(descriptor.digest.algorithm());
    if (!hasher)
        return hasher.error();
    auto file = openPartial(partialPath(finalPath));
    if (!file)
        return file.error();
    BlobWriter writer(descriptor, std::move(*file), finalPath, std::move(*hasher));
    if (auto done = writer.takeUpPartial(stop); !done)
        return done.error();
    if (auto space = checkSpace(writer.m_file, descriptor.size - writer.m_offset); !space) {
        if (writer.m_offset == 0)
            writer.abandon();
        return space.error();
    }
    return writer;
}

Result<void> BlobWriter::takeUpPartial(const std::stop_token& stop)
{
    const auto size = m_file.size();
    if (!size)
        return size.error();
    if (*size > m_descriptor.size)
        return restart();
    while (m_offset < *size) {
        if (stop.stop_requested())
            return Error::cancelled();
        const auto piece = m_file.read(m_offset, std::min(rehashPiece, *size - m_offset));
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            break;
        m_hasher.update(*piece);
        m_offset += piece->size();
    }
    m_writebackFrom = m_offset;
    return m_file.truncate(m_offset);
}

Result<void> BlobWriter::restart()
{
    auto hasher = DigestHasher::create(m_descriptor.digest.algorithm());
    if (!hasher)
        return hasher.error();
    m_hasher = std::move(*hasher);
    m_offset = 0;
    m_writebackFrom = 0;
    return m_file.truncate(0);
}

Result<void> BlobWriter::write(QByteArrayView bytes)
{
    if (!m_file.isOpen())
        return Error::internal(QStringLiteral("a blob was written to after its end"));
    if (bytes.size() > m_descriptor.size - m_offset)
        return Error::protocol(
            QStringLiteral("more than the %1 bytes its descriptor says").arg(m_descriptor.size))
            .withCode(QStringLiteral("SIZE_MISMATCH"))
            .at(QString(), m_finalPath);
    if (auto written = m_file.write(bytes); !written) {
        // What was written of the piece is not hashed: cut it off, so that the writer still tells the truth.
        const auto cut = m_file.truncate(m_offset);
        Q_UNUSED(cut)
        return written;
    }
    m_hasher.update(bytes);
    m_offset += bytes.size();
    if (m_offset - m_writebackFrom >= writebackEvery) {
        m_file.startWriteback(m_writebackFrom, m_offset - m_writebackFrom);
        m_writebackFrom = m_offset;
    }
    return {};
}

Result<void> BlobWriter::commit()
{
    if (!m_file.isOpen())
        return Error::internal(QStringLiteral("a blob was finished twice"));
    if (m_offset != m_descriptor.size)
        return Error::protocol(
            QStringLiteral("%1 bytes came, its descriptor says %2").arg(m_offset).arg(m_descriptor.size))
            .withCode(QStringLiteral("SIZE_MISMATCH"))
            .at(QString(), m_finalPath);
    const Digest actual = m_hasher.finish();
    if (actual != m_descriptor.digest) {
        abandon();
        return Error::protocol(QStringLiteral("the content's digest is %1, not %2")
                                   .arg(actual.toString(), m_descriptor.digest.toString()))
            .withCode(QStringLiteral("DIGEST_MISMATCH"))
            .at(QString(), m_finalPath);
    }
    Result<void> done = m_file.sync();
    if (done)
        done = renameFile(m_file.path(), m_finalPath);
    m_file.close();
    return done;
}

void BlobWriter::keep()
{
    if (!m_file.isOpen())
        return;
    if (m_offset == 0)
        QFile::remove(m_file.path()); // nothing worth taking up
    m_file.close();
}

void BlobWriter::abandon()
{
    if (!m_file.isOpen())
        return;
    QFile::remove(m_file.path());
    m_file.close();
}

} // namespace portolan
