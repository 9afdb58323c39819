// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace portolan {

// Filters in the catalog's language, RSQL (protocols/redhat-catalog.md section 2). What people type is only
// ever a value in them. Pure; not percent-encoded yet.

//! `field==value`, the value quoted where it needs to be.
[[nodiscard]] QString pyxisEquals(const QString& field, const QString& value);
//! A regular expression that finds `text` in any case, without flags and without backslashes, which the
//! language may eat: `[nN][oO][dD][eE]`.
[[nodiscard]] QString pyxisAnyCase(const QString& text);
//! Repositories of a registry whose name or title holds each of the words.
[[nodiscard]] QString pyxisSearchFilter(const QString& registry, const QString& words);
//! All repositories of a registry.
[[nodiscard]] QString pyxisRegistryFilter(const QString& registry);
//! Images of one repository; the field names are the images'.
[[nodiscard]] QString pyxisRepositoryImagesFilter(const QString& registry, const QString& repository);
//! Images that have this manifest digest, or are in the index of this digest.
[[nodiscard]] QString pyxisDigestFilter(const QString& digest);

} // namespace portolan
