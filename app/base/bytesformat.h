// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace portolan {

//! A size in the locale's digits with decimal units, three significant digits: "312 MB". Negative sizes are
//! unknown: "".
[[nodiscard]] QString formatBytes(qint64 bytes, const QLocale& locale);
//! Bytes a second: "41.2 MB/s".
[[nodiscard]] QString formatRate(qint64 bytesPerSecond, const QLocale& locale);
//! Seconds as "7 s", "3 min 20 s", "2 h 5 min", from two days on "14 d 3 h". Negative is unknown: "".
[[nodiscard]] QString formatDuration(qint64 seconds);

} // namespace portolan
