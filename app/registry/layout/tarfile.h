// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/blobreader.h"
#include "registry/layout/tarcatalog.h"

#include <memory>

namespace portolan {

//! A tar opened for reading its members in any order. A compressed one is unpacked
//! once into a temporary file, which has no name any more once this is open. Cheap to copy; any thread;
//! opening blocks for as long as that takes.
class TarFile final {
public:
    //! Errors: those of TarCatalog::read(); TooLarge (a compressed archive that grows beyond 200 times its
    //! size, or does not fit the disk with room to spare); Storage.
    [[nodiscard]] static Result<TarFile> open(const QString& path, const std::stop_token& stop = {});

    [[nodiscard]] const QString& path() const { return m_path; } //!< as opened
    [[nodiscard]] const TarCatalog& catalog() const { return *m_catalog; }
    [[nodiscard]] BlobReader reader(const TarMember& member) const;
    //! A small member whole. Errors: NotFound, TooLarge.
    [[nodiscard]] Result<QByteArray> readMember(const QString& name, qint64 maxBytes) const;

private:
    TarFile() = default;

    [[nodiscard]] static Result<TarFile> openCompressed(const QString& path, const std::stop_token& stop);
    //! `tar` is what to read, `path` what it is called.
    [[nodiscard]] static Result<TarFile> openPlain(
        const QString& path, const QString& tar, const std::stop_token& stop);

    QString m_path;
    std::shared_ptr<const PosixFile> m_file;
    std::shared_ptr<const TarCatalog> m_catalog;
};

} // namespace portolan
