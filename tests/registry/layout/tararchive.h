// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace portolan {

//! A tar with whatever a test wants in it, hostile things included, by libarchive: pax headers where needed.
class TarArchive final {
public:
    enum class Kind { File, Folder, SymbolicLink, HardLink, Device };

    void add(const QByteArray& name, const QByteArray& content, Kind kind = Kind::File);
    //! `filter` is a libarchive filter: "", "gzip", "zstd", "xz", "bzip2".
    [[nodiscard]] bool write(const QString& path, const char* filter = "") const;

private:
    class Entry final {
    public:
        QByteArray name;
        QByteArray content; //!< or where the link leads
        Kind kind;
    };

    std::vector<Entry> m_entries;
};

} // namespace portolan
