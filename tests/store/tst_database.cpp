// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include "store/schema.h"
#include "store/transaction.h"
#include "store/undojournal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace portolan {

class DatabaseTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void createsForThisUserOnly();
    void staysBetweenRuns();
    void damagedIsMovedAside_data();
    void damagedIsMovedAside();
    void damageInsideIsFoundAfterAnUncleanEnd();
    void damageMetInUseIsRemembered();
    void newerIsLeftAlone();
    void unwritableIsSaid();
    void transactionsAreWholeOrNot();
    void severalAtOnce();

private:
    [[nodiscard]] QByteArray bytes(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void overwrite(qint64 from, const QByteArray& with) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(from));
        QCOMPARE(file.write(with), with.size());
    }
    //! A database with some pages, closed cleanly.
    void fill() const
    {
        const auto database = Database::open(m_path);
        QVERIFY(database);
        UndoJournal journal(**database);
        for (int i = 0; i < 30; ++i) {
            const QByteArray content(10000, char('a' + i % 26));
            UndoRecord record;
            record.time = QDateTime::currentDateTimeUtc();
            record.manifests << KeptManifest(Digest::sha256Of(content), QStringLiteral("t"), content);
            QVERIFY(journal.plan(record));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void DatabaseTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("deep/down/portolan.db"));
}

void DatabaseTest::createsForThisUserOnly()
{
    const auto database = Database::open(m_path);
    QVERIFY2(database, database ? "" : qPrintable(database.error().toLogLine()));
    QVERIFY((*database)->movedAside().isEmpty());
    QCOMPARE((*database)->path(), m_path);
    const QFileDevice::Permissions others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    for (const QString& path : {m_path, m_path + QStringLiteral("-wal")}) {
        QVERIFY(QFile::exists(path));
        QVERIFY(!(QFile::permissions(path) & others));
    }
}

void DatabaseTest::staysBetweenRuns()
{
    fill();
    const auto database = Database::open(m_path);
    QVERIFY(database);
    QVERIFY((*database)->movedAside().isEmpty());
    UndoJournal journal(**database);
    const auto records = journal.list();
    QVERIFY(records);
    QCOMPARE(records->size(), 30);
}

void DatabaseTest::damagedIsMovedAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text")
        << QByteArray("this is no database at all, but it is long enough to be read as one.\n").repeated(50);
    QTest::newRow("garbage behind the right start")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(8000, '\xff');
    QTest::newRow("short") << QByteArray("SQLite");
}

void DatabaseTest::damagedIsMovedAside()
{
    QFETCH(const QByteArray, content);
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();

    QString aside;
    {
        const auto database = Database::open(m_path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().toLogLine()));
        aside = (*database)->movedAside();
        QVERIFY(!aside.isEmpty());
        UndoJournal journal(**database);
        UndoRecord record;
        record.time = QDateTime::currentDateTimeUtc();
        QVERIFY(journal.plan(record));
    }
    // Nothing is thrown away: it is the file as it was.
    QCOMPARE(bytes(aside), content);
    const auto again = Database::open(m_path);
    QVERIFY(again);
    QVERIFY((*again)->movedAside().isEmpty());
}

//! What a whole check finds and opening alone does not: pages in the middle.
void DatabaseTest::damageInsideIsFoundAfterAnUncleanEnd()
{
    fill();
    overwrite(8192, QByteArray(4096 * 6, '\x5a'));
    QFile wal(m_path + QStringLiteral("-wal"));
    QVERIFY(wal.open(QIODevice::WriteOnly));
    wal.write(QByteArray(32, '\0'));
    wal.close();
    const auto database = Database::open(m_path);
    QVERIFY2(database, database ? "" : qPrintable(database.error().toLogLine()));
    QVERIFY(!(*database)->movedAside().isEmpty());
    UndoJournal journal(**database);
    const auto records = journal.list();
    QVERIFY(records);
    QVERIFY(records->isEmpty());
}

void DatabaseTest::damageMetInUseIsRemembered()
{
    fill();
    overwrite(8192, QByteArray(4096 * 40, '\x5a'));
    {
        const auto database = Database::open(m_path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().toLogLine()));
        QVERIFY((*database)->movedAside().isEmpty());
        UndoJournal journal(**database);
        const auto records = journal.list();
        QVERIFY(!records);
        QCOMPARE(records.error().code(), QStringLiteral("DATABASE_DAMAGED"));
        QCOMPARE(records.error().path(), m_path);
    }
    const auto database = Database::open(m_path);
    QVERIFY(database);
    QVERIFY(!(*database)->movedAside().isEmpty());
    UndoJournal journal(**database);
    QVERIFY(journal.list());
}

void DatabaseTest::newerIsLeftAlone()
{
    fill();
    {
        const auto database = Database::open(m_path);
        QVERIFY(database);
        QVERIFY((*database)->run(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion + 1)));
    }
    const QByteArray before = bytes(m_path);
    const auto database = Database::open(m_path);
    QVERIFY(!database);
    QCOMPARE(database.error().kind(), ErrorKind::Unsupported);
    QCOMPARE(database.error().code(), QStringLiteral("DATABASE_NEWER"));
    QCOMPARE(bytes(m_path), before);
}

void DatabaseTest::unwritableIsSaid()
{
    QFile file(m_folder->filePath(QStringLiteral("deep")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto database = Database::open(m_path);
    QVERIFY(!database);
    QCOMPARE(database.error().kind(), ErrorKind::Storage);
    QCOMPARE(database.error().path(), m_path);
}

void DatabaseTest::transactionsAreWholeOrNot()
{
    const auto opened = Database::open(m_path);
    QVERIFY(opened);
    Database& database = **opened;
    const auto insert = [&database](const char* name) {
        return database.run(
            QStringLiteral("INSERT INTO registries (name) VALUES (?)"), {QString::fromLatin1(name)});
    };
    {
        const auto transaction = Transaction::begin(database);
        QVERIFY(transaction);
        QVERIFY(insert("dropped"));
    }
    {
        auto transaction = Transaction::begin(database);
        QVERIFY(transaction);
        QVERIFY(insert("kept"));
        QVERIFY(transaction->commit());
    }
    QVERIFY(!insert("kept"));
    auto rows = database.query(QStringLiteral("SELECT name FROM registries"));
    QVERIFY(rows);
    QVERIFY(rows->next().value_or(false));
    QCOMPARE(rows->text(0), QStringLiteral("kept"));
    QVERIFY(!rows->next().value_or(true));
    const auto wrong = database.run(QStringLiteral("SELECT nothing FROM nowhere"));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code(), QStringLiteral("DATABASE_FAILED"));
}

void DatabaseTest::severalAtOnce()
{
    const auto first = Database::open(m_path);
    const auto second = Database::open(m_path);
    QVERIFY(first);
    QVERIFY(second);
    UndoJournal writer(**first);
    UndoJournal reader(**second);
    UndoRecord record;
    record.time = QDateTime::currentDateTimeUtc();
    QVERIFY(writer.plan(record));
    const auto records = reader.list();
    QVERIFY(records);
    QCOMPARE(records->size(), 1);
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::DatabaseTest)
#include "tst_database.moc"
