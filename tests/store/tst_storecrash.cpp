// SPDX-License-Identifier: Apache-2.0
#include "store/contentcache.h"
#include "store/lastseen.h"
#include "store/undojournal.h"

#include "support/tool.h"

#include <QTemporaryDir>
#include <QTest>

namespace portolan {

class StoreCrashTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedAtAnyInstant();
    void twoWritersAtOnce();
};

void StoreCrashTest::killedAtAnyInstant()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("portolan.db"));
    qint64 highest = 0;
    for (int round = 0; round < 12; ++round) {
        QProcess writer;
        tieToThisProcess(writer);
        writer.start(QStringLiteral(PORTOLAN_BIN_DIR "/storewriter"), {path});
        QVERIFY(writer.waitForStarted());
        QByteArray said;
        for (int lines = 0; lines < 3 + round; lines = int(said.count('\n'))) {
            QVERIFY2(writer.waitForReadyRead(30000), qPrintable(writer.errorString()));
            said += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        said += writer.readAllStandardOutput();
        const qint64 told = said.left(said.lastIndexOf('\n')).split('\n').last().toLongLong();

        const auto database = Database::open(path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().toLogLine()));
        QVERIFY((*database)->movedAside().isEmpty());
        UndoJournal journal(**database);
        const auto records = journal.list();
        QVERIFY(records);
        // Every id it printed is there, whole, and at most one more.
        QVERIFY(told > highest);
        highest = records->first().id;
        QVERIFY2(highest == told || highest == told + 1,
            qPrintable(QStringLiteral("%1 told, %2 found").arg(told).arg(highest)));
        QCOMPARE(records->size(), highest);
        for (qint64 id = std::max<qint64>(1, highest - 3); id <= highest; ++id) {
            const auto record = journal.get(id);
            QVERIFY2(record, record ? "" : qPrintable(record.error().toLogLine()));
            QCOMPARE(record->manifests.size(), 5);
            QCOMPARE(record->tags.size(), 5);
        }
        LastSeen seen(**database);
        const auto tags = seen.tags(QStringLiteral("quay.io"), QStringLiteral("app"));
        QVERIFY(tags);
        QVERIFY(tags->names.isEmpty() || tags->names.size() == 2000);
        QVERIFY(tags->names.count(tags->names.value(0)) == tags->names.size());
    }
}

void StoreCrashTest::twoWritersAtOnce()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("portolan.db"));
    QProcess writers[2];
    QByteArray said[2];
    for (QProcess& writer : writers) {
        tieToThisProcess(writer);
        writer.start(QStringLiteral(PORTOLAN_BIN_DIR "/storewriter"), {path});
        QVERIFY(writer.waitForStarted());
    }
    for (int i = 0; i < 2; ++i) {
        while (said[i].count('\n') < 8) {
            QVERIFY2(writers[i].waitForReadyRead(60000), "a writer gave up");
            said[i] += writers[i].readAllStandardOutput();
        }
    }
    for (QProcess& writer : writers) {
        QCOMPARE(writer.state(), QProcess::Running);
        writer.kill();
        QVERIFY(writer.waitForFinished());
    }
    const auto database = Database::open(path);
    QVERIFY(database);
    QVERIFY((*database)->movedAside().isEmpty());
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::StoreCrashTest)
#include "tst_storecrash.moc"
