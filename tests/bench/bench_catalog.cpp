// SPDX-License-Identifier: Apache-2.0
#include "bench/stallmeter.h"
#include "http/qttransport.h"
#include "registry/jsonapi.h"
#include "registry/redhat/redhatregistry.h"
#include "support/awaiting.h"
#include "support/fakepyxis.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <mutex>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageSize = 200;

//! A catalog of `count` repositories with descriptions as long as real ones, on a thread of its own.
class CatalogServer final : public QThread {
public:
    explicit CatalogServer(int count) : m_count(count)
    {
        m_ready.lock();
        start();
        m_ready.lock(); // until run() has the server up
    }
    ~CatalogServer() override
    {
        quit();
        wait();
    }

    QUrl url;
    int requests = 0; //!< once it has ended

protected:
    void run() override
    {
        FakePyxis pyxis;
        QJsonObject display;
        display.insert(u"name"_s, u"An Application Image"_s);
        display.insert(u"short_description"_s, u"Runs the application."_s);
        display.insert(u"long_description"_s, QString(4000, u'x'));
        QJsonObject more;
        more.insert(u"display_data"_s, display);
        for (int i = 0; i < m_count; ++i)
            pyxis.addRepository(u"team%1/app-%2"_s.arg(i % 50).arg(i), more);
        url = pyxis.url();
        m_ready.unlock();
        exec();
        requests = pyxis.server().requestCount();
    }

private:
    int m_count;
    std::mutex m_ready;
};

} // namespace

//! Browsing and searching the Ecosystem Catalog: time to the first and to all rows, requests sent, and the
//! longest stall of the event loop, against the same pages with everything in them, got and thrown away.
class BenchCatalog final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"portolan.*=false"_s); }

    void browse_data() { rows(); }
    void browse()
    {
        QFETCH(int, count);
        measure("browse", count, [](RedHatRegistry& registry, PageCursor& cursor) {
            const auto page = await(registry.fetchRepositories(cursor, std::stop_token()));
            cursor = page ? page->next : PageCursor();
            return page ? page->repositories.size() : qsizetype(0);
        });
    }

    void search_data() { rows(); }
    void search()
    {
        QFETCH(int, count);
        measure("search", count, [](RedHatRegistry& registry, PageCursor& cursor) {
            const auto page =
                await(registry.controlPlane()->search(u"application"_s, cursor, std::stop_token()));
            cursor = page ? page->next : PageCursor();
            return page ? page->hits.size() : qsizetype(0);
        });
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("3,000 repositories") << 3000;
    }

    using NextPage = qsizetype (*)(RedHatRegistry& registry, PageCursor& cursor);

    static void measure(const char* what, int count, NextPage nextPage)
    {
        CatalogServer server(count);
        QtTransport transport{TlsTrust()};
        HttpClient client(transport, nullptr);
        RedHatRegistry registry(RegistryProfile::remote(RegistryKind::RedHat, u"registry.redhat.io"_s),
            client, std::nullopt, server.url);
        QElapsedTimer clock;
        clock.start();
        PageCursor cursor;
        qsizetype all = nextPage(registry, cursor);
        const qint64 firstMs = clock.elapsed();
        const StallMeter stalls;
        while (!cursor.isEmpty())
            all += nextPage(registry, cursor);
        const qint64 allMs = clock.elapsed();
        const qint64 longestMs = stalls.longestMs();
        const int pages = count / pageSize;
        clock.restart();
        fetchBare(client, server.url, pages);
        const qint64 bareMs = std::max<qint64>(1, clock.elapsed());
        server.quit();
        server.wait();
        const int sent = server.requests - pages;
        std::printf("%s %d: first rows %lld ms, all rows %lld ms, %d requests (least: %d), longest stall "
                    "%lld ms; the whole records unread: %lld ms (ratio %.2f)\n",
            what, count, firstMs, allMs, sent, pages, longestMs, bareMs, double(allMs) / double(bareMs));
        QCOMPARE(all, qsizetype(count));
        QVERIFY(sent <= pages + 1);
#ifdef NDEBUG
        QVERIFY2(firstMs <= 1000, "the first rows are late");
        QVERIFY2(longestMs <= 16, "the event loop was held up");
#endif
    }

    static void fetchBare(HttpClient& client, const QUrl& url, int pages)
    {
        JsonApi api(client, url);
        for (int page = 0; page < pages; ++page) {
            ApiQuery query;
            query.add("page", qint64(page)).add("page_size", qint64(pageSize));
            query.add("filter", u"repository=regex=app"_s);
            const auto answer =
                await(api.send(api.request(HttpMethod::Get, "/repositories", query), std::stop_token()));
            QVERIFY(answer && answer->isSuccess());
        }
    }
};

QTEST_GUILESS_MAIN(BenchCatalog)
#include "bench_catalog.moc"
