// SPDX-License-Identifier: Apache-2.0
// The queue to the pool and the pipe from a source to a destination.
#include "transfer/blobqueue.h"
#include "transfer/boundedpipe.h"
#include "transfer/pipetarget.h"
#include "transfer/targetsink.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;

class TestTransferStreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queueKeepsOrder();
    void queueIsFullAndWakes();
    void queueStopsAtTheFirstError();
    void queueErrorWakesAWaitingSource();
    void emptyQueueIsDrained();
    void pipeGivesWhatItGot();
    void pipeIsFullAndWakesLater();
    void failedPipeEndsAfterTheRest();
    void pipeTargetDropsWhatWentThrough();
    void sinkRefusesTooMuch();
};

void TestTransferStreams::queueKeepsOrder()
{
    QThreadPool pool;
    QObject home;
    QByteArray got;
    const auto queue = std::make_shared<BlobQueue>(pool, home, [&got](const QByteArray& piece) {
        got += piece;
        return Result<void>();
    });
    QByteArray sent;
    for (int i = 0; i < 2000; ++i) {
        const QByteArray piece = QByteArray::number(i);
        sent += piece;
        QVERIFY(queue->push(piece));
    }
    const auto drained = queue->drained();
    QTRY_VERIFY(drained.isFinished());
    QVERIFY(drained.result());
    QCOMPARE(got, sent);
}

void TestTransferStreams::queueIsFullAndWakes()
{
    QThreadPool pool;
    QObject home;
    QSemaphore allowed;
    const auto queue = std::make_shared<BlobQueue>(
        pool, home,
        [&allowed](const QByteArray&) {
            allowed.acquire();
            return Result<void>();
        },
        100);
    int wakes = 0;
    queue->onReady([&wakes] { ++wakes; });
    for (int i = 0; i < 9; ++i) {
        QVERIFY(queue->push(QByteArray(10, 'x')));
        QVERIFY(queue->ready());
    }
    QVERIFY(queue->push(QByteArray(10, 'x')));
    QVERIFY(!queue->ready());
    allowed.release(4); // 60 bytes are left: more than half
    QTRY_COMPARE(allowed.available(), 0);
    QVERIFY(!queue->ready());
    QCOMPARE(wakes, 0);
    allowed.release(1);
    QTRY_COMPARE(wakes, 1);
    QVERIFY(queue->ready());
    allowed.release(100);
    const auto drained = queue->drained();
    QTRY_VERIFY(drained.isFinished());
    QCOMPARE(wakes, 1);
}

void TestTransferStreams::queueStopsAtTheFirstError()
{
    QThreadPool pool;
    QObject home;
    int consumed = 0;
    const auto queue =
        std::make_shared<BlobQueue>(pool, home, [&consumed](const QByteArray&) -> Result<void> {
            if (++consumed == 2)
                return Error::storage(QStringLiteral("full"));
            return {};
        });
    for (int i = 0; i < 5; ++i) {
        const auto pushed = queue->push("x");
        Q_UNUSED(pushed)
    }
    const auto drained = queue->drained();
    QTRY_VERIFY(drained.isFinished());
    QVERIFY(!drained.result());
    QCOMPARE(consumed, 2);
    const auto more = queue->push("x");
    QVERIFY(!more);
    QCOMPARE(more.error().kind(), ErrorKind::Storage);
}

void TestTransferStreams::queueErrorWakesAWaitingSource()
{
    QThreadPool pool;
    QObject home;
    QSemaphore allowed;
    const auto queue = std::make_shared<BlobQueue>(
        pool, home,
        [&allowed](const QByteArray&) -> Result<void> {
            allowed.acquire();
            return Error::storage(QStringLiteral("full"));
        },
        10);
    bool woken = false;
    queue->onReady([&woken] { woken = true; });
    for (int i = 0; i < 3; ++i)
        QVERIFY(queue->push(QByteArray(10, 'x')));
    QVERIFY(!queue->ready());
    allowed.release();
    QTRY_VERIFY(woken); // or it would wait for ever
    QVERIFY(queue->ready());
    QVERIFY(!queue->push("x"));
}

void TestTransferStreams::emptyQueueIsDrained()
{
    QThreadPool pool;
    QObject home;
    const auto queue =
        std::make_shared<BlobQueue>(pool, home, [](const QByteArray&) { return Result<void>(); });
    const auto drained = queue->drained();
    QVERIFY(drained.isFinished());
    QVERIFY(drained.result());
}

void TestTransferStreams::pipeGivesWhatItGot()
{
    BoundedPipe pipe(11);
    QSignalSpy readyRead(&pipe, &QIODevice::readyRead);
    QVERIFY(!pipe.atEnd());
    QCOMPARE(pipe.read(10), QByteArray());
    pipe.push("hello ");
    pipe.push("world");
    QCOMPARE(readyRead.size(), 2);
    QCOMPARE(pipe.bytesAvailable(), 11);
    QCOMPARE(pipe.read(3), QByteArray("hel"));
    QCOMPARE(pipe.read(5), QByteArray("lo wo"));
    QVERIFY(!pipe.atEnd());
    QCOMPARE(pipe.read(100), QByteArray("rld"));
    QVERIFY(pipe.atEnd());
    char byte = 0;
    QCOMPARE(pipe.read(&byte, 1), -1);
}

void TestTransferStreams::pipeIsFullAndWakesLater()
{
    BoundedPipe pipe(1000, 100);
    int wakes = 0;
    pipe.onDrained([&wakes] { ++wakes; });
    pipe.push(QByteArray(99, 'x'));
    QVERIFY(!pipe.isFull());
    pipe.push("x");
    QVERIFY(pipe.isFull());
    QCOMPARE(pipe.read(40).size(), 40);
    QVERIFY(pipe.isFull());
    QCOMPARE(pipe.read(10).size(), 10);
    QVERIFY(!pipe.isFull());
    QCOMPARE(wakes, 0); // not from within read()
    QTRY_COMPARE(wakes, 1);
}

void TestTransferStreams::failedPipeEndsAfterTheRest()
{
    BoundedPipe pipe(1000);
    pipe.push("rest");
    QSignalSpy readyRead(&pipe, &QIODevice::readyRead);
    pipe.fail();
    QCOMPARE(readyRead.size(), 1);
    QCOMPARE(pipe.read(100), QByteArray("rest"));
    char byte = 0;
    QCOMPARE(pipe.read(&byte, 1), -1);
}

void TestTransferStreams::pipeTargetDropsWhatWentThrough()
{
    const auto pipe = std::make_shared<BoundedPipe>(10);
    const auto meter = std::make_shared<TransferMeter>();
    PipeTarget target(pipe, std::make_shared<BlobTally>(meter, 10));
    QVERIFY(target.write("01234"));
    QCOMPARE(target.position(), 5);
    QVERIFY(QCoro::waitFor(target.restart(std::stop_token())));
    QCOMPARE(target.position(), 0);
    QVERIFY(target.write("012"));
    QVERIFY(target.write("3456"));
    QVERIFY(target.write("789"));
    QCOMPARE(pipe->read(100), QByteArray("0123456789"));
    QCOMPARE(meter->bytesMoved(), 10);
}

void TestTransferStreams::sinkRefusesTooMuch()
{
    const auto pipe = std::make_shared<BoundedPipe>(4);
    const auto target =
        std::make_shared<PipeTarget>(pipe, std::make_shared<BlobTally>(std::make_shared<TransferMeter>(), 4));
    TargetSink sink(target, 4);
    QVERIFY(sink.write("123"));
    const auto tooMuch = sink.write("45");
    QVERIFY(!tooMuch);
    QCOMPARE(tooMuch.error().code(), QStringLiteral("SIZE_MISMATCH"));
    QCOMPARE(pipe->read(100), QByteArray("123"));
    sink.detach();
    QVERIFY(!sink.write("4"));
    QCOMPARE(target->position(), 3);
}

QTEST_GUILESS_MAIN(TestTransferStreams)
#include "tst_transferstreams.moc"
