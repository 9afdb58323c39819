// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/kubetime.h"

namespace portolan {

QDateTime kubeTime(const JsonReader& json)
{
    return QDateTime::fromString(json.text(), Qt::ISODateWithMs).toUTC();
}

} // namespace portolan
