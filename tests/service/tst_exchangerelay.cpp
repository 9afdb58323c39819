// SPDX-License-Identifier: Apache-2.0
#include "service/exchangerelay.h"

#include <QTest>

#include <thread>

using namespace portolan;

class TestExchangeRelay final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventArrivesInOrderOnThisThread()
    {
        ExchangeRelay relay;
        std::vector<quint64> seen;
        bool elsewhere = false;
        const std::thread::id here = std::this_thread::get_id();
        relay.setListener([&](const ExchangeEvent& event) {
            seen.push_back(event.id);
            elsewhere = elsewhere || std::this_thread::get_id() != here;
        });
        std::thread worker([&relay] {
            ExchangeEvent event;
            for (quint64 id = 0; id < 5000; ++id) {
                event.id = id;
                relay.exchangeChanged(event);
            }
        });
        worker.join();
        QTRY_COMPARE(seen.size(), size_t(5000));
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
        QVERIFY(!elsewhere);
    }

    void withoutAListenerEventsAreDropped()
    {
        ExchangeRelay relay;
        relay.exchangeChanged(ExchangeEvent());
        int seen = 0;
        QTest::qWait(100);
        relay.setListener([&seen](const ExchangeEvent&) { ++seen; });
        relay.exchangeChanged(ExchangeEvent());
        QTRY_COMPARE(seen, 1);
    }
};

QTEST_GUILESS_MAIN(TestExchangeRelay)
#include "tst_exchangerelay.moc"
