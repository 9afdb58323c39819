// SPDX-License-Identifier: Apache-2.0
#include "http/retryafter.h"

#include <QLocale>

#include <algorithm>

namespace portolan {
namespace {

// Longer is nonsense and would overflow sums of times.
constexpr qint64 maxSeconds = qint64(365) * 24 * 3600;

QDateTime parseHttpDate(const QByteArray& value)
{
    const QString text = QString::fromLatin1(value).simplified();
    QDateTime date = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        date = QLocale::c().toDateTime(text, QStringLiteral("ddd MMM d hh:mm:ss yyyy")); // asctime
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace

std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray& value, const QDateTime& now)
{
    bool isNumber = false;
    qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (!isNumber) {
        const QDateTime date = parseHttpDate(value);
        if (!date.isValid())
            return std::nullopt;
        seconds = now.secsTo(date);
    }
    return std::chrono::seconds(std::clamp(seconds, qint64(0), maxSeconds));
}

} // namespace portolan
