// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harbortime.h"

namespace portolan {

QDateTime harborTime(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    return time.isValid() && time.date().year() > 1 ? time : QDateTime();
}

} // namespace portolan
