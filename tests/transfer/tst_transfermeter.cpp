// SPDX-License-Identifier: Apache-2.0
#include "transfer/blobtally.h"
#include "transfer/progressticker.h"

#include <QElapsedTimer>
#include <QTest>

using namespace portolan;
using std::chrono::milliseconds;

class TestTransferMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatMoves();
    void rateIsOfTheLastSeconds();
    void noRateFromTooLittle();
    void aStallLowersTheRate();
    void tallyOfAResumedBlob();
    void tallyOfARestartedBlob();
    void loadingHasItsOwnCount();
    void tickerKeepsItsPace();
    void tickerIsSilentWithoutChange();
};

void TestTransferMeter::countsWhatMoves()
{
    TransferMeter meter;
    meter.setStage(TransferProgress::Stage::Blobs);
    meter.setTotals(3, 1000);
    meter.skip(200);
    meter.received(300, TransferMeter::TimePoint());
    meter.blobDone();
    const TransferProgress now = meter.progress(TransferMeter::TimePoint());
    QCOMPARE(now.stage, TransferProgress::Stage::Blobs);
    QCOMPARE(now.bytesTotal, 800);
    QCOMPARE(now.bytesDone, 300);
    QCOMPARE(now.bytesSkipped, 200);
    QCOMPARE(now.blobsDone, 1);
    QCOMPARE(now.blobsTotal, 3);
}

void TestTransferMeter::rateIsOfTheLastSeconds()
{
    TransferMeter meter;
    meter.setTotals(1, 100'000'000);
    TransferMeter::TimePoint now;
    for (int i = 0; i < 100; ++i, now += milliseconds(100)) // 10 s at 1 MB/s
        meter.received(100'000, now);
    QVERIFY(qAbs(meter.progress(now).bytesPerSecond - 1'000'000) < 50'000);
    for (int i = 0; i < 40; ++i, now += milliseconds(100)) // 4 s at 5 MB/s: the first ten are forgotten
        meter.received(500'000, now);
    const TransferProgress fast = meter.progress(now);
    QVERIFY(qAbs(fast.bytesPerSecond - 5'000'000) < 250'000);
    QCOMPARE(fast.bytesDone, 30'000'000);
    QVERIFY(fast.secondsLeft >= 13 && fast.secondsLeft <= 15); // 70 MB at 5 MB/s
}

void TestTransferMeter::noRateFromTooLittle()
{
    TransferMeter meter;
    meter.setTotals(1, 1000);
    const TransferMeter::TimePoint start;
    QCOMPARE(meter.progress(start).bytesPerSecond, -1);
    meter.received(500, start);
    QCOMPARE(meter.progress(start + milliseconds(50)).bytesPerSecond, -1);
    QCOMPARE(meter.progress(start + milliseconds(50)).secondsLeft, -1);
}

void TestTransferMeter::aStallLowersTheRate()
{
    TransferMeter meter;
    meter.setTotals(1, 10'000'000);
    TransferMeter::TimePoint now;
    for (int i = 0; i < 20; ++i, now += milliseconds(100))
        meter.received(100'000, now);
    const qint64 before = meter.progress(now).bytesPerSecond;
    const qint64 later = meter.progress(now + std::chrono::seconds(20)).bytesPerSecond;
    QVERIFY(later < before / 10);
}

void TestTransferMeter::tallyOfAResumedBlob()
{
    const auto meter = std::make_shared<TransferMeter>();
    meter->setTotals(1, 1000);
    BlobTally tally(meter, 1000);
    tally.resumedAt(400);
    tally.received(600);
    tally.complete();
    const TransferProgress now = meter->progress(std::chrono::steady_clock::now());
    QCOMPARE(now.bytesSkipped, 400);
    QCOMPARE(now.bytesDone, 600);
    QCOMPARE(now.bytesTotal, 600);
    QCOMPARE(now.blobsDone, 1);
}

void TestTransferMeter::tallyOfARestartedBlob()
{
    const auto meter = std::make_shared<TransferMeter>();
    meter->setTotals(1, 1000);
    BlobTally tally(meter, 1000);
    tally.resumedAt(400);
    tally.received(100);
    tally.restarted();
    const TransferProgress again = meter->progress(std::chrono::steady_clock::now());
    QCOMPARE(again.bytesSkipped, 0);
    QCOMPARE(again.bytesDone, 0);
    QCOMPARE(again.bytesTotal, 1000);
    tally.received(1000);
    QCOMPARE(meter->progress(std::chrono::steady_clock::now()).bytesDone, 1000);
    QCOMPARE(meter->bytesMoved(), 1100); // what went over the wire
}

void TestTransferMeter::loadingHasItsOwnCount()
{
    TransferMeter meter;
    meter.setTotals(1, 1'000'000);
    TransferMeter::TimePoint now;
    for (int i = 0; i < 10; ++i, now += milliseconds(100))
        meter.received(100'000, now);
    meter.startLoading(4'000'000);
    TransferProgress seen = meter.progress(now);
    QCOMPARE(seen.stage, TransferProgress::Stage::Loading);
    QCOMPARE(seen.bytesDone, 0);
    QCOMPARE(seen.bytesTotal, 4'000'000);
    QCOMPARE(seen.bytesPerSecond, -1); // not the download's
    for (int i = 0; i < 10; ++i, now += milliseconds(100))
        meter.loaded(200'000, now);
    seen = meter.progress(now);
    QCOMPARE(seen.bytesDone, 2'000'000);
    QVERIFY(qAbs(seen.bytesPerSecond - 2'000'000) < 100'000);
    QCOMPARE(seen.secondsLeft, 1);
    meter.loaded(2'000'000, now);
    QCOMPARE(meter.progress(now).stage, TransferProgress::Stage::Finishing);
    QCOMPARE(meter.bytesMoved(), 1'000'000); // what came over the wire
}

void TestTransferMeter::tickerKeepsItsPace()
{
    const auto meter = std::make_shared<TransferMeter>();
    meter->setTotals(1, 1'000'000);
    QList<TransferProgress> told;
    QElapsedTimer clock;
    clock.start();
    {
        const ProgressTicker ticker(meter, [&told](const TransferProgress& progress) { told << progress; });
        while (told.size() < 4 && clock.elapsed() < 20'000) {
            meter->received(10, std::chrono::steady_clock::now());
            QTest::qWait(1);
        }
    }
    QVERIFY(told.size() >= 4);
    QVERIFY(told.size() <= clock.elapsed() / 100 + 1);
    for (qsizetype i = 1; i < told.size(); ++i)
        QVERIFY(told.at(i).bytesDone > told.at(i - 1).bytesDone);
}

void TestTransferMeter::tickerIsSilentWithoutChange()
{
    const auto meter = std::make_shared<TransferMeter>();
    meter->setTotals(1, 100);
    int calls = 0;
    const ProgressTicker ticker(meter, [&calls](const TransferProgress&) { ++calls; });
    QTRY_COMPARE(calls, 1); // the totals
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(100);
    QTRY_VERIFY(turns >= 3);
    QCOMPARE(calls, 1);
}

QTEST_GUILESS_MAIN(TestTransferMeter)
#include "tst_transfermeter.moc"
