// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaytime.h"

#include "base/jsonreader.h"

namespace portolan {
namespace {

constexpr qint64 endOfYear9999 = 253'402'300'799;

} // namespace

QDateTime quayTime(const JsonReader& value)
{
    if (const auto seconds = value.integer()) {
        const bool usable = *seconds > 0 && *seconds <= endOfYear9999;
        return usable ? QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC) : QDateTime();
    }
    if (!value.isString())
        return {};
    const QString text = value.text();
    QDateTime time = QDateTime::fromString(text, Qt::RFC2822Date);
    if (!time.isValid())
        time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC); // written without a zone: the server's clock is UTC
    return time.isValid() ? time.toUTC() : QDateTime();
}

} // namespace portolan
