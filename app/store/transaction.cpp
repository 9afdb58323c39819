// SPDX-License-Identifier: Apache-2.0
#include "store/transaction.h"

#include "base/logging.h"

#include <utility>

namespace portolan {

Transaction::Transaction(Database& database) : m_database(&database) {}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    if (const auto undone = m_database->run(QStringLiteral("ROLLBACK")); !undone)
        qCWarning(logStore).noquote() << "rollback:" << undone.error().toLogLine();
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (const auto begun = database.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    return Transaction(database);
}

Result<void> Transaction::commit()
{
    auto done = m_database->run(QStringLiteral("COMMIT"));
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace portolan
