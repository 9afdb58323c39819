// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>

namespace portolan {

//! One prepared statement, for use again and again with other values. Thread of its database.
class Statement final {
public:
    //! Errors: as storeError().
    [[nodiscard]] static Result<Statement> prepare(const QSqlDatabase& database, const QString& sql);

    //! Runs it with values for its `?`, in order. Null strings and byte arrays are stored as empty ones, a
    //! QVariant without a value as NULL. Errors: as storeError().
    [[nodiscard]] Result<void> run(std::initializer_list<QVariant> values = {});
    //! Steps to the next row. False: no more. Errors: as storeError().
    [[nodiscard]] Result<bool> next();
    //! Lets go of the rows not read, so that the database may be written or closed.
    void finish() { m_query.finish(); }

    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] int rowsChanged() const { return m_query.numRowsAffected(); }
    [[nodiscard]] qint64 insertedId() const { return m_query.lastInsertId().toLongLong(); }

private:
    explicit Statement(QSqlQuery query);

    QSqlQuery m_query;
};

} // namespace portolan
