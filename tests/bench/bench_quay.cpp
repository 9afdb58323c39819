// SPDX-License-Identifier: Apache-2.0
#include "bench/stallmeter.h"
#include "http/qttransport.h"
#include "registry/quay/quayregistry.h"
#include "registry/quay/quaytargets.h"
#include "support/awaiting.h"
#include "support/httpserver.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <mutex>

using namespace portolan;

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int tagCount = 50'000;
constexpr int pageSize = 100;
constexpr int pageCount = tagCount / pageSize;

QByteArray entry(int i)
{
    const QByteArray number = QByteArray::number(i);
    return R"({"name": "v1.)" + number + R"(", "reversion": false, "immutable": false, "start_ts": )"
        + QByteArray::number(1'700'000'000 - i) + R"(, "manifest_digest": "sha256:)"
        + number.rightJustified(64, '0')
        + R"(", "is_manifest_list": false, "size": 123456, "last_modified": "Mon, 23 Nov 2026 11:01:14 -0000"})";
}

FakeAnswer page(int number)
{
    QByteArray body = "{\"tags\": [";
    const int first = (number - 1) * pageSize;
    for (int i = first; i < first + pageSize; ++i)
        body += (i == first ? "" : ", ") + entry(i);
    body += "], \"page\": " + QByteArray::number(number)
        + ", \"has_additional\": " + (number < pageCount ? "true" : "false") + '}';
    return FakeAnswer::json(body);
}

//! A Quay with one repository of 50,000 tags, on a thread of its own, as a real one would be.
class TagServer final : public QThread {
public:
    TagServer()
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
        std::vector<FakeAnswer> pages;
        for (int i = 1; i <= pageCount; ++i)
            pages.push_back(page(i));
        const HttpServer server([&pages](const ApiCall& call) {
            const int number = call.number(u"page"_s, 1);
            return call.segments.value(0) == "v2" ? FakeAnswer::json("true")
                                                  : pages.at(static_cast<size_t>(number) - 1);
        });
        host = server.host();
        m_ready.unlock();
        exec();
    }

private:
    std::mutex m_ready;
};

class RequestCounter final : public ExchangeObserver {
public:
    void exchangeChanged(const ExchangeEvent& event) override
    {
        if (event.stage == ExchangeEvent::Stage::Finished)
            ++count;
    }
    int count = 0;
};

} // namespace

//! Time to the first and to all rows of a tag list through Quay's API, the requests it took, and the longest
//! stall of the worker's event loop meanwhile. Quay's own pace (four requests a second) is lifted but for the
//! first row, and told beside the result.
class BenchQuay final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"portolan.*=false"_s); // a thousand lines are work, too
    }

    void tagsOfALargeRepository()
    {
        const TagServer server;
        QtTransport transport{TlsTrust()};
        RequestCounter requests;
        HttpClient client(transport, &requests);
        QuayRegistry registry(RegistryProfile::remote(RegistryKind::Quay, server.host), client, std::nullopt);
        const std::stop_token stop;
        const QString repository = u"team/app"_s;
        QVERIFY(await(registry.session().ping(stop)));
        const int before = requests.count;

        QElapsedTimer clock;
        clock.start();
        auto first = await(registry.fetchTags(repository, PageCursor(), stop));
        QVERIFY(first);
        const qint64 firstMs = clock.elapsed();
        registry.client().gate().setRate(1'000'000, std::chrono::milliseconds(1));
        const StallMeter stalls;
        qsizetype rows = first->tags.size();
        PageCursor cursor = first->next;
        while (!cursor.isEmpty()) {
            auto more = await(registry.fetchTags(repository, cursor, stop));
            QVERIFY(more);
            rows += more->tags.size();
            cursor = more->next;
        }
        const qint64 allMs = clock.elapsed();
        const int sent = requests.count - before;
        QCOMPARE(rows, tagCount);

        clock.restart();
        for (int i = 1; i <= pageCount; ++i)
            QVERIFY(await(registry.client().fetch(QuayTargets::activeTags(repository, i), stop)));
        const qint64 bareMs = clock.elapsed();
        std::printf("%d tags: first row %lld ms, all rows %lld ms, %d requests (least: %d), longest stall "
                    "%lld ms\n",
            tagCount, firstMs, allMs, sent, pageCount, stalls.longestMs());
        std::printf("  the same pages unread: %lld ms (ratio %.2f, in a release build, target <= 3); at "
                    "Quay's pace all rows take "
                    "%d s\n",
            bareMs, double(allMs) / double(std::max<qint64>(1, bareMs)), pageCount / 4);
        QCOMPARE(sent, pageCount);
#ifdef NDEBUG
        QVERIFY2(firstMs <= 1000, "the first row is late");
        QVERIFY2(stalls.longestMs() <= 16, "the event loop was held up");
#endif
    }
};

QTEST_GUILESS_MAIN(BenchQuay)
#include "bench_quay.moc"
