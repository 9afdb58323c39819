// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutfolder.h"

#include "base/jsonreader.h"
#include "base/logging.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace portolan {
namespace {

constexpr auto layoutFile = "oci-layout";
constexpr auto indexFile = "index.json";
constexpr std::chrono::milliseconds lockPatience{10'000};
//! A lock of a process that no longer lives is taken over at once; this is for one left by another machine.
constexpr std::chrono::milliseconds staleLock{600'000};
constexpr qint64 maxIndexBytes = qint64(64) * 1024 * 1024;

Result<void> checkVersion(const QByteArray& text)
{
    const auto json = JsonReader::parse(text);
    if (!json)
        return json.error();
    const QString version = (*json)[QLatin1StringView("imageLayoutVersion")].text();
    if (version.isEmpty())
        return Error::protocol(QStringLiteral("oci-layout names no imageLayoutVersion"));
    if (!version.startsWith(QStringLiteral("1.")))
        return Error::unsupported(QStringLiteral("image layout version %1").arg(version));
    return {};
}

//! Something in the folder that is no part of a layout whose making was interrupted (oci-layout is written
//! last).
QString foreignEntry(const QString& path)
{
    const QDir::Filters all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    const QStringList entries = QDir(path).entryList(all);
    for (const QString& name : entries) {
        const bool isOurs = name == QStringLiteral("blobs") || name == QLatin1String(indexFile)
            || (name.startsWith(u'.') && name.endsWith(QStringLiteral(".tmp")));
        if (!isOurs)
            return name;
    }
    return {};
}

Result<void> makeFolder(const QString& path)
{
    if (QDir().mkpath(path))
        return {};
    return fileError(errno == 0 ? EIO : errno, QStringLiteral("make the folder"), path);
}

} // namespace

LayoutLease::LayoutLease(PosixFile file) : m_file(std::move(file)) {}

LayoutFolder::LayoutFolder(QString path) : m_path(std::move(path)) {}

Error LayoutFolder::at(const Error& error, const QString& relativePath) const
{
    return error.at(QString(), m_path + u'/' + relativePath);
}

Result<LayoutFolder> LayoutFolder::open(const QString& path)
{
    LayoutFolder folder(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    const auto text = readWholeFile(folder.m_path + u'/' + QLatin1String(layoutFile), 4096);
    if (!text && text.error().kind() == ErrorKind::NotFound)
        return folder.at(
            Error::notFound(QStringLiteral("not an OCI image layout: there is no oci-layout file"))
                .withCode(QStringLiteral("NOT_A_LAYOUT")),
            QLatin1String(layoutFile));
    if (!text)
        return text.error();
    if (auto version = checkVersion(*text); !version)
        return folder.at(version.error(), QLatin1String(layoutFile));
    return folder;
}

Result<LayoutFolder> LayoutFolder::openOrCreate(const QString& path)
{
    const LayoutFolder folder(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    if (QFileInfo::exists(folder.m_path + u'/' + QLatin1String(layoutFile)))
        return open(path);
    if (const QString other = foreignEntry(folder.m_path); !other.isEmpty())
        return Error::conflict(QStringLiteral("the folder holds other things (%1)").arg(other))
            .withCode(QStringLiteral("NOT_A_LAYOUT"))
            .at(QString(), folder.m_path);
    if (auto made = makeFolder(folder.m_path + QStringLiteral("/blobs/sha256")); !made)
        return made.error();
    const QString index = folder.m_path + u'/' + QLatin1String(indexFile);
    if (!QFileInfo::exists(index)) {
        if (auto done = writeFileAtomically(index, LayoutIndex().toJson()); !done)
            return done.error();
    }
    const QByteArray version = QByteArrayLiteral(R"({"imageLayoutVersion":"1.0.0"})");
    if (auto done = writeFileAtomically(folder.m_path + u'/' + QLatin1String(layoutFile), version); !done)
        return done.error();
    return open(path);
}

bool LayoutFolder::isWritable() const
{
    return ::access(QFile::encodeName(m_path).constData(), W_OK) == 0;
}

Result<LayoutIndex> LayoutFolder::readIndex() const
{
    const auto text = readWholeFile(m_path + u'/' + QLatin1String(indexFile), maxIndexBytes);
    if (!text)
        return text.error();
    auto index = LayoutIndex::parse(*text);
    if (!index)
        return at(index.error(), QLatin1String(indexFile));
    return index;
}

Result<Descriptor> LayoutFolder::find(const QString& refName) const
{
    const auto index = readIndex();
    if (!index)
        return index.error();
    if (auto found = index->find(refName))
        return *found;
    return at(Error::notFound(QStringLiteral("there is no %1 in it").arg(refName))
                  .withCode(QStringLiteral("MANIFEST_UNKNOWN")),
        QLatin1String(indexFile));
}

Result<void> LayoutFolder::editIndex(const std::function<Result<void>(LayoutIndex&)>& edit) const
{
    QLockFile lock(m_path + QStringLiteral("/.index.json.lock"));
    lock.setStaleLockTime(static_cast<int>(staleLock.count()));
    if (!lock.tryLock(static_cast<int>(lockPatience.count()))) {
        if (lock.error() == QLockFile::LockFailedError)
            return at(Error::storage(QStringLiteral("another program is changing this layout"))
                          .withCode(QStringLiteral("LOCKED")),
                QLatin1String(indexFile));
        return at(Error::storage(QStringLiteral("cannot lock the layout: is the folder writable?"))
                      .withCode(QStringLiteral("PERMISSION_DENIED")),
            QLatin1String(indexFile));
    }
    auto index = readIndex();
    if (!index)
        return index.error();
    if (auto done = edit(*index); !done)
        return done;
    if (!index->isChanged())
        return {};
    return writeFileAtomically(m_path + u'/' + QLatin1String(indexFile), index->toJson());
}

Result<void> LayoutFolder::setEntry(const Descriptor& target, const QString& refName) const
{
    return editIndex([&](LayoutIndex& index) {
        index.setEntry(target, refName);
        return Result<void>();
    });
}

Result<void> LayoutFolder::removeEntry(const QString& refName) const
{
    return editIndex([&](LayoutIndex& index) -> Result<void> {
        if (index.removeIf([&](const LayoutEntry& entry) { return entry.refName == refName; }) == 0)
            return at(Error::notFound(QStringLiteral("there is no %1 in it").arg(refName)),
                QLatin1String(indexFile));
        return {};
    });
}

QString LayoutFolder::blobPath(const Digest& digest) const
{
    return QStringLiteral("%1/blobs/%2/%3").arg(m_path, digest.algorithm(), digest.encoded());
}

std::optional<qint64> LayoutFolder::blobSize(const Digest& digest) const
{
    struct stat status = {};
    if (digest.isNull() || ::stat(QFile::encodeName(blobPath(digest)).constData(), &status) != 0
        || !S_ISREG(status.st_mode))
        return std::nullopt;
    return qint64(status.st_size);
}

Result<BlobReader> LayoutFolder::openBlob(const Digest& digest) const
{
    auto reader = BlobReader::open(blobPath(digest));
    if (!reader && reader.error().kind() == ErrorKind::NotFound)
        return reader.error().withCode(QStringLiteral("BLOB_UNKNOWN"));
    return reader;
}

Result<BlobWriter> LayoutFolder::startBlob(const Descriptor& descriptor, const std::stop_token& stop) const
{
    if (!descriptor.digest.isVerifiable())
        return Error::unsupported(
            QStringLiteral("digest %1 cannot be verified").arg(descriptor.digest.toString()))
            .at(QString(), m_path);
    const QString path = blobPath(descriptor.digest);
    if (auto made = makeFolder(QFileInfo(path).path()); !made)
        return made.error();
    return BlobWriter::open(descriptor, path, stop);
}

Result<void> LayoutFolder::writeBlob(const Descriptor& descriptor, QByteArrayView bytes) const
{
    if (hasBlob(descriptor))
        return {};
    auto writer = startBlob(descriptor);
    if (!writer)
        return writer.error();
    if (writer->offset() > 0) {
        if (auto restarted = writer->restart(); !restarted)
            return restarted;
    }
    auto done = writer->write(bytes);
    if (done)
        done = writer->commit();
    if (!done)
        writer->abandon();
    return done;
}

Result<qint64> LayoutFolder::removeBlob(const Digest& digest) const
{
    const qint64 size = blobSize(digest).value_or(0);
    const QString path = blobPath(digest);
    if (::unlink(QFile::encodeName(path).constData()) == 0)
        return size;
    if (errno == ENOENT)
        return qint64(0);
    return fileError(errno, QStringLiteral("remove"), path);
}

QList<std::pair<Digest, QDateTime>> LayoutFolder::listBlobs() const
{
    QList<std::pair<Digest, QDateTime>> out;
    QDirIterator algorithms(m_path + QStringLiteral("/blobs"), QDir::Dirs | QDir::NoDotAndDotDot);
    while (algorithms.hasNext()) {
        algorithms.next();
        QDirIterator files(algorithms.filePath(), QDir::Files); // hidden ones, the partial blobs, stay out
        while (files.hasNext()) {
            files.next();
            if (const auto digest = Digest::parse(algorithms.fileName() + u':' + files.fileName()))
                out.emplace_back(*digest, files.fileInfo().lastModified());
        }
    }
    return out;
}

qint64 LayoutFolder::removeStalePartials(std::chrono::hours age) const
{
    qint64 freed = 0;
    const QDateTime limit = QDateTime::currentDateTime().addSecs(-std::chrono::seconds(age).count());
    QDirIterator files(m_path + QStringLiteral("/blobs"), {QLatin1String(partialPrefix) + u'*'},
        QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (files.fileInfo().lastModified() > limit)
            continue;
        auto file = PosixFile::open(files.filePath(), O_RDWR | O_NOFOLLOW);
        if (!file)
            continue;
        const auto locked = file->tryLock(true);
        const auto size = file->size();
        if (locked && *locked && QFile::remove(files.filePath()))
            freed += size.value_or(0);
    }
    return freed;
}

Result<LayoutLease> LayoutFolder::holdContent() const
{
    auto file = PosixFile::open(m_path + u'/' + QLatin1String(layoutFile), O_RDONLY);
    if (!file)
        return file.error();
    // Garbage collection holds its lock for moments, and only at its end: waiting for it is right.
    for (int attempt = 0; attempt < 600; ++attempt) {
        const auto locked = file->tryLock(false);
        if (!locked)
            qCWarning(logRegistry) << "no locks in" << m_path << locked.error().toLogLine();
        if (!locked || *locked)
            return LayoutLease(std::move(*file));
        ::usleep(50'000);
    }
    return at(Error::storage(QStringLiteral("another program is removing blobs from this layout"))
                  .withCode(QStringLiteral("LOCKED")),
        QLatin1String(layoutFile));
}

Result<std::optional<LayoutLease>> LayoutFolder::tryOwnContent() const
{
    auto file = PosixFile::open(m_path + u'/' + QLatin1String(layoutFile), O_RDONLY);
    if (!file)
        return file.error();
    const auto locked = file->tryLock(true);
    if (!locked)
        return locked.error();
    if (!*locked)
        return std::optional<LayoutLease>();
    return std::optional<LayoutLease>(LayoutLease(std::move(*file)));
}

} // namespace portolan
