// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace portolan {

// How values look in the window, in the user's locale.

[[nodiscard]] QString sizeText(qint64 bytes); //!< "312 MB", empty when unknown
[[nodiscard]] QString exactSizeText(qint64 bytes); //!< "312 MB (311,954,120 bytes)"
[[nodiscard]] QString numberText(qint64 number); //!< "1,234"
//! How long ago, short: "just now", "5 min ago", "2 d ago", "3 months ago". Images that pretend to be from
//! the epoch, as reproducible builds do, say so. Empty when invalid.
[[nodiscard]] QString ageText(const QDateTime& when, const QDateTime& now = QDateTime::currentDateTimeUtc());
//! A time to the second, short: for lists in which two of them must not look the same.
[[nodiscard]] QString timeText(const QDateTime& when);
[[nodiscard]] QString dateText(const QDateTime& when); //!< local time, long; empty when invalid
[[nodiscard]] QString platformsText(const QStringList& platforms); //!< "amd64 +3"
[[nodiscard]] QString mediaTypeText(
    const QString& mediaType); //!< "OCI image", "Layer, zstd", else the type itself
[[nodiscard]] QString hexWithColons(const QByteArray& bytes); //!< "AB:CD:..." as certificate tools print it

} // namespace portolan
