// SPDX-License-Identifier: Apache-2.0
#include "base/diskspace.h"

#include <QFile>

#include <algorithm>
#include <limits>

#include <sys/statvfs.h>

namespace portolan {

namespace {

std::optional<qint64> freeBytes(const struct statvfs& status)
{
    if (status.f_blocks == 0 || status.f_frsize == 0)
        return std::nullopt;
    constexpr quint64 most = std::numeric_limits<qint64>::max();
    const quint64 blocks = std::min<quint64>(status.f_bavail, most / status.f_frsize);
    return static_cast<qint64>(blocks * status.f_frsize);
}

} // namespace

std::optional<qint64> freeDiskBytes(const QString& path)
{
    struct statvfs status = {};
    if (::statvfs(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return freeBytes(status);
}

std::optional<qint64> freeDiskBytes(int descriptor)
{
    struct statvfs status = {};
    if (::fstatvfs(descriptor, &status) != 0)
        return std::nullopt;
    return freeBytes(status);
}

} // namespace portolan
