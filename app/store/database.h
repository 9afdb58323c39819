// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/statement.h"

#include <QSqlDatabase>
#include <QString>

#include <initializer_list>
#include <memory>

namespace portolan {

//! The one SQLite file of Portolan, in write-ahead mode: ending the program at any instant loses at most what
//! was not committed. Opened, used and destroyed on one thread, the worker's; calls block. Several processes
//! may share the file. ContentCache, LastSeen and UndoJournal work on it and must be gone before it.
class Database final {
public:
    //! The file of this user, `<data folder>/portolan/portolan.db`.
    [[nodiscard]] static QString defaultPath();
    //! Opens or creates it, with its folder, for this user only, and brings it to the current schema. A
    //! damaged file is moved aside and a new one begun, see movedAside(). After an unclean end the file is
    //! checked as a whole, otherwise only in passing. Errors: Storage (not writable, busy), Unsupported with
    //! code DATABASE_NEWER.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString& path = defaultPath());
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    //! Where the damaged file went that this one replaces; empty: nothing was lost.
    [[nodiscard]] const QString& movedAside() const { return m_movedAside; }
    [[nodiscard]] const QString& path() const { return m_path; }

    //! Runs one statement with values for its `?`. Errors: as storeError(). Damage found is remembered, so
    //! that the next open() checks the file.
    [[nodiscard]] Result<void> run(const QString& sql, std::initializer_list<QVariant> values = {});
    //! The same for one with rows: step through them with Statement::next().
    [[nodiscard]] Result<Statement> query(const QString& sql, std::initializer_list<QVariant> values = {});
    //! The whole number in the first row. Errors also: Internal when there is no row.
    [[nodiscard]] Result<qint64> integer(const QString& sql, std::initializer_list<QVariant> values = {});
    //! Gives each row of a query to `take`, a function of a Statement that answers Result<void>. Ends at the
    //! first error: the query's, the database's or `take`'s, which is noted().
    template <typename Take> [[nodiscard]] Result<void> forEach(Result<Statement> rows, Take take) const
    {
        if (!rows)
            return rows.error();
        while (true) {
            const auto row = rows->next();
            if (!row)
                return noted(row.error());
            if (!*row)
                return {};
            if (const Result<void> taken = take(std::as_const(*rows)); !taken)
                return noted(taken.error());
        }
    }
    [[nodiscard]] Result<Statement> prepare(const QString& sql);
    //! Passes an error on after remembering damage. For statements of prepare().
    [[nodiscard]] Error noted(const Error& error) const;

private:
    explicit Database(QString path);

    [[nodiscard]] Result<void> connectAndMigrate(bool checkAll);
    [[nodiscard]] Result<void> check();
    [[nodiscard]] Result<void> moveAside();
    void disconnect();

    QString m_path;
    QString m_connection;
    QString m_movedAside;
    QSqlDatabase m_database;
};

} // namespace portolan
