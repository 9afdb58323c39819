// SPDX-License-Identifier: Apache-2.0
#include "store/storeerror.h"

namespace portolan {
namespace {

// SQLite's primary result codes (sqlite3.h); Qt hands on the extended ones, whose low byte is the primary.
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteNotADatabase = 26;

QString damagedCode()
{
    return QStringLiteral("DATABASE_DAMAGED");
}

QString codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return QStringLiteral("DATABASE_BUSY");
    case sqliteCorrupt:
    case sqliteNotADatabase:
        return damagedCode();
    case sqliteFull:
        return QStringLiteral("DISK_FULL");
    default:
        return QStringLiteral("DATABASE_FAILED");
    }
}

} // namespace

Error storeError(const QSqlError& error)
{
    const QString text = QStringLiteral("%1 (%2)").arg(error.databaseText(), error.driverText());
    return Error::storage(text).withCode(codeOf(error.nativeErrorCode().toInt()));
}

Error damagedError(const QString& detail)
{
    return Error::storage(detail).withCode(damagedCode());
}

bool isDamage(const Error& error)
{
    return error.code() == damagedCode();
}

} // namespace portolan
