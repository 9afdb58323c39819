// SPDX-License-Identifier: Apache-2.0
#include "service/librarylocation.h"

#include "registry/layout/seedlayout.h"

#include <QStandardPaths>
#include <QtConcurrentRun>

namespace portolan {

QString localLibraryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/portolan/library");
}

QFuture<Result<void>> seedLocalLibrary(const QString& folder, const QString& sampleArchive)
{
    return QtConcurrent::run(seedLayout, folder, sampleArchive);
}

} // namespace portolan
