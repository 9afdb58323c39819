// SPDX-License-Identifier: Apache-2.0
#include "quayfilled.h"

#include "support/messagelog.h"

#include <QJsonDocument>
#include <QTest>

using namespace portolan;

using namespace Qt::Literals::StringLiterals;

namespace {

//! All repositories, and the groups seen on the way.
Result<RepositoryPage> listAll(QuayPlane& plane)
{
    RepositoryPage all;
    PageCursor cursor;
    do {
        auto page = await(plane.registry.fetchRepositories(cursor, plane.stop));
        if (!page)
            return page.error();
        all.repositories += page->repositories;
        all.groups += page->groups;
        cursor = page->next;
    } while (!cursor.isEmpty());
    return all;
}

Result<TagPage> listAllTags(QuayPlane& plane, const QString& repository)
{
    TagPage all;
    PageCursor cursor;
    do {
        auto page = await(plane.registry.fetchTags(repository, cursor, plane.stop));
        if (!page)
            return page.error();
        all.tags += page->tags;
        all.records += page->records;
        cursor = page->next;
    } while (!cursor.isEmpty());
    return all;
}

QCoro::Task<bool> advance(
    std::chrono::steady_clock::time_point* time, std::chrono::milliseconds by, std::stop_token stop)
{
    *time += by;
    co_return !stop.stop_requested();
}

const char* const oneVulnerability = R"({"status":"scanned","data":{"Layer":{"Features":[{"Name":"openssl",
    "Version":"3.0","Vulnerabilities":[{"Severity":"High","Name":"CVE-1","FixedBy":"3.1"}]}]}}})";

QJsonObject scan()
{
    return QJsonDocument::fromJson(oneVulnerability).object();
}

} // namespace

//! What is read through Quay's API, and how gently.
class TestQuayRegistry final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsNamespacesThenStars()
    {
        Filled filled;
        for (int i = 0; i < 150; ++i)
            filled.quay.repository(u"team/r%1"_s.arg(i));
        FakeQuayRepository& starred = filled.quay.repository(u"elsewhere/liked"_s);
        starred.isPublic = true;
        starred.isStarred = true;
        QuayPlane plane(filled.quay.host(), oauth());
        const auto all = listAll(plane);
        QVERIFY2(all, qPrintable(all ? QString() : all.error().toLogLine()));
        QCOMPARE(all->repositories.size(), 152);
        QCOMPARE(all->repositories.first(), app);
        QCOMPARE(all->repositories.last(), u"elsewhere/liked"_s);
        QCOMPARE(all->groups.size(), 2);
        QCOMPARE(all->groups.at(1).name, u"team"_s);
        QCOMPARE(filled.quay.restLines().size(), 5); // user, alice, team twice, starred
        QCOMPARE(filled.quay.problems(), QString());
    }

    void tokenWithoutUserScopeUsesTheCatalog()
    {
        Filled filled;
        filled.quay.accounts().addToken(u"narrow"_s, u"alice"_s, {u"repo:read"_s});
        for (int i = 0; i < 230; ++i)
            filled.quay.repository(u"team/r%1"_s.arg(i));
        QuayPlane plane(filled.quay.host(), Credential(u"$oauthtoken"_s, Secret(u"narrow"_s)));
        const auto all = listAll(plane);
        QVERIFY2(all, qPrintable(all ? QString() : all.error().toLogLine()));
        QCOMPARE(all->repositories.size(), 231);
        QCOMPARE(QSet<QString>(all->repositories.cbegin(), all->repositories.cend()).size(), 231);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void robotsListTheCatalogAndNobodyIsRefused()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), robot());
        const auto all = listAll(plane);
        QVERIFY2(all, qPrintable(all ? QString() : all.error().toLogLine()));
        QCOMPARE(all->repositories, QStringList{app});
        QCOMPARE(filled.quay.restLines(), QStringList());
        QuayPlane anonymous(filled.quay.host());
        const auto refused = await(anonymous.registry.fetchRepositories(PageCursor(), anonymous.stop));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), u"CATALOG_REFUSED"_s);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void tagsComeWithTheirFacts()
    {
        Filled filled;
        for (int i = 0; i < 249; ++i)
            filled.quay.addTag(app, u"v%1"_s.arg(i), digestOf("d"), filled.now - 100'000 + i, 500, i == 0);
        filled.alive(latest)->immutable = true;
        filled.alive(u"v7"_s)->end = filled.now + 5000;
        QuayPlane plane(filled.quay.host(), oauth());
        const auto all = listAllTags(plane, app);
        QVERIFY2(all, qPrintable(all ? QString() : all.error().toLogLine()));
        QCOMPARE(all->tags.size(), 250);
        QCOMPARE(all->records.size(), 250);
        QCOMPARE(filled.quay.restLines().size(), 3);
        QHash<QString, TagRecord> records;
        for (const TagRecord& record : all->records)
            records.insert(record.tag, record);
        QVERIFY(records.value(latest).immutable);
        QCOMPARE(records.value(latest).size, 2000);
        QCOMPARE(records.value(latest).digest.toString(), digestOf("b"));
        QCOMPARE(records.value(latest).pushed.toSecsSinceEpoch(), filled.now - 86'400);
        QCOMPARE(records.value(u"v7"_s).expires.toSecsSinceEpoch(), filled.now + 5000);
        QCOMPARE(records.value(u"v0"_s).size, -1); // an index
        for (const FakeRequest& request : filled.quay.server().wire().requests()) {
            if (!request.target.startsWith("/api/"))
                continue;
            QCOMPARE(request.header("X-Requested-With"), QByteArray("XMLHttpRequest"));
            QVERIFY(request.header("User-Agent").startsWith("Portolan/"));
        }
        QCOMPARE(filled.quay.problems(), QString());
    }

    void robotsReadPrivateTagsThroughV2()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), robot());
        const auto all = listAllTags(plane, app);
        QVERIFY2(all, qPrintable(all ? QString() : all.error().toLogLine()));
        QCOMPARE(all->tags, QStringList{latest});
        QVERIFY(all->records.isEmpty());
        QVERIFY(listAllTags(plane, app));
        QCOMPARE(filled.quay.restLines().size(), 1); // tried once
        QCOMPARE(filled.quay.problems(), QString());
    }

    void historyTellsWhatCanBeBroughtBack()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), oauth());
        const auto history = await(plane.control().fetchTagHistory(app, latest, plane.stop));
        QVERIFY2(history, qPrintable(history ? QString() : history.error().toLogLine()));
        QCOMPARE(history->events.size(), 2);
        QVERIFY(history->events.at(0).current);
        QVERIFY(history->events.at(1).restorable);
        QCOMPARE(history->events.at(1).restorableUntil.toSecsSinceEpoch(), filled.now - 86'400 + 1'209'600);
        const auto deleted = await(plane.control().fetchTagHistory(app, u"old"_s, plane.stop));
        QVERIFY(deleted);
        QCOMPARE(deleted->events.first().kind, TagEvent::Kind::Removed);
        QVERIFY(deleted->events.first().restorable);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void vulnerabilitiesOfAnImageAndOfAnIndex()
    {
        Filled filled;
        filled.quay.repository(app).scans.insert(digestOf("b"), scan());
        QuayPlane plane(filled.quay.host(), oauth());
        const auto image = await(plane.control().fetchVulnerabilities(app, latest, plane.stop));
        QVERIFY2(image, qPrintable(image ? QString() : image.error().toLogLine()));
        QCOMPARE(image->size(), 1);
        QCOMPARE(image->first().count(Severity::High), 1);
        QCOMPARE(image->first().image.toString(), digestOf("b"));

        const QByteArray entry =
            R"({"mediaType":"application/vnd.oci.image.manifest.v1+json","size":5,"digest":"%1","platform":{"os":"linux","architecture":"%2"}})";
        const auto child = [&entry](const char* digit, const char* architecture) {
            return QByteArray(entry).replace("%1", digestOf(digit).toLatin1()).replace("%2", architecture);
        };
        const QString index = filled.quay.addManifest(app,
            R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)"
                + child("b", "amd64") + ',' + child("c", "arm64") + "]}",
            u"application/vnd.oci.image.index.v1+json"_s);
        filled.quay.addTag(app, u"multi"_s, index, filled.now - 10, 0, true);
        const auto both = await(plane.control().fetchVulnerabilities(app, u"multi"_s, plane.stop));
        QVERIFY2(both, qPrintable(both ? QString() : both.error().toLogLine()));
        QCOMPARE(both->size(), 2);
        QCOMPARE(both->at(0).platform, u"linux/amd64"_s);
        QCOMPARE(both->at(0).vulnerabilities.size(), 1);
        QCOMPARE(both->at(1).platform, u"linux/arm64"_s);
        QCOMPARE(both->at(1).status, VulnerabilityReport::Status::Queued);
        QVERIFY(both->at(1).note.english().contains(u"half a minute"_s));
        QCOMPARE(filled.quay.problems(), QString());
    }

    void scannerOffOrDown()
    {
        Filled filled;
        filled.quay.setScanner(false);
        QuayPlane plane(filled.quay.host(), oauth());
        QVERIFY(!await(plane.control().offering(QString(), plane.stop))->vulnerabilities);
        const auto off = await(plane.control().fetchVulnerabilities(app, latest, plane.stop));
        QVERIFY(off);
        QCOMPARE(off->first().status, VulnerabilityReport::Status::NotAvailable);
        filled.quay.server()
            .wire()
            .on("GET", "/api/v1/repository/alice/app/manifest/" + digestOf("b").toLatin1() + "/security")
            .reply(FakeAnswer::json(R"({"error_type":"downstream_issue","detail":"no scanner"})", 520));
        const auto down = await(plane.control().fetchVulnerabilities(app, latest, plane.stop));
        QVERIFY(!down);
        QCOMPARE(down.error().code(), u"DOWNSTREAM_ISSUE"_s);
        QCOMPARE(down.error().httpStatus(), 520);
        QVERIFY(down.error().path().endsWith(u"/security"_s));
    }

    void robotsReadScansWithTheirPassword()
    {
        Filled filled;
        filled.quay.repository(app).scans.insert(digestOf("b"), scan());
        FakeQuayManifest held;
        held.bytes =
            R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[]})";
        held.mediaType = u"application/vnd.oci.image.manifest.v1+json"_s;
        const QString digest = filled.quay.addManifest(app, held.bytes, held.mediaType);
        filled.quay.addTag(app, latest, digest, filled.now - 5);
        filled.quay.repository(app).scans.insert(digest, scan());
        QuayPlane plane(filled.quay.host(), robot());
        const auto reports = await(plane.control().fetchVulnerabilities(app, latest, plane.stop));
        QVERIFY2(reports, qPrintable(reports ? QString() : reports.error().toLogLine()));
        QCOMPARE(reports->first().vulnerabilities.size(), 1);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void searchesPublicRepositories()
    {
        Filled filled;
        for (int i = 0; i < 13; ++i)
            filled.quay.repository(u"lib/tool%1"_s.arg(i)).isPublic = true;
        QuayPlane plane(filled.quay.host());
        const auto first = await(plane.control().search(u" tool "_s, PageCursor(), plane.stop));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toLogLine()));
        QCOMPARE(first->hits.size(), 10);
        const auto second = await(plane.control().search(u"tool"_s, first->next, plane.stop));
        QVERIFY(second);
        QCOMPARE(second->hits.size(), 3);
        QVERIFY(second->next.isEmpty());
        QVERIFY(second->hits.first().lastModified.isValid());
        const int asked = filled.quay.server().requestCount();
        QVERIFY(await(plane.control().search(u" "_s, PageCursor(), plane.stop))->hits.isEmpty());
        QCOMPARE(filled.quay.server().requestCount(), asked);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void repositoryInfoAndPanels()
    {
        Filled filled;
        filled.quay.repository(app).popularity = 3.5;
        filled.quay.robots(u"team"_s).append(
            QJsonObject{{u"name"_s, u"team+bot"_s}, {u"description"_s, u"ci"_s}});
        filled.quay.quota(u"team"_s).append(QJsonObject{{u"limit_bytes"_s, 10'000'000}});
        QuayPlane plane(filled.quay.host(), oauth());
        const auto info = await(plane.control().fetchRepositoryInfo(app, plane.stop));
        QVERIFY2(info, qPrintable(info ? QString() : info.error().toLogLine()));
        QVERIFY(info->description.startsWith(u"# App"_s));
        QVERIFY(info->page.toString().endsWith(u"/repository/alice/app"_s));
        QVERIFY(std::any_of(info->facts.cbegin(), info->facts.cend(),
            [](const Fact& fact) { return fact.value.toDouble() == 3.5; }));

        const auto offered = await(plane.control().offering(u"team"_s, plane.stop));
        QVERIFY(offered);
        QCOMPARE(offered->panels.size(), 2);
        const auto robots = await(plane.control().fetchPanel(u"team"_s, u"robots"_s, plane.stop));
        QVERIFY2(robots, qPrintable(robots ? QString() : robots.error().toLogLine()));
        QCOMPARE(robots->tables.first().rows.size(), 1);
        const auto own = await(plane.control().fetchPanel(u"alice"_s, u"robots"_s, plane.stop));
        QVERIFY(own && own->tables.first().rows.isEmpty());
        const auto quota = await(plane.control().fetchPanel(u"team"_s, u"quota"_s, plane.stop));
        QVERIFY2(quota, qPrintable(quota ? QString() : quota.error().toLogLine()));
        QVERIFY(quota->facts.size() >= 3);
        const auto login = await(plane.control().fetchPanel(QString(), u"login"_s, plane.stop));
        QVERIFY(login);
        QVERIFY(login->facts.size() >= 3 && login->warnings.isEmpty());
        const auto none = await(plane.control().fetchPanel(u"team"_s, u"pull-secrets"_s, plane.stop));
        QVERIFY(!none);
        QCOMPARE(none.error().code(), u"NOT_OFFERED"_s);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void proxyCachesAreSaidToBe()
    {
        Filled filled;
        const QString cached = u"hub/redis"_s;
        filled.quay.addOrganization(u"hub"_s, {u"alice"_s});
        filled.quay.setProxyCache(u"hub"_s, u"docker.io"_s);
        filled.quay.addTag(cached, latest, digestOf("d"), filled.now - 100);
        QuayPlane plane(filled.quay.host(), oauth());
        const auto info = await(plane.control().fetchRepositoryInfo(cached, plane.stop));
        QVERIFY2(info, qPrintable(info ? QString() : info.error().toLogLine()));
        QVERIFY(std::any_of(info->facts.cbegin(), info->facts.cend(),
            [](const Fact& fact) { return fact.value.toString() == u"docker.io"_s; }));
        const auto offered = await(plane.control().offering(cached, plane.stop));
        QVERIFY(offered && offered->notes.first().english().contains(u"docker.io"_s));
        const auto place = await(plane.control().offering(u"hub"_s, plane.stop));
        QVERIFY(place);
        QCOMPARE(place->panels.last().id, u"proxy"_s);
        const auto panel = await(plane.control().fetchPanel(u"hub"_s, u"proxy"_s, plane.stop));
        QVERIFY(panel);
        QCOMPARE(panel->facts.first().value.toString(), u"docker.io"_s);
        const auto other = await(plane.control().fetchPanel(u"team"_s, u"proxy"_s, plane.stop));
        QVERIFY(!other);
        QCOMPARE(filled.quay.restLines().filter(u"/hub/proxycache"_s).size(), 1);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void recognisesQuayUnderAnyName()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host());
        const auto quay = await(plane.registry.isQuay(plane.stop));
        QVERIFY(quay && *quay);
        HttpServer other([](const ApiCall& call) {
            return call.segments.value(0) == "v2" ? FakeAnswer::json("{}")
                                                  : FakeAnswer(404, "page not found");
        });
        QuayPlane plain(other.host());
        const auto no = await(plain.registry.isQuay(plain.stop));
        QVERIFY(no && !*no);
    }

    void gateLetsFourBeginInASecond()
    {
        std::chrono::steady_clock::time_point time;
        const auto start = time;
        RateGate gate(4, std::chrono::milliseconds(1000));
        gate.setTime([&time] { return time; },
            [&time](std::chrono::milliseconds by, std::stop_token stop) { return advance(&time, by, stop); });
        QList<qint64> begun;
        for (int i = 0; i < 10; ++i) {
            QVERIFY(await(gate.turn(std::stop_token())));
            begun << std::chrono::duration_cast<std::chrono::milliseconds>(time - start).count();
            time += std::chrono::milliseconds(100);
        }
        QCOMPARE(begun, QList<qint64>({0, 100, 200, 300, 1000, 1100, 1200, 1300, 2000, 2100}));
        gate.holdBack(std::chrono::milliseconds(5000));
        QVERIFY(await(gate.turn(std::stop_token())));
        QCOMPARE(std::chrono::duration_cast<std::chrono::milliseconds>(time - start).count(), 7200);
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY(!await(gate.turn(stopped.get_token())));
        QVERIFY(await(gate.turn(std::stop_token()))); // the stopped one left its place
    }

    void backsOffWhenLimited()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), oauth());
        FakeRegistry& wire = filled.quay.server().wire();
        const QByteArray tags = "/api/v1/repository/alice/app/tag/?onlyActiveTags=true&limit=100&page=1";
        for (int i = 0; i < 3; ++i)
            wire.expect("GET", tags).reply(FakeAnswer(429, "<html>"));
        const auto page = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY2(page, qPrintable(page ? QString() : page.error().toLogLine()));
        QCOMPARE(page->tags, QStringList{latest});
        for (int i = 0; i < 5; ++i)
            wire.expect("GET", tags).reply(FakeAnswer(429, "<html>"));
        const auto limited = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(!limited);
        QCOMPARE(limited.error().kind(), ErrorKind::RateLimited);
        wire.expect("GET", tags).reply(FakeAnswer(429).withHeader("Retry-After", "3600"));
        const auto long_ = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(!long_);
        QCOMPARE(long_.error().retryAfter(), std::optional(std::chrono::seconds(3600)));
        QCOMPARE(filled.quay.problems(), QString());
    }

    void keepsBelowARealLimit()
    {
        Filled filled;
        for (int i = 0; i < 450; ++i)
            filled.quay.addTag(app, u"v%1"_s.arg(i), digestOf("d"), filled.now - 1000);
        filled.quay.setMostPerSecond(5);
        QuayPlane plane(filled.quay.host(), oauth());
        plane.registry.client().gate().setRate(4, std::chrono::milliseconds(1000));
        const auto all = listAllTags(plane, app);
        QVERIFY(all);
        QCOMPARE(all->tags.size(), 451);
        QCOMPARE(filled.quay.limitedRequests(), 0);
    }

    void faultsAreErrorsWithAPlace_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("garbage") << 0 << int(ErrorKind::Protocol);
        QTest::newRow("cut") << 1 << int(ErrorKind::Network);
        QTest::newRow("web page") << 2 << int(ErrorKind::Protocol);
        QTest::newRow("520") << 3 << int(ErrorKind::Network);
    }
    void faultsAreErrorsWithAPlace()
    {
        QFETCH(int, fault);
        QFETCH(int, kind);
        const QList<FakeAnswer> answers{FakeAnswer::json(R"({"tags":[{"name":)"),
            FakeAnswer::json(QByteArray(1000, ' ')).cutAfterBody(10),
            FakeAnswer(200, "<html><title>Login</title></html>"), FakeAnswer(520, "")};
        Filled filled;
        filled.quay.server().wire().on("GET", "/api/v1/repository/alice/app/tag/").reply(answers.at(fault));
        QuayPlane plane(filled.quay.host(), oauth());
        const auto history = await(plane.control().fetchTagHistory(app, latest, plane.stop));
        QVERIFY(!history);
        QCOMPARE(int(history.error().kind()), kind);
        QCOMPARE(history.error().host(), filled.quay.host());
        QCOMPARE(history.error().path(), u"/api/v1/repository/alice/app/tag/"_s);
    }

    void stopsWhenAsked()
    {
        Filled filled;
        filled.quay.server().wire().on("GET", "/api/v1/repository/alice/app/tag/").reply(FakeAnswer::stall());
        QuayPlane plane(filled.quay.host(), oauth());
        std::stop_source source;
        auto task = plane.control().fetchTagHistory(app, latest, source.get_token());
        QTRY_VERIFY(!filled.quay.restLines().isEmpty());
        source.request_stop();
        const auto history = await(std::move(task));
        QVERIFY(!history);
        QVERIFY(history.error().isCancelled());
    }

    void refusedPasswordIsSentOnce()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), Credential(u"alice+bot"_s, Secret(u"wrong"_s)));
        QVERIFY(!listAll(plane));
        const auto tags = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(!tags);
        QCOMPARE(tags.error().code(), u"LOGIN_REFUSED"_s);
        QVERIFY(!await(plane.registry.capabilities(QString(), plane.stop)));
        QCOMPARE(filled.quay.accounts().triesWhileLocked(), 0);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void noSecretIsLoggedOrTold()
    {
        const MessageLog log;
        Filled filled;
        QuayPlane plane(filled.quay.host(), oauth());
        QVERIFY(listAll(plane));
        const auto missing = await(plane.control().fetchRepositoryInfo(u"alice/none"_s, plane.stop));
        QVERIFY(!missing);
        QVERIFY(!missing.error().toLogLine().contains(secretToken));
        QVERIFY(!MessageLog::text().contains(secretToken));
        QVERIFY(MessageLog::text().contains(u"/api/v1/user/"_s)); // the exchanges were logged at all
    }
};

QTEST_GUILESS_MAIN(TestQuayRegistry)
#include "tst_quayregistry.moc"
