// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

namespace portolan {

class Database;

//! The version of the schema this program writes; kept in the file's user_version.
inline constexpr int schemaVersion = 1;

//! Brings a database from whatever version it has to schemaVersion, in one transaction. Errors: Unsupported
//! with code DATABASE_NEWER when a newer program wrote it: it stays untouched; otherwise as storeError().
[[nodiscard]] Result<void> migrate(Database& database);

} // namespace portolan
