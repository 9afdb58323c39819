// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "registry/harbor/harborpath.h"
#include "registry/harbor/harborregistry.h"
#include "support/awaiting.h"
#include "support/fakeharbor.h"
#include "support/imagefixture.h"
#include "support/messagelog.h"
#include "support/registryprocess.h"
#include "support/storageseeder.h"

#include <QJsonArray>
#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString app = u"team/tools/app"_s;
const QString robot = u"robot$team+ci"_s;
const QString password = u"Harbor12345$+"_s;

QString digest(char fill)
{
    return u"sha256:"_s + QString(64, QLatin1Char(fill));
}

JsonReader json(const char* text)
{
    return *JsonReader::parse(QByteArray(text));
}

QJsonObject scanned(const QString& state, int critical = 0)
{
    QJsonObject counts;
    counts.insert(u"Critical"_s, critical);
    QJsonObject summary;
    summary.insert(u"total"_s, critical);
    summary.insert(u"fixable"_s, critical);
    summary.insert(u"summary"_s, counts);
    QJsonObject report;
    report.insert(u"scan_status"_s, state);
    report.insert(u"severity"_s, u"Critical"_s);
    report.insert(u"summary"_s, summary);
    QJsonObject overview;
    overview.insert(u"application/vnd.security.vulnerability.report; version=1.1"_s, report);
    QJsonObject more;
    more.insert(u"scan_overview"_s, overview);
    return more;
}

//! Harbor over a fake one; with a real registry for the content where a test needs it.
class HarborBench final {
public:
    explicit HarborBench(const QString& user = QString(), const QString& secret = password)
        : client(transport, nullptr)
        , registry(RegistryProfile::remote(RegistryKind::Harbor, harbor.host()), client,
              user.isEmpty() ? std::nullopt : std::optional(Credential(user, Secret(secret))))
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
        harbor.addUser(robot, password);
        harbor.addProject(u"library"_s, true);
        harbor.addProject(u"team"_s, false);
        harbor.addRepository(u"library/nginx"_s);
        harbor.addRepository(app);
    }

    FakeHarbor harbor;
    QtTransport transport{TlsTrust()};
    HttpClient client;
    HarborRegistry registry;
    std::stop_token stop;
};

//! Two images and an index over them in a real registry, known to Harbor.
class Content final {
public:
    explicit Content(HarborBench& bench) : fixture(folder.path())
    {
        ImageSpec spec = ImageSpec::withLayers(1, 100);
        one = fixture.addImage(spec, u"1"_s);
        fixture.tag(one, u"1-same"_s);
        spec.architecture = u"arm64"_s;
        spec.layers[0].seed = 2;
        two = fixture.addImage(spec, u"2"_s);
        index = fixture.addIndex(QList<FixtureDescriptor>({one, two}), u"all"_s);
        StorageSeeder(process.storagePath()).addFixture(fixture, app);
        started = process.start();
        bench.harbor.setContent(process.url());
        QJsonArray references;
        for (const FixtureDescriptor& child : {one, two}) {
            QJsonObject platform;
            platform.insert(u"os"_s, child.os);
            platform.insert(u"architecture"_s, child.architecture);
            QJsonObject reference;
            reference.insert(u"child_digest"_s, child.digest);
            reference.insert(u"platform"_s, platform);
            references.append(reference);
        }
        QJsonObject indexed;
        indexed.insert(u"references"_s, references);
        indexed.insert(u"manifest_media_type"_s, u"application/vnd.oci.image.index.v1+json"_s);
        bench.harbor.addArtifact(app, index.digest, {u"all"_s}, indexed);
        bench.harbor.addArtifact(app, one.digest, {u"1"_s, u"1-same"_s});
        bench.harbor.addArtifact(app, two.digest, {u"2"_s});
    }

    RegistryProcess process;
    QTemporaryDir folder;
    ImageFixture fixture;
    FixtureDescriptor one;
    FixtureDescriptor two;
    FixtureDescriptor index;
    bool started = false;
};

DeleteWish wishFor(const QStringList& what, DeleteScope scope = DeleteScope::TagsOnly)
{
    DeleteWish wish;
    wish.repository = app;
    wish.tagsOrDigests = what;
    wish.scope = scope;
    return wish;
}

} // namespace

class TestHarbor final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreEncodedTwice()
    {
        QCOMPARE(harborRepositoryPath(u"team/a"_s), QByteArray("/projects/team/repositories/a"));
        QCOMPARE(harborRepositoryPath(app), QByteArray("/projects/team/repositories/tools%252Fapp"));
        QCOMPARE(harborArtifactPath(u"p/a/b/c"_s, digest('a')),
            QByteArray("/projects/p/repositories/a%252Fb%252Fc/artifacts/") + digest('a').toLatin1());
    }

    void anonymousSeesPublicProjects()
    {
        HarborBench bench;
        const auto page = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
        QVERIFY2(page, qPrintable(page ? QString() : page.error().toLogLine()));
        QCOMPARE(page->repositories, QStringList(u"library/nginx"_s));
        QCOMPARE(page->groups.size(), 1);
        QCOMPARE(page->groups[0].name, u"library"_s);
        QCOMPARE(bench.harbor.problems(), QString());
    }

    void robotListsEverythingInPages()
    {
        MessageLog log;
        HarborBench bench(robot);
        for (int i = 0; i < 150; ++i)
            bench.harbor.addRepository(u"team/app%1"_s.arg(i));
        const auto first = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toLogLine()));
        QCOMPARE(first->repositories.size(), 100);
        QCOMPARE(first->groups.size(), 2);
        const auto second = await(bench.registry.fetchRepositories(first->next, bench.stop));
        QVERIFY(second);
        QCOMPARE(second->repositories.size(), 52);
        QVERIFY(second->groups.isEmpty() && second->next.isEmpty());
        QVERIFY(!MessageLog::text().contains(password));
        QCOMPARE(bench.harbor.problems(), QString());
    }

    void refusedLoginIsNotRepeated()
    {
        HarborBench bench(robot, u"wrong"_s);
        for (int i = 0; i < 2; ++i) {
            const auto page = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
            QVERIFY(!page);
            QCOMPARE(page.error().code(), u"LOGIN_REFUSED"_s);
        }
        int withPassword = 0;
        for (const FakeRequest& request : bench.harbor.server().wire().requests())
            withPassword += request.hasHeader("Authorization") ? 1 : 0;
        QCOMPARE(withPassword, 1);
    }

    void tagsCarryTheirArtifact()
    {
        HarborBench bench(robot);
        QJsonObject more = scanned(u"Error"_s);
        QJsonObject attributes;
        attributes.insert(u"os"_s, u"linux"_s);
        attributes.insert(u"architecture"_s, u"amd64"_s);
        attributes.insert(u"created"_s, u"2026-01-02T03:04:05.123456789Z"_s);
        more.insert(u"extra_attrs"_s, attributes);
        more.insert(u"size"_s, 777);
        bench.harbor.addArtifact(app, digest('a'), {u"1"_s, u"stable"_s}, more);
        bench.harbor.addArtifact(app, digest('b'), {});
        bench.harbor.makeImmutable(app, u"stable"_s);
        const auto page = await(bench.registry.fetchTags(app, PageCursor(), bench.stop));
        QVERIFY2(page, qPrintable(page ? QString() : page.error().toLogLine()));
        QCOMPARE(page->tags, QStringList({u"1"_s, u"stable"_s}));
        const TagRecord& record = page->records[0];
        QCOMPARE(record.digest.toString(), digest('a'));
        QCOMPARE(record.size, 777);
        QCOMPARE(record.platforms, QStringList(u"linux/amd64"_s));
        QCOMPARE(record.pushed, QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC));
        QCOMPARE(record.created, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 123), Qt::UTC));
        QVERIFY(!record.problem.isEmpty());
        QVERIFY(!record.immutable && page->records[1].immutable);
        QCOMPARE(bench.harbor.problems(), QString());
    }

    void bareArtifactsAreNoTrouble()
    {
        QVERIFY(!HarborArtifact::parse(json("{}")));
        QVERIFY(!HarborArtifact::parse(json(R"({"digest":"sha256:short"})")));
        QByteArray text = R"({"digest":"DIGEST","tags":[null,{"name":"bad tag"},
            {"name":"1","push_time":"0001-01-01T00:00:00.000Z"}],
            "references":[{"child_digest":"x"}],"scan_overview":{"t":null},"extra_attrs":[]})";
        text.replace("DIGEST", digest('a').toLatin1());
        const auto artifact = HarborArtifact::parse(json(text.constData()));
        QVERIFY(artifact);
        QCOMPARE(artifact->tags.size(), 1);
        QVERIFY(!artifact->records()[0].pushed.isValid());
        QVERIFY(artifact->scan.status() == VulnerabilityReport::Status::NotAvailable);
    }

    void scansAreToldPlainly_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("status");
        using Status = VulnerabilityReport::Status;
        QTest::newRow("none") << QString() << int(Status::NotAvailable);
        QTest::newRow("running") << u"Running"_s << int(Status::Queued);
        QTest::newRow("pending") << u"Pending"_s << int(Status::Queued);
        QTest::newRow("failed") << u"Error"_s << int(Status::Failed);
        QTest::newRow("done") << u"Success"_s << int(Status::Scanned);
    }
    void scansAreToldPlainly()
    {
        QFETCH(QString, state);
        QFETCH(int, status);
        HarborBench bench(robot);
        bench.harbor.addArtifact(
            app, digest('a'), {u"1"_s}, state.isEmpty() ? QJsonObject() : scanned(state, 1));
        QJsonObject low;
        low.insert(u"id"_s, u"CVE-1"_s);
        low.insert(u"severity"_s, u"Low"_s);
        QJsonObject cvss;
        cvss.insert(u"score_v3"_s, 9.8);
        QJsonObject worst;
        worst.insert(u"id"_s, u"CVE-2"_s);
        worst.insert(u"package"_s, u"bash"_s);
        worst.insert(u"version"_s, u"5.0"_s);
        worst.insert(u"fix_version"_s, u"5.1"_s);
        worst.insert(u"severity"_s, u"Critical"_s);
        worst.insert(u"preferred_cvss"_s, cvss);
        worst.insert(u"links"_s, QJsonArray({u"https://cve.example/2"_s, u"javascript:alert(1)"_s}));
        QJsonObject report;
        report.insert(u"vulnerabilities"_s, QJsonArray({low, worst}));
        QJsonObject reports;
        reports.insert(u"application/vnd.security.vulnerability.report; version=1.1"_s, report);
        bench.harbor.setVulnerabilities(digest('a'), reports);
        const auto found =
            await(bench.registry.controlPlane()->fetchVulnerabilities(app, u"1"_s, bench.stop));
        QVERIFY2(found, qPrintable(found ? QString() : found.error().toLogLine()));
        QCOMPARE(found->size(), 1);
        QCOMPARE(int(found->at(0).status), status);
        if (found->at(0).status == VulnerabilityReport::Status::Scanned) {
            const Vulnerability& first = found->at(0).vulnerabilities.at(0);
            QCOMPARE(first.id, u"CVE-2"_s);
            QCOMPARE(first.fixedIn, u"5.1"_s);
            QCOMPARE(first.score, 9.8);
            QCOMPARE(first.links.size(), 1);
        }
        QCOMPARE(bench.harbor.problems(), QString());
    }

    void scansOfAnIndexAreItsImages()
    {
        HarborBench bench(robot);
        const Content content(bench);
        QVERIFY(content.started);
        const auto found =
            await(bench.registry.controlPlane()->fetchVulnerabilities(app, u"all"_s, bench.stop));
        QVERIFY2(found, qPrintable(found ? QString() : found.error().toLogLine()));
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->at(1).platform, u"linux/arm64"_s);
        QCOMPARE(found->at(1).image.toString(), content.two.digest);
    }

    void searchInfoAndPanels()
    {
        HarborBench bench(robot);
        bench.harbor.addArtifact(app, digest('a'), {u"1"_s}, scanned(u"Success"_s, 2));
        ControlPlane* plane = bench.registry.controlPlane();
        const auto hits = await(plane->search(u"tools"_s, PageCursor(), bench.stop));
        QVERIFY(hits && hits->hits.size() == 1);
        QCOMPARE(hits->hits[0].repository, app);
        const auto info = await(plane->fetchRepositoryInfo(app, bench.stop));
        QVERIFY(info);
        QCOMPARE(info->facts.value(0).value.value<Sentence>().english(), u"Private"_s);
        for (const QString& place : {QString(), app}) {
            const auto offering = await(plane->offering(place, bench.stop));
            QVERIFY(offering && offering->panels.size() == 1);
            const auto panel = await(plane->fetchPanel(place, offering->panels[0].id, bench.stop));
            QVERIFY2(panel, qPrintable(panel ? QString() : panel.error().toLogLine()));
            const PanelTable& table = panel->tables.at(0);
            QCOMPARE(table.rows.size(), place.isEmpty() ? 2 : 1);
            QCOMPARE(table.rows[0].size(), table.columns.size());
        }
        QCOMPARE(bench.harbor.problems(), QString());
    }

    void setsATagUnlessItIsImmutable()
    {
        HarborBench bench(robot);
        const Content content(bench);
        QVERIFY(content.started);
        bench.harbor.makeImmutable(app, u"2"_s);
        ControlPlane* plane = bench.registry.controlPlane();
        ActionWish wish(ActionKind::SetTag);
        wish.repository = app;
        wish.source = app + u":1"_s;
        wish.targetRepository = app;
        wish.targetTag = u"2"_s;
        const auto fixed = await(plane->planAction(wish, bench.stop));
        QVERIFY2(fixed, qPrintable(fixed ? QString() : fixed.error().toLogLine()));
        QVERIFY(!fixed->isExecutable() && fixed->blockers.join(u' ').contains(u"immutable"_s));
        wish.targetTag = u"next"_s;
        const auto plan = await(plane->planAction(wish, bench.stop));
        QVERIFY(plan);
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        const auto done = await(plane->performAction(*plan, std::nullopt, {}, bench.stop));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toLogLine()));
        QVERIFY(bench.harbor.tagsOf(app).contains(u"next"_s));
        QCOMPARE(bench.harbor.digestsOf(app).size(), 3);
        QCOMPARE(bench.harbor.problems(), QString());
    }

    void asksForANewScan()
    {
        HarborBench bench(robot);
        bench.harbor.addArtifact(app, digest('a'), {u"1"_s}, scanned(u"Success"_s, 2));
        ControlPlane* plane = bench.registry.controlPlane();
        ActionWish wish(ActionKind::ScanImage);
        wish.repository = app;
        wish.tags << u"1"_s;
        const auto plan = await(plane->planAction(wish, bench.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY(plan->isExecutable());
        QVERIFY(bench.harbor.scansAsked().isEmpty());
        const auto done = await(plane->performAction(*plan, std::nullopt, {}, bench.stop));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toLogLine()));
        QCOMPARE(bench.harbor.scansAsked(), QStringList(digest('a')));
        const auto again = await(plane->planAction(wish, bench.stop));
        QVERIFY2(again && !again->isExecutable(), "it is queued");
        QCOMPARE(bench.harbor.problems(), QString());
        HarborBench anonymous;
        const auto offering =
            await(anonymous.registry.controlPlane()->offering(u"library/nginx"_s, anonymous.stop));
        QVERIFY(offering);
        QCOMPARE(offering->action(ActionKind::ScanImage)->ability, Ability::No);
        QVERIFY(!offering->action(ActionKind::ScanImage)->reason.isEmpty());
    }

    void deletesATagAlone()
    {
        HarborBench bench(robot);
        const Content content(bench);
        QVERIFY(content.started);
        const auto plan = await(bench.registry.planDelete(wishFor({u"1"_s}), StepProgress(), bench.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QCOMPARE(plan->subjects[0].tagsKept, QStringList(u"1-same"_s));
        QCOMPARE(plan->steps[0].requests,
            QStringList(u"DELETE /api/v2.0/projects/team/repositories/tools%252Fapp/artifacts/"_s
                + content.one.digest + u"/tags/1"_s));
        const auto report = await(bench.registry.performDelete(*plan, bench.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(bench.harbor.tagsOf(app), QStringList({u"all"_s, u"1-same"_s, u"2"_s}));
        QCOMPARE(bench.harbor.digestsOf(app).size(), 3);
        const auto again = await(bench.registry.performDelete(*plan, bench.stop));
        QVERIFY(!again);
        QCOMPARE(again.error().code(), u"TAG_MOVED"_s);
        const auto one = Digest::parse(content.one.digest);
        const auto restored = await(bench.registry.controlPlane()->restoreTag(app, u"1"_s, *one, bench.stop));
        QVERIFY(restored && *restored);
        QVERIFY(bench.harbor.tagsOf(app).contains(u"1"_s));
        const auto taken = await(bench.registry.controlPlane()->restoreTag(app, u"2"_s, *one, bench.stop));
        QVERIFY2(!taken, "a tag that is somewhere else stays there");
        QCOMPARE(bench.harbor.problems(), QString());
    }

    void deletesAnArtifactWithItsTags()
    {
        HarborBench bench(robot);
        const Content content(bench);
        QVERIFY(content.started);
        const DeleteWish wish = wishFor({u"all"_s}, DeleteScope::ImagesAndAllTags);
        const auto plan = await(bench.registry.planDelete(wish, StepProgress(), bench.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QCOMPARE(plan->subjects[0].children.size(), 2);
        QVERIFY(plan->steps[0].requests[0].endsWith(u"/artifacts/"_s + content.index.digest));
        QVERIFY(await(bench.registry.performDelete(*plan, bench.stop)));
        QCOMPARE(bench.harbor.digestsOf(app), QStringList({content.one.digest, content.two.digest}));
        const auto gone = Digest::parse(content.index.digest);
        const auto restored =
            await(bench.registry.controlPlane()->restoreTag(app, u"all"_s, *gone, bench.stop));
        QVERIFY2(restored && !*restored, "what is gone is for the data plane to bring back");

        const DeleteWish child = wishFor({u"1"_s}, DeleteScope::ImagesAndAllTags);
        const auto both = await(bench.registry.planDelete(child, StepProgress(), bench.stop));
        QVERIFY(both);
        QCOMPARE(both->subjects[0].tagsRemoved.size(), 2);
    }

    void planWarnsOfIndexesThatBreak()
    {
        HarborBench bench(robot);
        const Content content(bench);
        QVERIFY(content.started);
        const DeleteWish wish = wishFor({content.two.digest});
        const auto plan = await(bench.registry.planDelete(wish, StepProgress(), bench.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY(!plan->subjects.isEmpty());
        QCOMPARE(plan->subjects[0].containedInIndexes, QStringList(u"all"_s));
    }

    void whatMayNotBeDeletedIsSaid()
    {
        HarborBench bench(robot);
        const Content content(bench);
        QVERIFY(content.started);
        bench.harbor.makeImmutable(app, u"2"_s);
        const auto immutable =
            await(bench.registry.planDelete(wishFor({u"2"_s}), StepProgress(), bench.stop));
        QVERIFY(immutable && !immutable->isExecutable());
        QVERIFY(immutable->blockers.join(u' ').contains(u"immutable"_s));

        HarborBench anonymous;
        const auto can = await(anonymous.registry.capabilities(u"library/nginx"_s, anonymous.stop));
        QVERIFY2(can, qPrintable(can ? QString() : can.error().toLogLine()));
        QVERIFY(can->deleteByTag == Ability::No && can->deleteReason.english().contains(u"login"_s));
        HarborBench guest(robot);
        guest.harbor.addProject(u"look"_s, false, 3);
        const auto looking = await(guest.registry.capabilities(u"look/only"_s, guest.stop));
        QVERIFY(looking && looking->deleteByDigest == Ability::No && looking->push == Ability::No);
    }

    void faultsAreErrors_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const FakeAnswer denied =
            FakeAnswer::json(R"({"errors":[{"code":"FORBIDDEN","message":"no"}]})", 403);
        QTest::newRow("garbage") << FakeAnswer(200, "<html>") << ErrorKind::Protocol << QString();
        QTest::newRow("no list") << FakeAnswer::json("{}") << ErrorKind::Protocol << QString();
        QTest::newRow("cut") << FakeAnswer::json("[]").claimingLength(9).cutAfterBody(1) << ErrorKind::Network
                             << u"CONNECTION_LOST"_s;
        QTest::newRow("denied") << denied << ErrorKind::Denied << u"CATALOG_REFUSED"_s;
        QTest::newRow("limited") << FakeAnswer(429).withHeader("Retry-After", "90") << ErrorKind::RateLimited
                                 << QString();
    }
    void faultsAreErrors()
    {
        QFETCH(FakeAnswer, answer);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        HarborBench bench;
        bench.harbor.server().wire().on("GET", "/api/v2.0/repositories").reply(answer);
        const auto page = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().kind(), kind);
        QCOMPARE(page.error().host(), bench.harbor.host());
        if (!code.isEmpty())
            QCOMPARE(page.error().code(), code);
    }
};

QTEST_GUILESS_MAIN(TestHarbor)
#include "tst_harbor.moc"
