// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace portolan {

//! How many bytes may still be written to the file system of an existing file or folder, by who runs this.
//! Nothing when the file system does not tell (some made of software do not), which is not the same as full:
//! then try, and ENOSPC will say. Asks the kernel alone, so it works where /proc/mounts knows no root (in a
//! chroot, say), as QStorageInfo does not. Thread-safe; may block as any access to that file system.
[[nodiscard]] std::optional<qint64> freeDiskBytes(const QString& path);
//! The same by an open file's descriptor.
[[nodiscard]] std::optional<qint64> freeDiskBytes(int descriptor);

} // namespace portolan
