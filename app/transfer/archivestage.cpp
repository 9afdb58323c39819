// SPDX-License-Identifier: Apache-2.0
#include "transfer/archivestage.h"

#include "http/pooltask.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

namespace portolan {
namespace {

Error existsAlready(const QString& archive)
{
    return Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "the file exists already")))
        .withCode(QStringLiteral("FILE_EXISTS"))
        .at(QString(), archive);
}

Error busy(const QString& archive)
{
    return Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "another transfer is writing this archive")))
        .withCode(QStringLiteral("BUSY"))
        .at(QString(), archive);
}

//! Nothing but blobs is of use to a later try, and without any the stage itself is not.
void tidyUp(const QString& folder, const QString& temporaryArchive, bool givenUp)
{
    QFile::remove(temporaryArchive);
    QDirIterator blobs(
        folder + QStringLiteral("/blobs"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    if (givenUp || !blobs.hasNext())
        QDir(folder).removeRecursively();
}

//! Takes the name only when nothing has it. File systems that cannot promise it get a check just before.
Result<void> renameToNewName(const QString& from, const QString& to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return syncFolder(QFileInfo(to).path());
    if (errno == EEXIST)
        return existsAlready(to);
    if (errno != EINVAL && errno != ENOSYS)
        return fileError(errno, QStringLiteral("rename"), to);
    if (QFileInfo::exists(to))
        return existsAlready(to);
    return renameFile(from, to);
}

} // namespace

ArchiveStage::ArchiveStage(QString archivePath, bool replaceExisting)
    : m_archivePath(QFileInfo(archivePath).absoluteFilePath())
    , m_replace(replaceExisting)
{
    const QFileInfo target(m_archivePath);
    m_folder = QStringLiteral("%1/.%2.portolan-partial").arg(target.path(), target.fileName());
}

QString ArchiveStage::temporaryArchive() const
{
    return m_folder + QStringLiteral("/archive.tmp");
}

Result<std::shared_ptr<PosixFile>> ArchiveStage::claim(
    const QString& folder, const QString& archive, bool replace)
{
    const QFileInfo target(archive);
    if (target.isDir() || (target.exists() && !replace))
        return existsAlready(archive);
    if (!QFileInfo(target.path()).isDir())
        return fileError(ENOENT, QStringLiteral("write into"), target.path());
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (::mkdir(QFile::encodeName(folder).constData(), 0777) != 0 && errno != EEXIST)
            return fileError(errno, QStringLiteral("make the folder"), folder);
        auto file = PosixFile::open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
        if (!file && file.error().kind() == ErrorKind::NotFound)
            continue;
        if (!file)
            return file.error();
        const auto locked = file->tryLock(true);
        if (!locked)
            return locked.error();
        if (!*locked)
            return busy(archive);
        if (file->isStillThere()) // its last user may have removed it between our opening and locking it
            return std::make_shared<PosixFile>(std::move(*file));
    }
    return busy(archive);
}

QCoro::Task<Result<void>> ArchiveStage::open(std::stop_token stop)
{
    using Claim = std::shared_ptr<PosixFile>;
    const std::function<Result<Claim>()> job = [folder = m_folder, archive = m_archivePath,
                                                   replace = m_replace] {
        return claim(folder, archive, replace);
    };
    const auto claimed = co_await runOnPool<Claim>(&m_receiver.pool(), job, stop);
    if (!claimed)
        co_return claimed.error();
    m_claim = *claimed;
    auto opened = co_await m_receiver.open(m_folder, stop);
    co_return opened;
}

QList<Digest> ArchiveStage::used() const
{
    QList<Digest> out(m_used.cbegin(), m_used.cend());
    std::sort(out.begin(), out.end());
    return out;
}

Result<void> ArchiveStage::publish() const
{
    auto renamed = m_replace ? renameFile(temporaryArchive(), m_archivePath)
                             : renameToNewName(temporaryArchive(), m_archivePath);
    if (renamed)
        QDir(m_folder).removeRecursively();
    return renamed;
}

QCoro::Task<Result<void>> ArchiveStage::close(std::stop_token stop)
{
    Q_UNUSED(stop)
    m_receiver.close();
    const std::function<Result<void>()> job = [claimed = m_claim, folder = m_folder,
                                                  temporary = temporaryArchive(), givenUp = m_givenUp] {
        if (claimed && claimed->isStillThere()) // as long as it is, it is ours alone
            tidyUp(folder, temporary, givenUp);
        return Result<void>();
    };
    auto tidied = co_await runOnPool<void>(&m_receiver.pool(), job, std::stop_token());
    m_claim.reset();
    co_return tidied;
}

} // namespace portolan
