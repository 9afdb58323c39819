// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/posixfile.h"

#include <memory>

namespace portolan {

//! The bytes of one blob, from anywhere in it: a file, a part of one, or memory. It stays readable when the
//! file is removed meanwhile. Calls block; any thread. Cheap to copy.
class BlobReader final {
public:
    explicit BlobReader(QByteArray bytes);
    //! `size` bytes of a file from `start`.
    BlobReader(std::shared_ptr<const PosixFile> file, qint64 start, qint64 size);
    //! A whole file.
    [[nodiscard]] static Result<BlobReader> open(const QString& path);

    [[nodiscard]] qint64 size() const { return m_size; }
    //! Up to `maxBytes` from `offset`, cut at the blob's end. Errors: Protocol, code SIZE_MISMATCH, when the
    //! file has become shorter.
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qint64 maxBytes) const;

private:
    std::shared_ptr<const PosixFile> m_file; //!< null: m_bytes
    QByteArray m_bytes;
    qint64 m_start = 0;
    qint64 m_size = 0;
};

} // namespace portolan
