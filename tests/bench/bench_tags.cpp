// SPDX-License-Identifier: Apache-2.0
#include "bench/stallmeter.h"
#include "models/taglistmodel.h"
#include "service/threadedregistryservice.h"
#include "support/fakeregistry.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <mutex>

using namespace portolan;

namespace {

constexpr int pageSize = 1000;

QByteArray tagName(int i)
{
    return "v" + QByteArray::number(i / 100) + "." + QByteArray::number(i % 100) + "-build";
}

QByteArray pageBody(int first, int count)
{
    QByteArray body = "{\"name\":\"app\",\"tags\":[";
    for (int i = first; i < first + count; ++i)
        body += (i == first ? "\"" : ",\"") + tagName(i) + "\"";
    return body + "]}";
}

//! A registry with `count` tags in pages of 1000, on a thread of its own, as a real one would be.
class TagServer final : public QThread {
public:
    explicit TagServer(int count) : m_count(count)
    {
        m_ready.lock();
        start();
        m_ready.lock(); // until run() has the server up
    }
    ~TagServer() override
    {
        quit();
        wait();
    }
    QString host;

protected:
    void run() override
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        for (int first = 0; first < m_count; first += pageSize) {
            const QByteArray target = first == 0
                ? QByteArray("/v2/app/tags/list?n=1000")
                : "/v2/app/tags/list?n=1000&last=" + QByteArray::number(first);
            FakeAnswer answer = FakeAnswer::json(pageBody(first, std::min(pageSize, m_count - first)));
            if (first + pageSize < m_count)
                answer = answer.withHeader("Link",
                    "</v2/app/tags/list?n=1000&last=" + QByteArray::number(first + pageSize)
                        + ">; rel=\"next\"");
            fake.on("GET", target).reply(answer);
        }
        host = fake.host();
        m_ready.unlock();
        exec();
    }

private:
    int m_count;
    std::mutex m_ready;
};

} // namespace

//! Time to the first and to all rows, the longest stall of the GUI thread meanwhile, and memory a tag.
class BenchTags final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void list_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("10,000 tags") << 10'000;
        QTest::newRow("100,000 tags") << 100'000;
    }
    void list()
    {
        QFETCH(int, count);
        TagServer server(count);
        ThreadedRegistryService service{QString()};
        const RegistryProfile profile = RegistryProfile::distribution(server.host);
        service.openRegistry(profile, std::nullopt);
        warmUp(service, profile);
        const qint64 roundTrip = timeRoundTrip(service, profile);

        TagListModel model(service);
        StallMeter stalls;
        QElapsedTimer clock;
        clock.start();
        qint64 firstMs = -1;
        connect(&model, &TagListModel::rowsInserted, &model, [&] {
            if (firstMs < 0)
                firstMs = clock.elapsed();
        });
        connect(&model, &TagListModel::modelReset, &model, [&] {
            if (firstMs < 0 && model.rowCount() > 0)
                firstMs = clock.elapsed();
        });
        model.setRepository({profile.id, QStringLiteral("app")});
        model.loadAll();
        QVERIFY(QTest::qWaitFor([&] { return model.rowCount() == count && model.isSettled(); }, 120'000));
        const qint64 allMs = clock.elapsed();
        const double perTag = double(model.memoryUsed()) / count;
        std::printf(
            "%d tags: one round trip %lld ms, first rows %lld ms (target <= %lld), all rows %lld ms\n", count,
            roundTrip, firstMs, roundTrip + 50, allMs);
        std::printf("  longest GUI stall %lld ms (target <= 16), memory %.0f bytes a tag (target < 150)\n",
            stalls.longestMs(), perTag);
        QVERIFY(firstMs >= 0);
    }

private:
    static void warmUp(ThreadedRegistryService& service, const RegistryProfile& profile)
    {
        bool done = false;
        const RequestHandle handle = service.fetchCapabilities(
            {profile.id, QStringLiteral("app")}, [&](const Result<Capabilities>&) { done = true; });
        QVERIFY(QTest::qWaitFor([&] { return done; }, 20'000));
    }

    static qint64 timeRoundTrip(ThreadedRegistryService& service, const RegistryProfile& profile)
    {
        QElapsedTimer clock;
        clock.start();
        bool done = false;
        const RequestHandle handle = service.fetchTags(
            {profile.id, QStringLiteral("app")}, PageCursor(), [&](const Result<TagPage>&) { done = true; });
        if (!QTest::qWaitFor([&] { return done; }, 20'000))
            return -1;
        return clock.elapsed();
    }
};

QTEST_GUILESS_MAIN(BenchTags)
#include "bench_tags.moc"
