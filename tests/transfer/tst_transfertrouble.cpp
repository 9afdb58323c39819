// SPDX-License-Identifier: Apache-2.0
// What the engine makes of sources that fail or lie, and of being stopped.
#include "transfer/transferbench.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace portolan;
using Way = ReadScript::Way;

class TestTransferTrouble : public QObject, private TransferBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }

    void resumesAfterCuts();
    void startsOverWhereRangesAreIgnored();
    void givesUpAfterThreeRetries();
    void lastingErrorsAreNotRetried();
    void brokenContentIsNotKept_data();
    void brokenContentIsNotKept();
    void oneFailureStopsTheOthers();
    void missingManifest();
    void resumesALaterRun();
    void cancelAtEachStage();
    void cancelWhileASourceHangs();
};

void TestTransferTrouble::resumesAfterCuts()
{
    const QString layer = m_blobs.at(1);
    m_source->script(
        layer, {ReadScript(Way::Cut, 100'000), ReadScript(Way::EndEarly, 50'000), ReadScript(Way::Cut)});
    const auto report = transfer(*m_source, QStringLiteral("1"), layout());
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(m_source->logged(QStringLiteral("read %1@").arg(layer)),
        QStringList({QStringLiteral("0"), QStringLiteral("100000"), QStringLiteral("150000"),
            QStringLiteral("150000")}));
    verifyImage(m_image);
}

void TestTransferTrouble::startsOverWhereRangesAreIgnored()
{
    const QString layer = m_blobs.at(1);
    m_source->script(layer, {ReadScript(Way::Cut, 100'000), ReadScript(Way::IgnoreRange)});
    const auto report = transfer(*m_source, QStringLiteral("1"), layout());
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(m_source->logged(QStringLiteral("read %1@").arg(layer)),
        QStringList({QStringLiteral("0"), QStringLiteral("100000"), QStringLiteral("0")}));
    verifyImage(m_image);
}

void TestTransferTrouble::givesUpAfterThreeRetries()
{
    const QString layer = m_blobs.at(1);
    m_source->script(layer, QList<ReadScript>(10, ReadScript(Way::Cut, 1000)));
    const auto report = transfer(*m_source, QStringLiteral("1"), layout());
    QCOMPARE(outcome(report), QStringLiteral("Network"));
    QCOMPARE(m_source->logged(QStringLiteral("read %1@").arg(layer)).size(), 4);
    QCOMPARE(names(), QStringList());
    QCOMPARE(fileBytes(partialOf(layer)), m_source->blob(layer).left(4000)); // for a better day
}

void TestTransferTrouble::lastingErrorsAreNotRetried()
{
    const QString layer = m_blobs.at(1);
    m_source->script(layer, {ReadScript::failing(Error::denied(QStringLiteral("no")))});
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), layout())), QStringLiteral("Denied"));
    QCOMPARE(m_source->logged(QStringLiteral("read %1@").arg(layer)).size(), 1);
    QCOMPARE(names(), QStringList());
}

void TestTransferTrouble::brokenContentIsNotKept_data()
{
    QTest::addColumn<QList<ReadScript>>("readings");
    QTest::addColumn<QString>("expected");
    QTest::newRow("wrong digest") << QList<ReadScript>{ReadScript(Way::Corrupt)}
                                  << QStringLiteral("Protocol DIGEST_MISMATCH");
    QTest::newRow("too long") << QList<ReadScript>{ReadScript(Way::GoOn)}
                              << QStringLiteral("Protocol SIZE_MISMATCH");
    QTest::newRow("wrong after a cut") << QList<ReadScript>{ReadScript(Way::Cut, 1000),
        ReadScript(Way::Corrupt)} << QStringLiteral("Protocol DIGEST_MISMATCH");
    QTest::newRow("always too short")
        << QList<ReadScript>(9, ReadScript(Way::EndEarly)) << QStringLiteral("Protocol SIZE_MISMATCH");
}

void TestTransferTrouble::brokenContentIsNotKept()
{
    QFETCH(QList<ReadScript>, readings);
    QFETCH(QString, expected);
    const QString layer = m_blobs.at(2);
    m_source->script(layer, readings);
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), layout())), expected);
    QCOMPARE(names(), QStringList());
    QVERIFY(!QFile::exists(fileOf(layer)));
    QVERIFY(!QFile::exists(partialOf(layer)));
    // Another day, the same source has come to its senses.
    m_source->script(layer, {});
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), layout())), QStringLiteral("ok"));
    verifyImage(m_image);
}

void TestTransferTrouble::oneFailureStopsTheOthers()
{
    m_source->script(m_blobs.at(1), {ReadScript(Way::Hang, 100'000)});
    m_source->script(m_blobs.at(2), {ReadScript(Way::Hang, 100'000)});
    m_source->script(m_blobs.at(3), {ReadScript(Way::GoOn)}); // long after the others hang
    m_source->readsUntilRelease = 4;
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), layout())),
        QStringLiteral("Protocol SIZE_MISMATCH"));
    QCOMPARE(fileBytes(partialOf(m_blobs.at(1))).size(), 100'000);
    QCOMPARE(fileBytes(partialOf(m_blobs.at(2))).size(), 100'000);
}

void TestTransferTrouble::missingManifest()
{
    QCOMPARE(
        outcome(transfer(*m_source, QStringLiteral("none"), layout())), QStringLiteral("NotFound UNKNOWN"));
    QVERIFY(!QFile::exists(m_target));
}

void TestTransferTrouble::resumesALaterRun()
{
    const QString layer = m_blobs.at(1);
    m_source->script(layer, {ReadScript(Way::Hang, 300'000)});
    std::stop_source stop;
    m_source->onCall = [&](const QString&) {
        if (QFile(partialOf(layer)).size() == 300'000)
            stop.request_stop();
    };
    // The hanging read is the last one left; a look at the file is all it takes to know that it hangs.
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] { m_source->onCall(QString()); });
    watch.start(5);
    const auto stopped = transfer(*m_source, QStringLiteral("1"), layout(), quickOptions(), stop.get_token());
    watch.stop();
    m_source->onCall = {};
    QCOMPARE(outcome(stopped), QStringLiteral("Cancelled"));
    QCOMPARE(fileBytes(partialOf(layer)), m_source->blob(layer).left(300'000));
    m_source->clearLog();
    const auto report = transfer(*m_source, QStringLiteral("1"), layout());
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(m_source->logged(QStringLiteral("read %1@").arg(layer)), QStringList(QStringLiteral("300000")));
    QVERIFY(report->bytesSkipped >= 300'000);
    QVERIFY(!QFile::exists(partialOf(layer)));
    verifyImage(m_image);
}

void TestTransferTrouble::cancelAtEachStage()
{
    m_fixture->addIndex({m_image}, QStringLiteral("all"));
    m_source->load(m_fixture->folder());
    int steps = 0;
    for (int stopAt = 1; stopAt < 100; ++stopAt) {
        QDir(m_target).removeRecursively();
        std::stop_source stop;
        steps = 0;
        m_source->onCall = [&](const QString&) {
            if (++steps == stopAt)
                stop.request_stop();
        };
        const auto report =
            transfer(*m_source, QStringLiteral("all"), layout(), quickOptions(), stop.get_token());
        m_source->onCall = {};
        if (steps < stopAt) {
            QCOMPARE(outcome(report), QStringLiteral("ok"));
            break;
        }
        QCOMPARE(outcome(report), QStringLiteral("Cancelled"));
        QCOMPARE(names(), QStringList());
        const QStringList manifests = filesIn(m_target).filter(m_image.digest.mid(7));
        QCOMPARE(manifests, QStringList());
    }
    QVERIFY(steps > 5);
    verifyImage(m_image);
}

void TestTransferTrouble::cancelWhileASourceHangs()
{
    for (const QString& digest : std::as_const(m_blobs))
        m_source->script(digest, {ReadScript(Way::Hang)});
    std::stop_source stop;
    QTimer::singleShot(50, this, [&stop] { stop.request_stop(); });
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), layout(), quickOptions(), stop.get_token())),
        QStringLiteral("Cancelled"));
    QVERIFY(clock.elapsed() < 5000);
    QCOMPARE(m_source->mostReadsAtOnce(), 4);
}

QTEST_GUILESS_MAIN(TestTransferTrouble)
#include "tst_transfertrouble.moc"
