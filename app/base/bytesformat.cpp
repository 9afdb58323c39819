// SPDX-License-Identifier: Apache-2.0
#include "base/bytesformat.h"

namespace portolan {
namespace {

constexpr qint64 oneDay = 86'400;

} // namespace

QString formatBytes(qint64 bytes, const QLocale& locale)
{
    if (bytes < 0)
        return {};
    if (bytes < 1000)
        return locale.formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat);
    auto shown = static_cast<double>(bytes);
    while (shown >= 999.5)
        shown /= 1000;
    const int decimals = shown < 9.995 ? 2 : shown < 99.95 ? 1 : 0;
    return locale.formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString formatRate(qint64 bytesPerSecond, const QLocale& locale)
{
    return bytesPerSecond < 0 ? QString() : formatBytes(bytesPerSecond, locale) + QStringLiteral("/s");
}

QString formatDuration(qint64 seconds)
{
    if (seconds < 0)
        return {};
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds);
    if (seconds < 3600)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    if (seconds < 2 * oneDay)
        return QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
    const QString days = QStringLiteral("%1 d").arg(seconds / oneDay);
    const qint64 hours = seconds % oneDay / 3600;
    return hours == 0 ? days : days + QStringLiteral(" %1 h").arg(hours);
}

} // namespace portolan
