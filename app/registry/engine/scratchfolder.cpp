// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/scratchfolder.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <optional>

namespace portolan {
namespace {

constexpr int attempts = 5;
constexpr int suffixLength = 6; //!< mkdtemp's

//! The folder, locked, or nothing when somebody else has it or it is gone.
std::optional<PosixFile> claim(const QString& path)
{
    auto folder = PosixFile::open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    if (!folder)
        return std::nullopt;
    const auto locked = folder->tryLock(true);
    if (!locked || !*locked)
        return std::nullopt;
    if (!folder->isStillThere())
        return std::nullopt;
    return std::move(*folder);
}

bool isOurs(const QString& name, const QStringList& prefixes)
{
    return std::any_of(prefixes.cbegin(), prefixes.cend(), [&](const QString& prefix) {
        return name.startsWith(prefix + u'-') && name.size() == prefix.size() + 1 + suffixLength;
    });
}

} // namespace

QString ScratchFolder::defaultParent()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/portolan");
}

ScratchFolder::ScratchFolder(PosixFile lock) : m_lock(std::move(lock)) {}

ScratchFolder::~ScratchFolder()
{
    const bool removed = remove();
    Q_UNUSED(removed) // what stays is nobody's any more, and goes at the next start
}

bool ScratchFolder::remove()
{
    if (!m_removed)
        m_removed = QDir(path()).removeRecursively();
    return m_removed;
}

Result<std::shared_ptr<ScratchFolder>> ScratchFolder::make(const QString& parent, const QString& prefix)
{
    QDir().mkpath(parent);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        QByteArray path = QFile::encodeName(QStringLiteral("%1/%2-XXXXXX").arg(parent, prefix));
        if (!::mkdtemp(path.data()))
            return fileError(errno, QStringLiteral("make a folder"), parent);
        // A start elsewhere may have seen it before it was locked, and taken it for a dead one's.
        auto lock = claim(QFile::decodeName(path));
        if (lock)
            return std::shared_ptr<ScratchFolder>(new ScratchFolder(std::move(*lock)));
    }
    return Error::storage(Sentence(QT_TRANSLATE_NOOP("Core", "no temporary folder could be locked")))
        .at(QString(), parent);
}

QStringList ScratchFolder::removeStale(const QString& parent, const QStringList& prefixes)
{
    QStringList removed;
    const QDir folder(parent);
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString& name : names) {
        const QString path = folder.filePath(name);
        if (!isOurs(name, prefixes))
            continue;
        const auto held = claim(path);
        if (held && QDir(path).removeRecursively())
            removed << path;
    }
    return removed;
}

} // namespace portolan
