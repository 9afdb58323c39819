// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace portolan {

//! What errno says about a file, as an Error at that path: NotFound with code NO_SUCH_FILE, or Storage with
//! code DISK_FULL (no space, quota or size limit reached) or PERMISSION_DENIED where it is that. `action` is
//! English: "write", "open".
[[nodiscard]] Error fileError(int errorNumber, const QString& action, const QString& path);

//! An open file descriptor, closed by its destructor. Move only; one thread at a time. All calls block: keep
//! it off the worker and GUI threads. Errors are fileError()s.
class PosixFile final {
public:
    PosixFile() = default;
    PosixFile(PosixFile&& other) noexcept;
    PosixFile& operator=(PosixFile&& other) noexcept;
    PosixFile(const PosixFile&) = delete;
    PosixFile& operator=(const PosixFile&) = delete;
    ~PosixFile();

    //! `flags` as for open(2); close-on-exec is added. New files get 0666 less the umask.
    [[nodiscard]] static Result<PosixFile> open(const QString& path, int flags);

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] const QString& path() const { return m_path; }
    void close();

    [[nodiscard]] Result<qint64> size() const;
    //! All of the bytes, at the file's position.
    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    //! Up to `maxBytes` from `offset`; fewer only at the end of the file.
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qint64 maxBytes) const;
    [[nodiscard]] Result<void> truncate(qint64 size); //!< and puts the position there
    [[nodiscard]] Result<void> sync(); //!< the content survives a power cut after that
    //! Asks the kernel to begin writing this range to disk, so that a later sync() is short. Never fails.
    void startWriteback(qint64 offset, qint64 bytes);

    //! flock(2), shared or exclusive, without waiting. False: somebody else holds it.
    [[nodiscard]] Result<bool> tryLock(bool exclusive);
    //! The path still leads to what is open here: nobody removed or replaced it meanwhile.
    [[nodiscard]] bool isStillThere() const;

private:
    PosixFile(int descriptor, QString path);

    int m_descriptor = -1;
    QString m_path;
};

//! Makes renames and removals in a folder survive a power cut.
[[nodiscard]] Result<void> syncFolder(const QString& path);
//! rename(2), which replaces, and syncFolder() on the target's folder.
[[nodiscard]] Result<void> renameFile(const QString& from, const QString& to);
//! Replaces a file in one step: a temporary file beside it, synced, renamed. On any error the old file is
//! unchanged.
[[nodiscard]] Result<void> writeFileAtomically(const QString& path, QByteArrayView bytes);
//! Reads a file whole. Errors: TooLarge over `maxBytes`.
[[nodiscard]] Result<QByteArray> readWholeFile(const QString& path, qint64 maxBytes);

} // namespace portolan
