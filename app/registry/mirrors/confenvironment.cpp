// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/confenvironment.h"

#include <QDir>
#include <QProcessEnvironment>

#include <unistd.h>

namespace portolan {

ConfEnvironment ConfEnvironment::ofProcess()
{
    ConfEnvironment out;
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    for (const QLatin1String name :
        {QLatin1String("CONTAINERS_REGISTRIES_CONF"), QLatin1String("CONTAINERS_REGISTRIES_CONF_OVERRIDE"),
            QLatin1String("XDG_CONFIG_HOME"), QLatin1String("XDG_CACHE_HOME")})
        out.variables.insert(name, process.value(name));
    out.home = QDir::homePath();
    out.userId = QString::number(::getuid());
    return out;
}

} // namespace portolan
