// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "registry/redhat/pyxisfilter.h"
#include "registry/redhat/pyxisvulnerability.h"
#include "registry/redhat/redhatregistry.h"
#include "support/awaiting.h"
#include "support/fakepyxis.h"
#include "support/imagefixture.h"
#include "support/messagelog.h"
#include "support/registryprocess.h"
#include "support/rsqlfilter.h"
#include "support/storageseeder.h"
#include "support/tokenserver.h"

#include <QJsonArray>
#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString ubi = u"ubi9/ubi"_s;

QString digest(char fill)
{
    return u"sha256:"_s + QString(64, QLatin1Char(fill));
}

JsonReader json(const char* text)
{
    return *JsonReader::parse(QByteArray(text));
}

//! A registry of Red Hat over a fake catalog; the registry itself is at `host`.
class RedHatBench final {
public:
    explicit RedHatBench(
        const QString& host = u"127.0.0.1:9"_s, std::optional<Credential> login = std::nullopt)
        : client(transport, nullptr)
        , registry(RegistryProfile::remote(RegistryKind::RedHat, host), client, std::move(login), pyxis.url())
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
    }

    //! Two builds of ubi9 in two architectures; the tag "9" of the older was taken over by the newer.
    void addBuilds()
    {
        pyxis.addRepository(ubi);
        const QString older = u"2026-01-01T00:00:00.000000+00:00"_s;
        const QString newer = u"2026-02-01T00:00:00.000000+00:00"_s;
        const QStringList oldTags{u"9"_s, u"9.1-5"_s};
        const QStringList newTags{u"9"_s, u"9.2-7"_s};
        pyxis.addImage(FakePyxis::image(
            u"i1"_s, u"amd64"_s, ubi, u"ubi9-9.1-5"_s, digest('1'), digest('2'), oldTags, older));
        pyxis.addImage(FakePyxis::image(
            u"i2"_s, u"arm64"_s, ubi, u"ubi9-9.1-5"_s, digest('1'), digest('3'), oldTags, older));
        pyxis.addImage(FakePyxis::image(
            u"i3"_s, u"amd64"_s, ubi, u"ubi9-9.2-7"_s, digest('4'), digest('5'), newTags, newer));
        pyxis.addImage(FakePyxis::image(
            u"i4"_s, u"arm64"_s, ubi, u"ubi9-9.2-7"_s, digest('4'), digest('6'), newTags, newer));
    }

    FakePyxis pyxis;
    QtTransport transport{TlsTrust()};
    HttpClient client;
    RedHatRegistry registry;
    std::stop_token stop;
};

const TagRecord* recordOf(const TagPage& page, const QString& tag)
{
    for (const TagRecord& record : page.records) {
        if (record.tag == tag)
            return &record;
    }
    return nullptr;
}

} // namespace

class TestRedHat final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void searchFindsWhatWasTyped_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* words, const char* repository, const char* title, bool found) {
            QTest::addRow("%s in %s", words, repository)
                << QString::fromUtf8(words) << QString::fromUtf8(repository) << QString::fromUtf8(title)
                << found;
        };
        row("nodejs", "ubi9/nodejs-18", "Node", true);
        row("NODE", "x/y", "My Node image", true);
        row("node ubi9", "ubi9/nodejs-18", "", true);
        row("node ubi8", "ubi9/nodejs-18", "", false);
        row("c++", "x/y", "A C++ image", true);
        row("c++", "x/y", "A C image", false);
        row("a.b", "x/aXb", "", false);
        row("it's", "x/y", "It's here", true);
        row("a,b;c==d", "x/y", "a,b;c==d", true);
        row("');registry!=x", "x/y", "", false);
        row("(x)", "x/y", "see (x)", true);
        row("[", "x/y", "a [ b", true);
        row("]", "x/y", "a ] b", true);
        row("back\\slash", "x/y", "a back\\slash", true);
        row("^", "x/y", "a ^ b", true);
        row("größe", "x/y", "Die GRÖSSE", false);
        row("ÄPFEL", "x/y", "viele äpfel", true);
        row("*", "x/y", "all * of them", true);
        row("*", "x/y", "all of them", false);
    }
    void searchFindsWhatWasTyped()
    {
        QFETCH(QString, words);
        QFETCH(QString, repository);
        QFETCH(QString, title);
        QFETCH(bool, found);
        const auto filter = RsqlFilter::parse(pyxisSearchFilter(u"registry.access.redhat.com"_s, words));
        QVERIFY2(filter, "not in the catalog's language");
        QJsonObject display;
        display.insert(u"name"_s, title);
        QJsonObject entry;
        entry.insert(u"registry"_s, u"registry.access.redhat.com"_s);
        entry.insert(u"repository"_s, repository);
        entry.insert(u"display_data"_s, display);
        QCOMPARE(filter->matches(entry), found);
        entry.insert(u"registry"_s, u"elsewhere"_s);
        QVERIFY2(!filter->matches(entry), "what is typed does not widen the search");
    }

    void gradesAreASchedule()
    {
        const auto grades = FreshnessGrade::parseList(json(R"([
            {"grade":"A","start_date":"2026-01-01T00:00:00+00:00","end_date":"2026-02-01T00:00:00+00:00"},
            {"grade":"B","start_date":"2026-02-01T00:00:00","end_date":null}, {"start_date":"x"}, 7])"));
        QCOMPARE(grades.size(), 2);
        const auto at = [&](int month, int day) {
            return gradeAt(grades, QDateTime(QDate(2026, month, day), QTime(0, 0), Qt::UTC));
        };
        QCOMPARE(gradeAt(grades, QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC)), QString());
        QCOMPARE(at(1, 1), u"A"_s);
        QCOMPARE(at(1, 31), u"A"_s);
        QCOMPARE(at(2, 1), u"B"_s);
        QCOMPARE(at(12, 1), u"B"_s);
    }

    void vulnerabilityRecords()
    {
        const auto packages = parsePyxisVulnerability(json(R"({"cve_id":"CVE-2026-1","severity":"Important",
            "advisory_id":"2026:0974","advisory_type":"RHSA",
            "affected_packages":[{"name":"bash","version":"5.1"},{"name":"openssl","version":"3.0"}]})"));
        QCOMPARE(packages.size(), 2);
        QCOMPARE(packages[0].id, u"CVE-2026-1"_s);
        QVERIFY(packages[0].severity == Severity::High);
        QCOMPARE(packages[1].package, u"openssl"_s);
        QCOMPARE(packages[0].fixedIn, u"RHSA-2026:0974"_s);
        QCOMPARE(packages[0].links.value(1).toString(), u"https://access.redhat.com/errata/RHSA-2026:0974"_s);
        const auto nvra = parsePyxisVulnerability(json(
            R"({"cve_id":"CVE-2","severity":"moderate","packages":[{"rpm_nvra":["bash-5.1.8-6.el9_1.x86_64"]}]})"));
        QCOMPARE(nvra.size(), 1);
        QCOMPARE(nvra[0].package, u"bash"_s);
        QCOMPARE(nvra[0].version, u"5.1.8-6.el9_1"_s);
        QVERIFY(nvra[0].severity == Severity::Medium && nvra[0].fixedIn.isEmpty());
        QVERIFY(parsePyxisVulnerability(json("{}")).isEmpty());
        QVERIFY(parsePyxisVulnerability(json("[]")).isEmpty());
        QCOMPARE(parsePyxisVulnerability(json(R"({"cve_id":"CVE-3","severity":7})")).size(), 1);
    }

    void repositoriesComeInPages()
    {
        RedHatBench bench;
        QJsonObject hidden;
        hidden.insert(u"published"_s, false);
        for (int i = 0; i < 401; ++i)
            bench.pyxis.addRepository(u"team/app%1"_s.arg(i), i == 7 ? hidden : QJsonObject());
        QJsonObject partner;
        partner.insert(u"registry"_s, u"registry.connect.redhat.com"_s);
        bench.pyxis.addRepository(u"partner/app"_s, partner);
        bench.pyxis.addRepository(u"Not A Name"_s);
        QStringList all;
        PageCursor cursor;
        int pages = 0;
        do {
            const auto page = await(bench.registry.fetchRepositories(cursor, bench.stop));
            QVERIFY2(page, qPrintable(page ? QString() : page.error().toLogLine()));
            all += page->repositories;
            cursor = page->next;
            ++pages;
        } while (!cursor.isEmpty());
        QCOMPARE(pages, 3);
        QCOMPARE(all.size(), 400);
        QVERIFY(!all.contains(u"team/app7"_s) && !all.contains(u"partner/app"_s));
        QCOMPARE(bench.pyxis.problems(), QString());
    }

    void tagsJoinArchitecturesAndBuilds()
    {
        RedHatBench bench;
        bench.addBuilds();
        const auto page = await(bench.registry.fetchTags(ubi, PageCursor(), bench.stop));
        QVERIFY(page);
        QCOMPARE(page->tags, QStringList({u"9"_s, u"9.2-7"_s, u"9.1-5"_s}));
        QVERIFY(page->next.isEmpty());
        const TagRecord* floating = recordOf(*page, u"9"_s);
        QVERIFY(floating);
        QCOMPARE(floating->digest.toString(), digest('4'));
        QCOMPARE(floating->platforms, QStringList({u"linux/amd64"_s, u"linux/arm64"_s}));
        QCOMPARE(floating->pushed, QDateTime(QDate(2026, 2, 1), QTime(0, 0), Qt::UTC));
        QCOMPARE(floating->size, 4096);
        QCOMPARE(recordOf(*page, u"9.1-5"_s)->digest.toString(), digest('1'));
        QCOMPARE(bench.pyxis.problems(), QString());
        QCOMPARE(bench.pyxis.server().requestCount(), 1);
    }

    void tagsOverPagesAreNamedOnce()
    {
        RedHatBench bench;
        bench.pyxis.addRepository(ubi);
        for (int i = 0; i < 150; ++i) {
            const QString when =
                QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addDays(i).toString(Qt::ISODate);
            const QString list = u"sha256:"_s + QString::number(i).rightJustified(64, u'0');
            for (const QString& arch : {u"amd64"_s, u"arm64"_s, u"s390x"_s})
                bench.pyxis.addImage(FakePyxis::image(u"i%1%2"_s.arg(i).arg(arch), arch, ubi, u"b%1"_s.arg(i),
                    list, digest('a'), {u"latest"_s, u"1.%1"_s.arg(i)}, when));
        }
        QStringList tags;
        QHash<QString, TagRecord> records;
        PageCursor cursor;
        do {
            const auto page = await(bench.registry.fetchTags(ubi, cursor, bench.stop));
            QVERIFY(page);
            tags += page->tags;
            for (const TagRecord& record : page->records)
                records.insert(record.tag, record);
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(tags.size(), 151);
        QCOMPARE(QSet<QString>(tags.begin(), tags.end()).size(), 151);
        for (const TagRecord& record : std::as_const(records))
            QCOMPARE(record.platforms.size(), 3); // builds whose images lie on two pages, too
        QVERIFY(records.value(u"latest"_s).digest.toString().endsWith(u"149"_s));
        QCOMPARE(bench.pyxis.problems(), QString());
    }

    void pathsThatFindNothingAreFiltered()
    {
        RedHatBench bench;
        bench.addBuilds();
        bench.pyxis.hideFromPaths(ubi);
        const auto page = await(bench.registry.fetchTags(ubi, PageCursor(), bench.stop));
        QVERIFY(page);
        QCOMPARE(page->tags.size(), 3);
        const auto info = await(bench.registry.controlPlane()->fetchRepositoryInfo(ubi, bench.stop));
        QVERIFY2(info, qPrintable(info ? QString() : info.error().toLogLine()));
        QCOMPARE(bench.pyxis.problems(), QString());
    }

    void whatTheCatalogLacksIsListedByTheRegistry()
    {
        FakeRegistry plain;
        plain.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        plain.expect("GET", "/v2/team/secret/tags/list?n=1000")
            .reply(FakeAnswer::json(R"({"tags":["1"]})")
                       .withHeader("Link", "</v2/team/secret/tags/list?last=1>; rel=\"next\""));
        plain.expect("GET", "/v2/team/secret/tags/list?last=1").reply(FakeAnswer::json(R"({"tags":["2"]})"));
        RedHatBench bench(plain.host());
        const QString secret = u"team/secret"_s;
        const auto first = await(bench.registry.fetchTags(secret, PageCursor(), bench.stop));
        QVERIFY(first);
        QCOMPARE(first->tags, QStringList(u"1"_s));
        const auto second = await(bench.registry.fetchTags(secret, first->next, bench.stop));
        QVERIFY(second);
        QCOMPARE(second->tags, QStringList(u"2"_s));
        QVERIFY(second->next.isEmpty());
        QCOMPARE(plain.problems(), QString());
    }

    void searchAndInfo()
    {
        RedHatBench bench;
        QJsonObject display;
        display.insert(u"name"_s, u"Node.js 18"_s);
        display.insert(u"short_description"_s, u"Run\n  Node"_s);
        display.insert(u"long_description"_s, u"# Node"_s);
        QJsonObject grade;
        grade.insert(u"tag"_s, u"1-99"_s);
        grade.insert(u"grade"_s, u"C"_s);
        QJsonObject more;
        more.insert(u"display_data"_s, display);
        more.insert(u"release_categories"_s, QJsonArray({u"Deprecated"_s}));
        more.insert(u"content_stream_grades"_s, QJsonArray({grade}));
        more.insert(u"_id"_s, u"abc"_s);
        bench.pyxis.addRepository(u"ubi9/nodejs-18"_s, more);
        bench.pyxis.addRepository(u"ubi9/python-311"_s);
        ControlPlane* plane = bench.registry.controlPlane();
        QVERIFY(plane);
        const auto found = await(plane->search(u"node.JS"_s, PageCursor(), bench.stop));
        QVERIFY2(found, qPrintable(found ? QString() : found.error().toLogLine()));
        QCOMPARE(found->hits.size(), 1);
        QCOMPARE(found->hits[0].repository, u"ubi9/nodejs-18"_s);
        QCOMPARE(found->hits[0].description, u"Run Node"_s);
        QVERIFY(found->hits[0].deprecated);
        const auto info = await(plane->fetchRepositoryInfo(u"ubi9/nodejs-18"_s, bench.stop));
        QVERIFY(info);
        QCOMPARE(info->description, u"# Node"_s);
        QCOMPARE(
            info->page.toString(), u"https://catalog.redhat.com/software/containers/ubi9/nodejs-18/abc"_s);
        QCOMPARE(QByteArray(info->facts.value(0).label), QByteArray("Deprecated"));
        const auto missing = await(plane->fetchRepositoryInfo(u"no/such"_s, bench.stop));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind(), ErrorKind::NotFound);
        QCOMPARE(bench.pyxis.problems(), QString());
    }

    void vulnerabilitiesOfEachArchitecture()
    {
        RedHatBench bench;
        bench.addBuilds();
        for (int i = 0; i < 201; ++i) {
            QJsonObject record;
            record.insert(u"cve_id"_s, u"CVE-2026-%1"_s.arg(i));
            record.insert(u"severity"_s, i == 200 ? u"Critical"_s : u"Low"_s);
            bench.pyxis.addVulnerability(u"i3"_s, record);
        }
        ControlPlane* plane = bench.registry.controlPlane();
        const auto byTag = await(plane->fetchVulnerabilities(ubi, u"9"_s, bench.stop));
        QVERIFY2(byTag, qPrintable(byTag ? QString() : byTag.error().toLogLine()));
        QCOMPARE(byTag->size(), 2); // of the newer build alone
        QCOMPARE(byTag->at(0).platform, u"linux/amd64"_s);
        QCOMPARE(byTag->at(0).image.toString(), digest('5'));
        QCOMPARE(byTag->at(0).vulnerabilities.size(), 201);
        QVERIFY(byTag->at(0).vulnerabilities[0].severity == Severity::Critical);
        QVERIFY(byTag->at(1).status == VulnerabilityReport::Status::NotAvailable);
        const auto byDigest = await(plane->fetchVulnerabilities(ubi, digest('5'), bench.stop));
        QVERIFY(byDigest);
        QCOMPARE(byDigest->size(), 1);
        QVERIFY(byDigest->at(0).status == VulnerabilityReport::Status::Scanned);
        QCOMPARE(byDigest->at(0).platform, QString());
        const auto byList = await(plane->fetchVulnerabilities(ubi, digest('1'), bench.stop));
        QVERIFY(byList);
        QCOMPARE(byList->size(), 2);
        const auto unknown = await(plane->fetchVulnerabilities(ubi, digest('f'), bench.stop));
        QVERIFY(unknown && unknown->size() == 1);
        QVERIFY(unknown->at(0).status == VulnerabilityReport::Status::NotAvailable);
        QCOMPARE(bench.pyxis.problems(), QString());
    }

    void tagHistoryNamesBuildsAndDigests()
    {
        RedHatBench bench;
        bench.addBuilds();
        QJsonObject older;
        older.insert(u"brew_build"_s, u"ubi9-9.1-5"_s);
        older.insert(u"start_date"_s, u"2026-01-01T00:00:00+00:00"_s);
        older.insert(u"end_date"_s, u"2026-02-01T00:00:00+00:00"_s);
        QJsonObject newer;
        newer.insert(u"brew_build"_s, u"ubi9-9.2-7"_s);
        newer.insert(u"start_date"_s, u"2026-02-01T00:00:00+00:00"_s);
        QJsonObject history;
        history.insert(u"history"_s, QJsonArray({older, newer}));
        bench.pyxis.setTagHistory(ubi, u"9"_s, history);
        ControlPlane* plane = bench.registry.controlPlane();
        const auto kept = await(plane->fetchTagHistory(ubi, u"9"_s, bench.stop));
        QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().toLogLine()));
        QCOMPARE(kept->events.size(), 2);
        QCOMPARE(kept->events[0].digest.toString(), digest('4'));
        QVERIFY(kept->events[0].current && !kept->events[1].current);
        QVERIFY(kept->events[0].reference.endsWith(u"/ubi9/ubi@"_s + digest('4')));
        const auto derived = await(plane->fetchTagHistory(ubi, u"9.1-5"_s, bench.stop));
        QVERIFY(derived);
        QCOMPARE(derived->events.size(), 1);
        QCOMPARE(derived->events[0].digest.toString(), digest('1'));
        QCOMPARE(bench.pyxis.problems(), QString());
    }

    void panelShowsImages()
    {
        RedHatBench bench;
        bench.addBuilds();
        ControlPlane* plane = bench.registry.controlPlane();
        const auto offering = await(plane->offering(ubi, bench.stop));
        QVERIFY(offering && offering->panels.size() == 1);
        const auto panel = await(plane->fetchPanel(ubi, offering->panels[0].id, bench.stop));
        QVERIFY(panel && panel->tables.size() == 1);
        QCOMPARE(panel->tables[0].rows.size(), 4);
        for (const QVariantList& row : panel->tables[0].rows)
            QCOMPARE(row.size(), panel->tables[0].columns.size());
        QVERIFY(!await(plane->fetchPanel(ubi, u"other"_s, bench.stop)));
    }

    void nothingIsDeleted()
    {
        RedHatBench bench;
        DeleteWish wish;
        wish.repository = ubi;
        wish.tagsOrDigests << u"9"_s;
        const auto plan = await(bench.registry.planDelete(wish, StepProgress(), bench.stop));
        QVERIFY(plan && !plan->isExecutable() && plan->blockers.size() == 1);
        QVERIFY(!await(bench.registry.performDelete(*plan, bench.stop)));
        QCOMPARE(bench.pyxis.server().requestCount(), 0);
    }

    void faultsAreErrors_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("garbage") << FakeAnswer(200, "<html>maintenance") << ErrorKind::Protocol;
        QTest::newRow("no list") << FakeAnswer::json(R"({"data":{}})") << ErrorKind::Protocol;
        QTest::newRow("cut") << FakeAnswer::json(R"({"data":[]})").claimingLength(100).cutAfterBody(5)
                             << ErrorKind::Network;
        QTest::newRow("limited") << FakeAnswer(429).withHeader("Retry-After", "120")
                                 << ErrorKind::RateLimited;
        QTest::newRow("deep") << FakeAnswer::json(QByteArray(100, '[') + QByteArray(100, ']'))
                              << ErrorKind::TooLarge;
        QTest::newRow("refused filter")
            << FakeAnswer::json(R"({"detail":"bad filter"})", 400) << ErrorKind::Protocol;
    }
    void faultsAreErrors()
    {
        QFETCH(FakeAnswer, answer);
        QFETCH(ErrorKind, kind);
        RedHatBench bench;
        bench.pyxis.server().wire().on("GET", "/api/containers/v1/repositories").reply(answer);
        const auto page = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().kind(), kind);
        QCOMPARE(page.error().host(), bench.pyxis.server().host());
        QVERIFY(page.error().path().endsWith(u"/repositories"_s));
    }

    void imagesWithoutFieldsAreNoTrouble()
    {
        const char* const texts[] = {"{}", "[]", "null", R"({"repositories":[{}],"freshness_grades":{}})",
            R"({"repositories":[{"repository":"ubi9/ubi","tags":[null,{"name":"no tag!"},{"name":"1"}]}]})"};
        RedHatTags tags(u"registry.access.redhat.com"_s, ubi);
        QStringList names;
        for (const char* text : texts)
            names += tags.add(QList<PyxisImage>({PyxisImage::parse(json(text))})).tags;
        QCOMPARE(names, QStringList(u"1"_s));
        QVERIFY(tags.record(u"1"_s).digest.isNull());
    }

    void serviceAccountLogsIn_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("isService");
        QTest::newRow("service account") << u"12345678|my-service"_s << true;
        QTest::newRow("person") << u"someone@example.com"_s << false;
    }
    void serviceAccountLogsIn()
    {
        QFETCH(QString, user);
        QFETCH(bool, isService);
        QCOMPARE(RedHatCatalog::isServiceAccount(user), isService);
        const QString password = u"eyJhbGciOiJSUzUxMiJ9."_s + QString(2400, u'x') + u"-_.~+/="_s;
        TokenServer tokens;
        QVERIFY(tokens.start());
        tokens.addUser(user, password);
        tokens.grant(user, u"repository:ubi9/ubi:pull"_s);
        RegistryOptions options;
        options.token = tokens.registryAuth();
        RegistryProcess process(options);
        QTemporaryDir folder;
        ImageFixture fixture(folder.path());
        const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(1, 100), u"9"_s);
        StorageSeeder(process.storagePath()).addFixture(fixture, ubi);
        QVERIFY2(process.start(), qPrintable(process.failure()));
        MessageLog log;
        RedHatBench bench(process.host(), Credential(user, Secret(password)));
        const auto resolved = await(bench.registry.dataPlane().resolve(ubi, u"9"_s, bench.stop));
        QVERIFY2(resolved, qPrintable(resolved ? QString() : resolved.error().toLogLine()));
        QCOMPARE(resolved->digest.toString(), image.digest);
        QCOMPARE(tokens.requests().first().account, user);
        const auto offering = await(bench.registry.controlPlane()->offering(QString(), bench.stop));
        QVERIFY(offering);
        QCOMPARE(offering->notes.join(u' ').contains(u"not meant for production"_s), !isService);
        QVERIFY(!MessageLog::text().contains(password));

        RedHatBench wrong(process.host(), Credential(user, Secret(u"not it"_s)));
        const auto refused = await(wrong.registry.dataPlane().resolve(ubi, u"9"_s, wrong.stop));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), u"LOGIN_REFUSED"_s);
    }
};

QTEST_GUILESS_MAIN(TestRedHat)
#include "tst_redhat.moc"
