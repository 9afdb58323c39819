// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QSqlError>

namespace portolan {

//! What SQLite said, as Storage: code DATABASE_DAMAGED, DISK_FULL, DATABASE_BUSY (another process holds it),
//! or DATABASE_FAILED. Never with values out of the database.
[[nodiscard]] Error storeError(const QSqlError& error);
[[nodiscard]] Error damagedError(const QString& detail);
[[nodiscard]] bool isDamage(const Error& error);

} // namespace portolan
