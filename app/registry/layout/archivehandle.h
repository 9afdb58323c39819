// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace portolan {

class ArchiveDeleter final {
public:
    void operator()(archive* handle) const { archive_read_free(handle); }
};
//! A libarchive reader. One thread at a time.
using ArchiveHandle = std::unique_ptr<archive, ArchiveDeleter>;

//! The formats of compression that local archives come in; nothing that would start outside programs.
void supportArchiveFilters(archive* handle);
//! Opens a file with a reader whose formats and filters are set. Errors: as archiveError().
[[nodiscard]] Result<void> openArchive(archive* handle, const QString& path);
//! libarchive's last error: Storage where it carries an errno of the system, Unsupported (code
//! NOT_AN_ARCHIVE) for an unknown format, Protocol otherwise.
[[nodiscard]] Error archiveError(archive* handle, const QString& path);

} // namespace portolan
