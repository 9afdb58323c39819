// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace portolan {

//! A regular file in a tar: where its bytes are. A value.
class TarMember final {
public:
    TarMember() = default;
    TarMember(qint64 start, qint64 bytes);

    qint64 offset = 0; //!< from the start of the tar
    qint64 size = 0;
};

//! The regular files of an uncompressed tar, by name, found by walking its headers once. Names are normalised
//! (no `./` in front); of two entries of one name the later counts. Links lead to their target inside the
//! tar. A value.
class TarCatalog final {
public:
    //! Errors: Unsupported (no tar: code NOT_AN_ARCHIVE; sparse members), Protocol (absolute names, `..` that
    //! leads out, device nodes, cut off), TooLarge (over 1,000,000 entries, names over 4096 bytes), Storage,
    //! Cancelled.
    //! `shownAs` is the path that errors name.
    [[nodiscard]] static Result<TarCatalog> read(
        const QString& path, const QString& shownAs, const std::stop_token& stop = {});
    //! The names at the beginning of a tar, also a gzip, zstd, xz or bzip2 compressed one, in order: what
    //! fits in about 8 MiB of it. Not normalised, for recognising it only.
    [[nodiscard]] static Result<QStringList> peekNames(const QString& path);

    [[nodiscard]] std::optional<TarMember> find(const QString& name) const;
    [[nodiscard]] QStringList names() const; //!< of files and links, in no order

private:
    class Walk;

    QHash<QString, TarMember> m_members;
    QHash<QString, QString> m_links; //!< name to normalised target
};

//! A tar member's name as a path from the root, or nothing when it is absolute or leads out of it. `base` is
//! the folder a relative link is in, empty for member names.
[[nodiscard]] std::optional<QString> normalisedTarName(const QString& name, const QString& base = QString());

} // namespace portolan
