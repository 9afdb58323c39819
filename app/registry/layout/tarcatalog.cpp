// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/tarcatalog.h"

#include "registry/layout/archivehandle.h"

#include <QFileInfo>

namespace portolan {
namespace {

constexpr qsizetype maxEntries = 1'000'000;
constexpr qsizetype maxNameBytes = 4096;
constexpr qint64 peekBytes = qint64(8) << 20;
constexpr int maxLinks = 8;

QString fromArchive(const char* utf8, const char* raw)
{
    return utf8 ? QString::fromUtf8(utf8) : QString::fromLocal8Bit(raw);
}

QString nameOf(archive_entry* entry)
{
    return fromArchive(archive_entry_pathname_utf8(entry), archive_entry_pathname(entry));
}

Error unsafe(const QString& name, const QString& why)
{
    return Error::protocol(QStringLiteral("refused entry %1: %2").arg(name.left(200), why))
        .withCode(QStringLiteral("UNSAFE_ARCHIVE"));
}

} // namespace

TarMember::TarMember(qint64 start, qint64 bytes) : offset(start), size(bytes) {}

std::optional<QString> normalisedTarName(const QString& name, const QString& base)
{
    if (name.startsWith(u'/') || name.contains(QChar(u'\0')))
        return std::nullopt;
    QStringList parts = base.split(u'/', Qt::SkipEmptyParts);
    const QStringList steps = name.split(u'/', Qt::SkipEmptyParts);
    for (const QString& step : steps) {
        if (step == QStringLiteral("."))
            continue;
        if (step != QStringLiteral("..")) {
            parts.append(step);
            continue;
        }
        if (parts.isEmpty())
            return std::nullopt;
        parts.removeLast();
    }
    return parts.join(u'/');
}

//! One walk over a tar's headers.
class TarCatalog::Walk final {
public:
    explicit Walk(qint64 fileSize) : m_fileSize(fileSize) {}

    [[nodiscard]] Result<void> take(archive* handle, archive_entry* entry)
    {
        const QString name = nameOf(entry);
        const auto path = normalisedTarName(name);
        // A member's own name has no business with `..` at all; links below may go up, within the tar.
        const bool goesUp = name.split(u'/').contains(QStringLiteral(".."));
        if (!path || goesUp)
            return unsafe(name, QStringLiteral("its name leads out of the archive"));
        if (name.size() > maxNameBytes || ++m_count > maxEntries)
            return Error::tooLarge(QStringLiteral("too many entries, or names too long"));
        m_catalog.m_members.remove(*path);
        m_catalog.m_links.remove(*path);
        if (archive_entry_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK)
            return takeLink(entry, *path);
        if (archive_entry_filetype(entry) == AE_IFDIR)
            return {};
        if (archive_entry_filetype(entry) != AE_IFREG)
            return unsafe(name, QStringLiteral("it is a device or the like"));
        return takeFile(handle, entry, *path);
    }

    [[nodiscard]] TarCatalog finish() { return std::move(m_catalog); }

private:
    [[nodiscard]] Result<void> takeLink(archive_entry* entry, const QString& path)
    {
        const bool isHard = archive_entry_hardlink(entry) != nullptr;
        const QString text = isHard
            ? fromArchive(archive_entry_hardlink_utf8(entry), archive_entry_hardlink(entry))
            : fromArchive(archive_entry_symlink_utf8(entry), archive_entry_symlink(entry));
        const QString folder = path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 0));
        const auto target = normalisedTarName(text, isHard ? QString() : folder);
        if (!target)
            return unsafe(path, QStringLiteral("it links to something outside the archive"));
        m_catalog.m_links.insert(path, *target);
        return {};
    }

    [[nodiscard]] Result<void> takeFile(archive* handle, archive_entry* entry, const QString& path)
    {
        if (archive_entry_sparse_count(entry) > 0)
            return Error::unsupported(QStringLiteral("%1 is stored as a sparse file").arg(path.left(200)));
        // The header is consumed, so the last filter stands at the first byte of the content.
        const qint64 offset = archive_filter_bytes(handle, 0);
        const qint64 size = archive_entry_size(entry);
        if (size < 0 || offset < 0 || size > m_fileSize - offset)
            return Error::protocol(QStringLiteral("the archive is cut off in %1").arg(path.left(200)))
                .withCode(QStringLiteral("SIZE_MISMATCH"));
        m_catalog.m_members.insert(path, TarMember(offset, size));
        return {};
    }

    TarCatalog m_catalog;
    qint64 m_fileSize;
    qsizetype m_count = 0;
};

Result<TarCatalog> TarCatalog::read(const QString& path, const QString& shownAs, const std::stop_token& stop)
{
    const ArchiveHandle handle(archive_read_new());
    archive_read_support_format_tar(handle.get());
    if (auto opened = openArchive(handle.get(), path); !opened)
        return opened.error();
    Walk walk(QFileInfo(path).size());
    for (;;) {
        if (stop.stop_requested())
            return Error::cancelled();
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(handle.get(), &entry);
        if (status == ARCHIVE_EOF)
            return walk.finish();
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return archiveError(handle.get(), shownAs);
        if (auto taken = walk.take(handle.get(), entry); !taken)
            return taken.error().at(QString(), shownAs);
    }
}

Result<QStringList> TarCatalog::peekNames(const QString& path)
{
    const ArchiveHandle handle(archive_read_new());
    archive_read_support_format_tar(handle.get());
    supportArchiveFilters(handle.get());
    if (auto opened = openArchive(handle.get(), path); !opened)
        return opened.error();
    QStringList names;
    // Uncompressed, libarchive seeks over the contents: then the whole tar costs as little as its beginning.
    const bool isPlain = archive_filter_count(handle.get()) <= 1;
    while (names.size() < maxEntries && (isPlain || archive_filter_bytes(handle.get(), 0) < peekBytes)) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(handle.get(), &entry);
        if (status == ARCHIVE_EOF)
            break;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return archiveError(handle.get(), path);
        names.append(nameOf(entry));
        const bool isBig = archive_entry_size(entry) > peekBytes;
        if (!isPlain && isBig)
            break;
    }
    return names;
}

std::optional<TarMember> TarCatalog::find(const QString& name) const
{
    QString current = name;
    for (int hops = 0; hops <= maxLinks; ++hops) {
        if (const auto member = m_members.constFind(current); member != m_members.cend())
            return *member;
        const auto link = m_links.constFind(current);
        if (link == m_links.cend())
            return std::nullopt;
        current = *link;
    }
    return std::nullopt;
}

QStringList TarCatalog::names() const
{
    return QStringList(m_members.keys()) + QStringList(m_links.keys());
}

} // namespace portolan
