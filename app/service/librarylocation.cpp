// SPDX-License-Identifier: Apache-2.0
#include "service/librarylocation.h"

#include <QStandardPaths>

namespace portolan {

QString localLibraryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/portolan/library");
}

} // namespace portolan
