// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/posixfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace portolan {
namespace {

//! Linux moves at most this much in one call; smaller pieces also bound the time until a signal is seen.
constexpr qint64 largestTransfer = qint64(1) << 30;

} // namespace

Error fileError(int errorNumber, const QString& action, const QString& path)
{
    // qt_error_string is thread safe, strerror is not.
    const QString detail = QStringLiteral("cannot %1: %2").arg(action, qt_error_string(errorNumber));
    switch (errorNumber) {
    case ENOENT:
    case ENOTDIR:
        return Error::notFound(detail).withCode(QStringLiteral("NO_SUCH_FILE")).at(QString(), path);
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return Error::storage(detail).withCode(QStringLiteral("DISK_FULL")).at(QString(), path);
    case EACCES:
    case EPERM:
    case EROFS:
        return Error::storage(detail).withCode(QStringLiteral("PERMISSION_DENIED")).at(QString(), path);
    default:
        return Error::storage(detail).at(QString(), path);
    }
}

PosixFile::PosixFile(int descriptor, QString path) : m_descriptor(descriptor), m_path(std::move(path)) {}

PosixFile::PosixFile(PosixFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

PosixFile& PosixFile::operator=(PosixFile&& other) noexcept
{
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_path = std::move(other.m_path);
    }
    return *this;
}

PosixFile::~PosixFile()
{
    close();
}

Result<PosixFile> PosixFile::open(const QString& path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return fileError(errno, QStringLiteral("open"), path);
    return PosixFile(descriptor, path);
}

void PosixFile::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

Result<qint64> PosixFile::size() const
{
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        return fileError(errno, QStringLiteral("read the size"), m_path);
    return qint64(status.st_size);
}

Result<void> PosixFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto piece = static_cast<size_t>(std::min<qint64>(bytes.size(), largestTransfer));
        const ssize_t written = ::write(m_descriptor, bytes.data(), piece);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return fileError(errno, QStringLiteral("write"), m_path);
        }
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<QByteArray> PosixFile::read(qint64 offset, qint64 maxBytes) const
{
    QByteArray out(static_cast<qsizetype>(maxBytes), Qt::Uninitialized);
    qint64 have = 0;
    while (have < maxBytes) {
        const auto piece = static_cast<size_t>(std::min(maxBytes - have, largestTransfer));
        const ssize_t got = ::pread(m_descriptor, out.data() + have, piece, offset + have);
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return fileError(errno, QStringLiteral("read"), m_path);
        }
        if (got == 0)
            break;
        have += got;
    }
    out.truncate(static_cast<qsizetype>(have));
    return out;
}

Result<void> PosixFile::truncate(qint64 size)
{
    if (::ftruncate(m_descriptor, size) != 0 || ::lseek(m_descriptor, size, SEEK_SET) < 0)
        return fileError(errno, QStringLiteral("truncate"), m_path);
    return {};
}

Result<void> PosixFile::sync()
{
    if (::fdatasync(m_descriptor) != 0 && errno != EINVAL && errno != ENOTSUP)
        return fileError(errno, QStringLiteral("write to disk"), m_path);
    return {};
}

void PosixFile::startWriteback(qint64 offset, qint64 bytes)
{
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(m_descriptor, offset, bytes, SYNC_FILE_RANGE_WRITE);
#else
    Q_UNUSED(offset)
    Q_UNUSED(bytes)
#endif
}

Result<bool> PosixFile::tryLock(bool exclusive)
{
    if (::flock(m_descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0)
        return true;
    if (errno == EWOULDBLOCK)
        return false;
    return fileError(errno, QStringLiteral("lock"), m_path);
}

bool PosixFile::isStillThere() const
{
    struct stat open = {};
    struct stat named = {};
    return ::fstat(m_descriptor, &open) == 0 && ::lstat(QFile::encodeName(m_path).constData(), &named) == 0
        && open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

Result<void> syncFolder(const QString& path)
{
    auto folder = PosixFile::open(path, O_RDONLY | O_DIRECTORY);
    if (!folder)
        return folder.error();
    // Some network and FUSE file systems cannot sync folders; they promise nothing and nothing more can be
    // done.
    if (::fsync(folder->descriptor()) != 0 && errno != EINVAL && errno != ENOTSUP)
        return fileError(errno, QStringLiteral("write to disk"), path);
    return {};
}

Result<void> renameFile(const QString& from, const QString& to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return fileError(errno, QStringLiteral("rename"), to);
    return syncFolder(QFileInfo(to).path());
}

Result<void> writeFileAtomically(const QString& path, QByteArrayView bytes)
{
    const QFileInfo target(path);
    const QString temporary = QStringLiteral("%1/.%2.%3.tmp")
                                  .arg(target.path(), target.fileName())
                                  .arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
    auto file = PosixFile::open(temporary, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return file.error();
    Result<void> done = file->write(bytes);
    if (done)
        done = file->sync();
    file->close();
    if (done)
        done = renameFile(temporary, path);
    if (!done)
        QFile::remove(temporary);
    return done;
}

Result<QByteArray> readWholeFile(const QString& path, qint64 maxBytes)
{
    auto file = PosixFile::open(path, O_RDONLY);
    if (!file)
        return file.error();
    const auto size = file->size();
    if (!size)
        return size.error();
    if (*size > maxBytes)
        return Error::tooLarge(QStringLiteral("%1 bytes are over the limit of %2").arg(*size).arg(maxBytes))
            .at(QString(), path);
    return file->read(0, *size);
}

} // namespace portolan
