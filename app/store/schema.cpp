// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include "store/database.h"
#include "store/transaction.h"

#include <QStringList>

namespace portolan {
namespace {

//! The statements that lead from version `from` to the next. Never changed once released, only added to.
QStringList stepFrom(qint64 from)
{
    if (from != 0)
        return {};
    return {
        // The large column last: reading the others does not touch its overflow pages.
        QStringLiteral(
            "CREATE TABLE content (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE,"
            " media_type TEXT NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX content_used ON content (used, size)"),
        // Whole listings are one value each: names are always read and replaced together.
        QStringLiteral("CREATE TABLE registries (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                       " seen INTEGER, repositories BLOB)"),
        QStringLiteral("CREATE TABLE repositories (id INTEGER PRIMARY KEY,"
                       " registry INTEGER NOT NULL REFERENCES registries (id) ON DELETE CASCADE,"
                       " name TEXT NOT NULL, seen INTEGER, tags BLOB, UNIQUE (registry, name))"),
        // What a digest stands for never changes, so tags share it.
        QStringLiteral("CREATE TABLE images (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE,"
                       " media_type TEXT NOT NULL, size INTEGER NOT NULL, created INTEGER,"
                       " platforms TEXT NOT NULL, artifact_type TEXT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE tags (repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,"
            " name TEXT NOT NULL, image INTEGER NOT NULL, seen INTEGER NOT NULL,"
            " PRIMARY KEY (repository, name)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX tags_image ON tags (image)"),
        // An image of NULL: the tag was gone then.
        QStringLiteral("CREATE TABLE tag_changes (id INTEGER PRIMARY KEY,"
                       " repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,"
                       " name TEXT NOT NULL, seen INTEGER NOT NULL, image INTEGER)"),
        QStringLiteral("CREATE INDEX tag_changes_tag ON tag_changes (repository, name, id)"),
        QStringLiteral("CREATE INDEX tag_changes_image ON tag_changes (image)"),
        QStringLiteral("CREATE TABLE undo (id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL,"
                       " state INTEGER NOT NULL, registry TEXT NOT NULL, repository TEXT NOT NULL,"
                       " kind TEXT NOT NULL, note TEXT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE undo_manifests (entry INTEGER NOT NULL REFERENCES undo (id) ON DELETE CASCADE,"
            " position INTEGER NOT NULL, digest TEXT NOT NULL, media_type TEXT NOT NULL,"
            " bytes BLOB NOT NULL, PRIMARY KEY (entry, position)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE undo_tags (entry INTEGER NOT NULL REFERENCES undo (id) ON DELETE CASCADE,"
            " position INTEGER NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL,"
            " PRIMARY KEY (entry, position)) WITHOUT ROWID"),
    };
}

Result<qint64> versionOf(Database& database)
{
    return database.integer(QStringLiteral("PRAGMA user_version"));
}

} // namespace

Result<void> migrate(Database& database)
{
    // Without the write lock first: the usual case changes nothing.
    if (const auto version = versionOf(database); !version || *version == schemaVersion)
        return version ? Result<void>() : Result<void>(version.error());
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    // Another process may have migrated in between.
    const auto version = versionOf(database);
    if (!version)
        return version.error();
    if (*version > schemaVersion)
        return Error::unsupported(QStringLiteral("The database has version %1, this program knows %2")
                                      .arg(*version)
                                      .arg(schemaVersion))
            .withCode(QStringLiteral("DATABASE_NEWER"));
    for (qint64 from = *version; from < schemaVersion; ++from) {
        const QStringList statements = stepFrom(from);
        for (const QString& statement : statements) {
            if (const auto done = database.run(statement); !done)
                return done.error();
        }
    }
    if (const auto done = database.run(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion)); !done)
        return done.error();
    return transaction->commit();
}

} // namespace portolan
