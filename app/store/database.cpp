// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include "base/logging.h"
#include "store/schema.h"
#include "store/storeerror.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include <array>

namespace portolan {
namespace {

QString walOf(const QString& path)
{
    return path + QStringLiteral("-wal");
}
QString shmOf(const QString& path)
{
    return path + QStringLiteral("-shm");
}
//! Held while a process opens the file: SQLite's busy timeout does not cover the change to write-ahead mode,
//! and only one may move a damaged file aside.
QString lockOf(const QString& path)
{
    return path + QStringLiteral("-lock");
}
//! Its presence says that damage was met while the file was in use.
QString suspicionOf(const QString& path)
{
    return path + QStringLiteral("-suspect");
}

constexpr int openPatienceMs = 10000;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

//! An empty file, before SQLite makes one that others can read.
Result<void> prepareFile(const QString& path)
{
    QFile file(path);
    if (file.exists())
        return {};
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return Error::storage(file.errorString()).at(QString(), path);
    file.setPermissions(ownerOnly);
    return {};
}

} // namespace

QString Database::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/portolan/portolan.db");
}

Database::Database(QString path)
    : m_path(std::move(path))
    , m_connection(QStringLiteral("portolan-") + QUuid::createUuid().toString(QUuid::Id128))
{
}

Database::~Database()
{
    disconnect();
}

Result<std::unique_ptr<Database>> Database::open(const QString& path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return Error::storage(QStringLiteral("The folder cannot be made")).at(QString(), path);
    QLockFile lock(lockOf(path));
    // Stale is only a lock whose process is gone, however long an honest one takes to check the file.
    lock.setStaleLockTime(0);
    if (!lock.tryLock(openPatienceMs)) {
        return Error::storage(lock.error() == QLockFile::LockFailedError
                ? QStringLiteral("Another process is opening the database")
                : QStringLiteral("The folder cannot be written"))
            .at(QString(), path);
    }
    std::unique_ptr<Database> database(new Database(path));
    // A log that was not folded into the file means that the last user of it did not end well, or is still at
    // it.
    const bool checkAll = QFileInfo(walOf(path)).size() > 0 || QFile::exists(suspicionOf(path));
    auto opened = database->connectAndMigrate(checkAll);
    if (!opened && isDamage(opened.error())) {
        qCWarning(logStore).noquote() << "moving the database aside:" << opened.error().toLogLine();
        database->disconnect();
        if (const auto moved = database->moveAside(); !moved)
            return moved.error();
        opened = database->connectAndMigrate(false);
    }
    if (!opened)
        return opened.error().at(QString(), path);
    QFile::remove(suspicionOf(path));
    return database;
}

Result<void> Database::connectAndMigrate(bool checkAll)
{
    if (auto ready = prepareFile(m_path); !ready)
        return ready;
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!m_database.open())
        return storeError(m_database.lastError());
    const std::array pragmas{
        QStringLiteral("PRAGMA journal_mode = WAL"),
        QStringLiteral("PRAGMA synchronous = NORMAL"),
        QStringLiteral("PRAGMA foreign_keys = ON"),
        QStringLiteral("PRAGMA journal_size_limit = 16777216"),
        QStringLiteral("PRAGMA cache_size = -8192"),
    };
    for (const QString& pragma : pragmas) {
        if (auto done = run(pragma); !done)
            return done;
    }
    if (checkAll) {
        if (auto sound = check(); !sound)
            return sound;
    }
    return migrate(*this);
}

Result<void> Database::check()
{
    auto report = query(QStringLiteral("PRAGMA quick_check(1)"));
    if (!report)
        return report.error();
    const auto row = report->next();
    if (!row)
        return row.error();
    if (report->text(0) != QLatin1String("ok"))
        return damagedError(report->text(0));
    return {};
}

Result<void> Database::moveAside()
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString target = m_path + QStringLiteral(".damaged-") + stamp;
    if (!QFile::rename(m_path, target))
        return Error::storage(QStringLiteral("The damaged database cannot be moved aside"))
            .at(QString(), m_path);
    // The log belongs to that file: beside the new one it would be played back into it.
    for (const auto& [from, to] :
        {std::pair(walOf(m_path), walOf(target)), std::pair(shmOf(m_path), shmOf(target))}) {
        if (QFile::exists(from) && !QFile::rename(from, to) && !QFile::remove(from))
            return Error::storage(QStringLiteral("The damaged database's log cannot be moved aside"))
                .at(QString(), from);
    }
    m_movedAside = target;
    return {};
}

void Database::disconnect()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<void> Database::run(const QString& sql, std::initializer_list<QVariant> values)
{
    auto statement = query(sql, values);
    if (!statement)
        return statement.error();
    statement->finish();
    return {};
}

Result<Statement> Database::query(const QString& sql, std::initializer_list<QVariant> values)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement;
    if (const auto done = statement->run(values); !done)
        return noted(done.error());
    return statement;
}

Result<qint64> Database::integer(const QString& sql, std::initializer_list<QVariant> values)
{
    auto rows = query(sql, values);
    if (!rows)
        return rows.error();
    const auto row = rows->next();
    if (!row)
        return noted(row.error());
    if (!*row)
        return noted(Error::internal(QStringLiteral("there is no row where there must be one")));
    return rows->integer(0);
}

Result<Statement> Database::prepare(const QString& sql)
{
    auto statement = Statement::prepare(m_database, sql);
    if (!statement)
        return noted(statement.error());
    return statement;
}

Error Database::noted(const Error& error) const
{
    if (isDamage(error)) {
        QFile mark(suspicionOf(m_path));
        if (!mark.open(QIODevice::WriteOnly))
            qCWarning(logStore).noquote() << "cannot note the damage:" << mark.errorString();
    }
    return error.at(QString(), m_path);
}

} // namespace portolan
