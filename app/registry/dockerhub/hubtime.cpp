// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/hubtime.h"

namespace portolan {

QDateTime hubTime(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace portolan
