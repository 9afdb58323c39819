// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/tararchive.h"

#include <QFile>

#include <archive.h>
#include <archive_entry.h>

namespace portolan {
namespace {

void describeEntry(archive_entry* entry, TarArchive::Kind kind, const QByteArray& content)
{
    archive_entry_set_perm(entry, 0644);
    switch (kind) {
    case TarArchive::Kind::File:
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, content.size());
        break;
    case TarArchive::Kind::Folder:
        archive_entry_set_filetype(entry, AE_IFDIR);
        break;
    case TarArchive::Kind::SymbolicLink:
        archive_entry_set_filetype(entry, AE_IFLNK);
        archive_entry_set_symlink(entry, content.constData());
        break;
    case TarArchive::Kind::HardLink:
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_hardlink(entry, content.constData());
        break;
    case TarArchive::Kind::Device:
        archive_entry_set_filetype(entry, AE_IFCHR);
        break;
    }
}

} // namespace

void TarArchive::add(const QByteArray& name, const QByteArray& content, Kind kind)
{
    m_entries.push_back({name, content, kind});
}

bool TarArchive::write(const QString& path, const char* filter) const
{
    archive* out = archive_write_new();
    archive_write_set_format_pax_restricted(out);
    if (*filter)
        archive_write_add_filter_by_name(out, filter);
    bool ok = archive_write_open_filename(out, QFile::encodeName(path).constData()) == ARCHIVE_OK;
    for (const Entry& item : m_entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, item.name.constData());
        describeEntry(entry, item.kind, item.content);
        ok = ok && archive_write_header(out, entry) == ARCHIVE_OK;
        if (item.kind == Kind::File)
            ok = ok
                && archive_write_data(out, item.content.constData(), static_cast<size_t>(item.content.size()))
                    == item.content.size();
        archive_entry_free(entry);
    }
    ok = archive_write_close(out) == ARCHIVE_OK && ok;
    archive_write_free(out);
    return ok;
}

} // namespace portolan
