// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QString>

#include <optional>

namespace portolan {

//! Where an entry of a layout is listed: which repository, under which tag. A value.
class LayoutName final {
public:
    LayoutName() = default;
    LayoutName(QString repositoryName, QString tagName);

    friend bool operator==(const LayoutName&, const LayoutName&) = default;

    QString repository;
    QString tag; //!< empty: listed by its digest only
};

//! The rule by which `org.opencontainers.image.ref.name` (protocols/local-config.md section 4) becomes a
//! repository and tag. `own` is the source's own repository, ownRepository(path):
//!   `quay.io/ns/app:1.0`, `app:1.0`   repository `quay.io/ns/app` or `app`, verbatim, tag `1.0`
//!   `quay.io/ns/app@sha256:...`       repository `quay.io/ns/app`, digest only
//!   `1.0`                             repository `own`, tag `1.0`
//!   absent, or a bare digest          repository `own`, digest only
//!   anything else                     repository `own`, the whole name as its tag, verbatim
[[nodiscard]] LayoutName layoutName(const QString& refName, const QString& own);

//! The digest that a `tag or digest` is, or nothing: short ones such as `app:1`, digests by the letter of the
//! grammar, are names.
[[nodiscard]] std::optional<Digest> digestIn(const QString& tagOrDigest);

//! The ref name a new entry gets, the inverse of layoutName(): the bare tag in the own repository, else
//! `repository:tag`.
[[nodiscard]] QString refNameOf(const QString& repository, const QString& tag, const QString& own);
//! The same for an entry known by digest only: none in the own repository, else `repository@digest`.
[[nodiscard]] QString refNameOf(const QString& repository, const Digest& digest, const QString& own);

//! What a folder's or archive's own images are listed under: its file name without `.tar` and the like, made
//! to fit the grammar of repositories.
[[nodiscard]] QString ownRepository(const QString& path);

} // namespace portolan
