// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/posixfile.h"

#include <memory>
#include <stop_token>
#include <sys/types.h>

struct archive;

namespace portolan {

//! Writes an uncompressed tar of plain files, the same bytes for the same content whenever it is written.
//! Every call blocks; one thread at a time.
class TarballWriter final {
public:
    //! Replaces what is there. `expectedBytes` (about the size of the whole) is reserved on the disk, so that
    //! a full one is found before the work. Errors: Storage, code DISK_FULL.
    [[nodiscard]] static Result<std::unique_ptr<TarballWriter>> create(
        const QString& path, qint64 expectedBytes);
    ~TarballWriter();
    Q_DISABLE_COPY_MOVE(TarballWriter)

    [[nodiscard]] Result<void> addBytes(const QString& name, QByteArrayView content);
    //! Errors: also Cancelled, between pieces; Storage when the file is not `size` bytes long.
    [[nodiscard]] Result<void> addFile(
        const QString& name, const QString& sourcePath, qint64 size, const std::stop_token& stop);
    //! A file in pieces: begin, writeEntry until `size` bytes are in, end.
    [[nodiscard]] Result<void> beginEntry(const QString& name, qint64 size);
    [[nodiscard]] Result<void> writeEntry(QByteArrayView piece);
    [[nodiscard]] Result<void> endEntry(); //!< Protocol, code SIZE_MISMATCH, when bytes are missing
    //! The end marker; then the file is on disk.
    [[nodiscard]] Result<void> finish();

private:
    explicit TarballWriter(PosixFile file);

    [[nodiscard]] Error failure() const;
    static ssize_t writeOut(archive* handle, void* self, const void* data, size_t size);

    PosixFile m_file;
    archive* m_archive;
    std::optional<Error> m_error; //!< of m_file, which libarchive cannot carry
    qint64 m_missing = 0; //!< bytes of the entry begun
    bool m_finished = false;
};

} // namespace portolan
