// SPDX-License-Identifier: Apache-2.0
#include "http/pause.h"
#include "http/sharedresult.h"
#include "http/turnqueue.h"
#include "support/awaiting.h"

#include <QTest>
#include <QThread>

using namespace portolan;
using Number = SharedResult<int>;

class TestWaiting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gateResumesFromTheEventLoop();
    void pauseEndsByTimeOrStop();
    void resultReachesEveryWaiter();
    void oneWaiterMayLeave();
    void lastWaiterStopsTheWorkAndStays();
    void turnsAreTakenInOrder();
    void stoppedWaiterLosesNoTurn();
};

namespace {

QCoro::Task<> throughGate(Gate* gate, bool* passed)
{
    co_await gate->opened();
    *passed = true;
}

QCoro::Task<> takeTurn(TurnQueue* queue, int number, QList<int>* order, std::stop_token stop)
{
    const bool mine = co_await queue->turn(stop);
    order->append(mine ? number : -number);
}

} // namespace

void TestWaiting::gateResumesFromTheEventLoop()
{
    Gate gate;
    bool passed = false;
    const auto task = throughGate(&gate, &passed);
    gate.open();
    gate.open();
    QVERIFY(!passed);
    QTRY_VERIFY(passed);
    passed = false;
    const auto late = throughGate(&gate, &passed);
    QVERIFY(passed); // an open gate does not suspend
}

void TestWaiting::pauseEndsByTimeOrStop()
{
    const auto instant = await(pauseFor(std::chrono::milliseconds(1), std::stop_token()));
    QVERIFY(instant);
    std::stop_source source;
    auto longPause = pauseFor(std::chrono::hours(1), source.get_token());
    const std::unique_ptr<QThread> other(QThread::create([&source] { source.request_stop(); }));
    other->start();
    QVERIFY(!await(std::move(longPause)));
    other->wait();
    QVERIFY(!await(pauseFor(std::chrono::hours(1), source.get_token())));
}

void TestWaiting::resultReachesEveryWaiter()
{
    const auto shared = std::make_shared<Number>();
    std::vector<QCoro::Task<Result<int>>> waiters;
    for (int i = 0; i < 20; ++i)
        waiters.push_back(Number::join(shared, std::stop_token()));
    shared->finish(42);
    for (const Result<int>& result : awaitAll(std::move(waiters)))
        QCOMPARE(result.value_or(0), 42);
    const auto late = await(Number::join(shared, std::stop_token()));
    QCOMPARE(late.value_or(0), 42);
    QVERIFY(!shared->isAbandoned());
}

void TestWaiting::oneWaiterMayLeave()
{
    const auto shared = std::make_shared<Number>();
    std::stop_source source;
    auto leaves = Number::join(shared, source.get_token());
    auto stays = Number::join(shared, std::stop_token());
    source.request_stop();
    const auto left = await(std::move(leaves));
    QVERIFY(!left && left.error().isCancelled());
    QVERIFY(!shared->isAbandoned());
    shared->finish(1);
    QCOMPARE(await(std::move(stays)).value_or(0), 1);
}

void TestWaiting::lastWaiterStopsTheWorkAndStays()
{
    const auto shared = std::make_shared<Number>();
    std::stop_source source;
    auto only = Number::join(shared, source.get_token());
    source.request_stop();
    QTRY_VERIFY(shared->isAbandoned());
    QVERIFY(!only.isReady()); // until the work has ended
    shared->finish(Error::cancelled());
    const auto result = await(std::move(only));
    QVERIFY(!result && result.error().isCancelled());
}

void TestWaiting::turnsAreTakenInOrder()
{
    TurnQueue queue;
    QList<int> order;
    const auto first = takeTurn(&queue, 1, &order, std::stop_token());
    const auto second = takeTurn(&queue, 2, &order, std::stop_token());
    const auto third = takeTurn(&queue, 3, &order, std::stop_token());
    QCOMPARE(order, QList<int>({1}));
    queue.done();
    QTRY_COMPARE(order, QList<int>({1, 2}));
    queue.done();
    QTRY_COMPARE(order, QList<int>({1, 2, 3}));
    queue.done();
    const auto fourth = takeTurn(&queue, 4, &order, std::stop_token());
    QCOMPARE(order, QList<int>({1, 2, 3, 4}));
}

void TestWaiting::stoppedWaiterLosesNoTurn()
{
    TurnQueue queue;
    QList<int> order;
    std::stop_source source;
    const auto first = takeTurn(&queue, 1, &order, std::stop_token());
    const auto second = takeTurn(&queue, 2, &order, source.get_token());
    const auto third = takeTurn(&queue, 3, &order, std::stop_token());
    queue.done(); // the second's turn, and it is stopped before it knows
    source.request_stop();
    QTRY_COMPARE(order, QList<int>({1, -2, 3}));
}

QTEST_GUILESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
