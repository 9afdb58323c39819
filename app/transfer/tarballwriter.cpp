// SPDX-License-Identifier: Apache-2.0
#include "transfer/tarballwriter.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace portolan {
namespace {

constexpr qint64 copyPiece = qint64(1) << 20;
constexpr int blockBytes = 1 << 20; //!< what libarchive hands out at once

} // namespace

TarballWriter::TarballWriter(PosixFile file) : m_file(std::move(file)), m_archive(archive_write_new()) {}

TarballWriter::~TarballWriter()
{
    if (!m_finished)
        archive_write_fail(m_archive); // or it would write on while it is freed
    archive_write_free(m_archive);
}

Result<std::unique_ptr<TarballWriter>> TarballWriter::create(const QString& path, qint64 expectedBytes)
{
    auto file = PosixFile::open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW);
    if (!file)
        return file.error();
    // Only "no space" counts: not every file system can reserve.
    const int reserved = expectedBytes > 0 ? ::posix_fallocate(file->descriptor(), 0, expectedBytes) : 0;
    if (reserved == ENOSPC || reserved == EDQUOT || reserved == EFBIG)
        return fileError(reserved, QStringLiteral("write"), path);
    std::unique_ptr<TarballWriter> writer(new TarballWriter(std::move(*file)));
    archive* const handle = writer->m_archive;
    if (!handle || archive_write_set_format_pax_restricted(handle) != ARCHIVE_OK
        || archive_write_add_filter_none(handle) != ARCHIVE_OK
        || archive_write_set_bytes_per_block(handle, blockBytes) != ARCHIVE_OK
        || archive_write_set_bytes_in_last_block(handle, 1) != ARCHIVE_OK
        || archive_write_open(handle, writer.get(), nullptr, &TarballWriter::writeOut, nullptr) != ARCHIVE_OK)
        return Error::internal(QStringLiteral("libarchive cannot write a tar"));
    return writer;
}

ssize_t TarballWriter::writeOut(archive* handle, void* self, const void* data, size_t size)
{
    auto* const writer = static_cast<TarballWriter*>(self);
    const auto written =
        writer->m_file.write(QByteArrayView(static_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (written)
        return static_cast<ssize_t>(size);
    writer->m_error = written.error();
    archive_set_error(handle, EIO, "write failed");
    return -1;
}

Error TarballWriter::failure() const
{
    if (m_error)
        return *m_error;
    return Error::storage(QString::fromUtf8(archive_error_string(m_archive))).at(QString(), m_file.path());
}

Result<void> TarballWriter::addBytes(const QString& name, QByteArrayView content)
{
    if (auto begun = beginEntry(name, content.size()); !begun)
        return begun;
    if (auto written = writeEntry(content); !written)
        return written;
    return endEntry();
}

Result<void> TarballWriter::addFile(
    const QString& name, const QString& sourcePath, qint64 size, const std::stop_token& stop)
{
    auto source = PosixFile::open(sourcePath, O_RDONLY | O_NOFOLLOW);
    if (!source)
        return source.error();
    if (auto begun = beginEntry(name, size); !begun)
        return begun;
    for (qint64 offset = 0; offset < size;) {
        if (stop.stop_requested())
            return Error::cancelled();
        const auto piece = source->read(offset, std::min(copyPiece, size - offset));
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            break;
        if (auto written = writeEntry(*piece); !written)
            return written;
        offset += piece->size();
    }
    return endEntry();
}

Result<void> TarballWriter::beginEntry(const QString& name, qint64 size)
{
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.toUtf8().constData());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, size);
    archive_entry_set_mtime(entry, 0, 0);
    const int status = archive_write_header(m_archive, entry);
    archive_entry_free(entry);
    m_missing = size;
    if (status != ARCHIVE_OK)
        return failure();
    return {};
}

Result<void> TarballWriter::writeEntry(QByteArrayView piece)
{
    if (piece.size() > m_missing)
        return Error::protocol(QStringLiteral("more content than announced"))
            .withCode(QStringLiteral("SIZE_MISMATCH"))
            .at(QString(), m_file.path());
    m_missing -= piece.size();
    while (!piece.isEmpty()) {
        const la_ssize_t written =
            archive_write_data(m_archive, piece.data(), static_cast<size_t>(piece.size()));
        if (written <= 0)
            return failure();
        piece = piece.sliced(written);
    }
    return {};
}

Result<void> TarballWriter::endEntry()
{
    if (m_missing > 0)
        return Error::protocol(QStringLiteral("%1 bytes of content are missing").arg(m_missing))
            .withCode(QStringLiteral("SIZE_MISMATCH"))
            .at(QString(), m_file.path());
    if (archive_write_finish_entry(m_archive) != ARCHIVE_OK)
        return failure();
    return {};
}

Result<void> TarballWriter::finish()
{
    if (archive_write_close(m_archive) != ARCHIVE_OK)
        return failure();
    m_finished = true;
    const off_t end = ::lseek(m_file.descriptor(), 0, SEEK_CUR);
    if (auto cut = m_file.truncate(end); !cut) // gives back what was reserved too much
        return cut;
    return m_file.sync();
}

} // namespace portolan
