// SPDX-License-Identifier: Apache-2.0
#include "credentials/authenvironment.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QStringList>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace portolan {

AuthEnvironment AuthEnvironment::ofProcess()
{
    AuthEnvironment environment;
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    const QStringList names = process.keys();
    for (const QString& name : names)
        environment.variables.insert(name, process.value(name));
    environment.home = QDir::homePath();
#ifdef Q_OS_UNIX
    environment.userId = QString::number(::getuid());
#endif
    return environment;
}

QStringList AuthEnvironment::programFolders() const
{
    QStringList folders;
    const QStringList entries =
        variable(QLatin1String("PATH")).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString& entry : entries) {
        if (QDir::isAbsolutePath(entry))
            folders << entry;
    }
    return folders;
}

} // namespace portolan
