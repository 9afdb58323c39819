// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/tarfile.h"

#include "base/diskspace.h"
#include "registry/layout/archivehandle.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <fcntl.h>

namespace portolan {
namespace {

constexpr qint64 maxGrowth = 200;
constexpr qint64 alwaysAllowed = qint64(256) << 20; //!< small archives of zeros are no bombs
constexpr qint64 keepFree = qint64(512) << 20;

bool isCompressed(const QByteArray& start)
{
    return start.startsWith("\x1f\x8b") || start.startsWith("\x28\xb5\x2f\xfd") || start.startsWith("BZh")
        || start.startsWith("\xfd"
                            "7zXZ");
}

//! /tmp is often memory; what container tools unpack goes to /var/tmp.
QString temporaryFolder()
{
    const QFileInfo big(QStringLiteral("/var/tmp"));
    return qEnvironmentVariableIsSet("TMPDIR") || !big.isWritable() ? QDir::tempPath() : big.filePath();
}

qint64 growthLimit(qint64 compressedSize, const QString& target)
{
    const qint64 byGrowth = std::max(
        alwaysAllowed, compressedSize > (qint64(1) << 50) ? compressedSize : compressedSize * maxGrowth);
    const std::optional<qint64> available = freeDiskBytes(target);
    return available ? std::min(byGrowth, std::max<qint64>(*available - keepFree, 0)) : byGrowth;
}

Result<void> unpack(const QString& from, const QString& to, qint64 limit, const std::stop_token& stop)
{
    const ArchiveHandle handle(archive_read_new());
    archive_read_support_format_raw(handle.get());
    supportArchiveFilters(handle.get());
    if (auto opened = openArchive(handle.get(), from); !opened)
        return opened;
    archive_entry* entry = nullptr;
    if (archive_read_next_header(handle.get(), &entry) != ARCHIVE_OK)
        return archiveError(handle.get(), from);
    auto out = PosixFile::open(to, O_WRONLY | O_CREAT | O_EXCL);
    if (!out)
        return out.error();
    qint64 total = 0;
    for (;;) {
        if (stop.stop_requested())
            return Error::cancelled();
        const void* block = nullptr;
        size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(handle.get(), &block, &size, &offset);
        if (status == ARCHIVE_EOF)
            return {};
        if (status != ARCHIVE_OK)
            return archiveError(handle.get(), from);
        total += static_cast<qint64>(size);
        if (total > limit)
            return Error::tooLarge(QStringLiteral("unpacked it is over the limit of %1 bytes").arg(limit))
                .at(QString(), from);
        const QByteArrayView bytes(static_cast<const char*>(block), static_cast<qsizetype>(size));
        if (auto written = out->write(bytes); !written)
            return written;
    }
}

} // namespace

Result<TarFile> TarFile::open(const QString& path, const std::stop_token& stop)
{
    const auto file = PosixFile::open(path, O_RDONLY);
    if (!file)
        return file.error();
    if (QFileInfo(path).isDir())
        return Error::unsupported(QStringLiteral("a folder is no archive"))
            .withCode(QStringLiteral("NOT_AN_ARCHIVE"))
            .at(QString(), path);
    const auto start = file->read(0, 8);
    if (!start)
        return start.error();
    if (isCompressed(*start))
        return openCompressed(path, stop);
    return openPlain(path, path, stop);
}

Result<TarFile> TarFile::openCompressed(const QString& path, const std::stop_token& stop)
{
    // The folder goes at the end of this, the open file in it stays readable.
    const QTemporaryDir folder(temporaryFolder() + QStringLiteral("/portolan-XXXXXX"));
    if (!folder.isValid())
        return Error::storage(QStringLiteral("cannot make a temporary folder: %1").arg(folder.errorString()));
    const QString tar = folder.filePath(QStringLiteral("archive.tar"));
    const qint64 limit = growthLimit(QFileInfo(path).size(), folder.path());
    if (auto unpacked = unpack(path, tar, limit, stop); !unpacked)
        return unpacked.error();
    return openPlain(path, tar, stop);
}

Result<TarFile> TarFile::openPlain(const QString& path, const QString& tar, const std::stop_token& stop)
{
    auto file = PosixFile::open(tar, O_RDONLY);
    if (!file)
        return file.error();
    auto catalog = TarCatalog::read(tar, path, stop);
    if (!catalog)
        return catalog.error();
    TarFile out;
    out.m_path = path;
    out.m_file = std::make_shared<const PosixFile>(std::move(*file));
    out.m_catalog = std::make_shared<const TarCatalog>(std::move(*catalog));
    return out;
}

BlobReader TarFile::reader(const TarMember& member) const
{
    return {m_file, member.offset, member.size};
}

Result<QByteArray> TarFile::readMember(const QString& name, qint64 maxBytes) const
{
    const auto member = m_catalog->find(name);
    if (!member)
        return Error::notFound(QStringLiteral("there is no %1 in the archive").arg(name))
            .at(QString(), m_path);
    if (member->size > maxBytes)
        return Error::tooLarge(
            QStringLiteral("%1 has %2 bytes, the limit is %3").arg(name).arg(member->size).arg(maxBytes))
            .at(QString(), m_path);
    return reader(*member).read(0, member->size);
}

} // namespace portolan
