// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/database.h"

namespace portolan {

//! A write transaction: what is done until commit() is in the file as a whole or not at all. Rolls back when
//! it goes without commit(). Not nested. Thread of its database.
class Transaction final {
public:
    //! Takes the write lock at once, so that it cannot fail half way. Errors: as storeError().
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Q_DISABLE_COPY(Transaction)

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database& database);

    Database* m_database;
};

} // namespace portolan
