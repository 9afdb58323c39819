// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/archivehandle.h"

#include "registry/layout/posixfile.h"

#include <QFile>

#include <cerrno>

namespace portolan {
namespace {

constexpr size_t readBlock = size_t(1) << 16;

} // namespace

void supportArchiveFilters(archive* handle)
{
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_bzip2(handle);
}

Result<void> openArchive(archive* handle, const QString& path)
{
    if (archive_read_open_filename(handle, QFile::encodeName(path).constData(), readBlock) != ARCHIVE_OK)
        return archiveError(handle, path);
    return {};
}

Error archiveError(archive* handle, const QString& path)
{
    const int number = archive_errno(handle);
    const QString text = QString::fromLocal8Bit(archive_error_string(handle));
    // libarchive's ARCHIVE_ERRNO_FILE_FORMAT, which its headers do not declare, is EILSEQ or EINVAL by
    // platform.
    if (text.contains(QStringLiteral("Unrecognized")) && text.contains(QStringLiteral("format")))
        return Error::unsupported(QStringLiteral("not a tar archive: %1").arg(text))
            .withCode(QStringLiteral("NOT_AN_ARCHIVE"))
            .at(QString(), path);
    if (number == ENOENT || number == EACCES || number == EIO || number == EISDIR)
        return fileError(number, QStringLiteral("read"), path);
    return Error::protocol(QStringLiteral("broken archive: %1").arg(text)).at(QString(), path);
}

} // namespace portolan
