// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "registry/dockerhub/dockerhubregistry.h"
#include "registry/dockerhub/hubtag.h"
#include "support/awaiting.h"
#include "support/fakehub.h"
#include "support/imagefixture.h"
#include "support/messagelog.h"
#include "support/registryprocess.h"
#include "support/storageseeder.h"

#include <QJsonArray>
#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString password = u"dckr_pat_verysecret"_s;

QString digest(char fill)
{
    return u"sha256:"_s + QString(64, QLatin1Char(fill));
}

JsonReader json(const char* text)
{
    return *JsonReader::parse(QByteArray(text));
}

//! Docker Hub over a fake API; the registry itself is at `host`.
class HubBench final {
public:
    explicit HubBench(const QString& host = u"127.0.0.1:9"_s, const QString& user = QString(),
        const QString& secret = password)
        : client(transport, nullptr)
        , registry(
              RegistryProfile::remote(RegistryKind::DockerHub, host), client, login(user, secret), hub.url())
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
        hub.addUser(u"ada"_s, password, {u"ada"_s, u"crew"_s});
        hub.addRepository(u"library"_s, u"nginx"_s, described(u"Web server"_s, 100));
        hub.addRepository(u"ada"_s, u"tool"_s, described(u"A tool"_s, 2));
        QJsonObject hidden = described(u"Not for all"_s, 0);
        hidden.insert(u"is_private"_s, true);
        hub.addRepository(u"crew"_s, u"secret"_s, hidden);
    }

    static std::optional<Credential> login(const QString& user, const QString& secret)
    {
        return user.isEmpty() ? std::nullopt : std::optional(Credential(user, Secret(secret)));
    }
    static QJsonObject described(const QString& text, int stars)
    {
        QJsonObject object;
        object.insert(u"description"_s, text);
        object.insert(u"star_count"_s, stars);
        object.insert(u"pull_count"_s, stars * 10);
        object.insert(u"last_updated"_s, u"2026-05-06T07:08:09.123456Z"_s);
        return object;
    }

    QStringList listAll()
    {
        QStringList all;
        PageCursor cursor;
        do {
            const auto page = await(registry.fetchRepositories(cursor, stop));
            if (!page)
                return QStringList(page.error().toLogLine());
            all += page->repositories;
            cursor = page->next;
        } while (!cursor.isEmpty());
        return all;
    }

    FakeHub hub;
    QtTransport transport{TlsTrust()};
    HttpClient client;
    DockerHubRegistry registry;
    std::stop_token stop;
};

} // namespace

class TestDockerHub final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anonymousListsOfficialImages()
    {
        HubBench bench;
        QCOMPARE(bench.listAll(), QStringList(u"library/nginx"_s));
        QCOMPARE(bench.hub.tokensGiven(), 0);
        QCOMPARE(bench.hub.problems(), QString());
    }

    void loginListsItsNamespacesFirst()
    {
        MessageLog log;
        HubBench bench(u"127.0.0.1:9"_s, u"ada"_s);
        for (int i = 0; i < 150; ++i)
            bench.hub.addRepository(u"crew"_s, u"app%1"_s.arg(i));
        const QStringList all = bench.listAll();
        QCOMPARE(all.size(), 153);
        QCOMPARE(all.first(), u"ada/tool"_s);
        QVERIFY(all.contains(u"crew/secret"_s) && all.contains(u"crew/app149"_s));
        QCOMPARE(all.last(), u"library/nginx"_s);
        QCOMPARE(bench.hub.tokensGiven(), 1);
        QVERIFY(!MessageLog::text().contains(password));
        QVERIFY(!MessageLog::text().contains(u"hub-token"_s));
        QCOMPARE(bench.hub.problems(), QString());
    }

    void refusedLoginIsTriedOnce()
    {
        HubBench bench(u"127.0.0.1:9"_s, u"ada"_s, u"wrong"_s);
        for (int i = 0; i < 2; ++i) {
            const auto page = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
            QVERIFY(!page);
            QCOMPARE(page.error().code(), u"LOGIN_REFUSED"_s);
            QCOMPARE(page.error().kind(), ErrorKind::AuthRequired);
        }
        QCOMPARE(bench.hub.server().lines(), QStringList(u"POST /v2/auth/token"_s));
    }

    void endedTokenIsRenewedOnce()
    {
        HubBench bench(u"127.0.0.1:9"_s, u"ada"_s);
        QVERIFY(await(bench.registry.fetchRepositories(PageCursor(), bench.stop)));
        bench.hub.endTokens();
        QVERIFY(await(bench.registry.fetchRepositories(PageCursor(), bench.stop)));
        QCOMPARE(bench.hub.tokensGiven(), 2);
        QCOMPARE(bench.hub.problems(), QString());
    }

    void concurrentRequestsShareAToken()
    {
        HubBench bench(u"127.0.0.1:9"_s, u"ada"_s);
        bench.hub.addTag(u"library/nginx"_s, u"1"_s);
        std::vector<QCoro::Task<Result<TagPage>>> tasks;
        for (int i = 0; i < 5; ++i)
            tasks.push_back(bench.registry.fetchTags(u"library/nginx"_s, PageCursor(), bench.stop));
        for (const auto& page : awaitAll(std::move(tasks)))
            QVERIFY(page);
        QCOMPARE(bench.hub.tokensGiven(), 1);
    }

    void tagsComeWithWhatTheApiSays()
    {
        HubBench bench;
        QJsonObject amd;
        amd.insert(u"os"_s, u"linux"_s);
        amd.insert(u"architecture"_s, u"amd64"_s);
        QJsonObject arm = amd;
        arm.insert(u"architecture"_s, u"arm"_s);
        arm.insert(u"variant"_s, u"v7"_s);
        QJsonObject attestation = amd;
        attestation.insert(u"architecture"_s, u"unknown"_s);
        QJsonObject more;
        more.insert(u"full_size"_s, 5000);
        more.insert(u"tag_last_pushed"_s, u"2026-05-06T07:08:09.123456Z"_s);
        more.insert(u"digest"_s, digest('a'));
        more.insert(u"images"_s, QJsonArray({amd, arm, attestation}));
        bench.hub.addTag(u"library/nginx"_s, u"1.27"_s, more);
        for (int i = 1; i < 101; ++i)
            bench.hub.addTag(u"library/nginx"_s, u"0.%1"_s.arg(i));
        const auto first = await(bench.registry.fetchTags(u"library/nginx"_s, PageCursor(), bench.stop));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toLogLine()));
        QCOMPARE(first->tags.size(), 100);
        const TagRecord& record = first->records.first();
        QCOMPARE(record.tag, u"1.27"_s);
        QCOMPARE(record.size, 5000);
        QCOMPARE(record.digest.toString(), digest('a'));
        QCOMPARE(record.pushed, QDateTime(QDate(2026, 5, 6), QTime(7, 8, 9, 123), Qt::UTC));
        QCOMPARE(record.platforms, QStringList({u"linux/amd64"_s, u"linux/arm/v7"_s}));
        const auto second = await(bench.registry.fetchTags(u"library/nginx"_s, first->next, bench.stop));
        QVERIFY(second && second->tags.size() == 1 && second->next.isEmpty());
        const auto beyond = await(bench.registry.fetchTags(u"library/nginx"_s, u"3"_s, bench.stop));
        QVERIFY2(beyond && beyond->tags.isEmpty(), "a list that became shorter meanwhile just ends");
        const auto missing = await(bench.registry.fetchTags(u"no/such"_s, PageCursor(), bench.stop));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind(), ErrorKind::NotFound);
        QCOMPARE(bench.hub.problems(), QString());
    }

    void tagsWithoutFields()
    {
        QVERIFY(parseHubTag(json("{}")).tag.isEmpty());
        QVERIFY(parseHubTag(json(R"({"name":"not a tag"})")).tag.isEmpty());
        const TagRecord bare = parseHubTag(json(R"({"name":"1","images":null,"full_size":"x","digest":5})"));
        QCOMPARE(bare.tag, u"1"_s);
        QVERIFY(bare.size == -1 && bare.digest.isNull() && !bare.pushed.isValid());
        const TagRecord schema =
            parseHubTag(json(R"({"name":"1","images":{"os":"windows","architecture":"amd64"}})"));
        QCOMPARE(schema.platforms, QStringList(u"windows/amd64"_s));
    }

    void searchAndInfo()
    {
        HubBench bench;
        for (int i = 0; i < 30; ++i)
            bench.hub.addRepository(u"others"_s, u"nginx-%1"_s.arg(i));
        ControlPlane* plane = bench.registry.controlPlane();
        const auto first = await(plane->search(u"nginx"_s, PageCursor(), bench.stop));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toLogLine()));
        QCOMPARE(first->hits.size(), 25);
        QCOMPARE(first->total, 31);
        QCOMPARE(first->hits[0].repository, u"library/nginx"_s);
        QVERIFY(first->hits[0].official && !first->hits[1].official);
        QCOMPARE(first->hits[0].pulls, 1000);
        const auto second = await(plane->search(u"nginx"_s, first->next, bench.stop));
        QVERIFY(second && second->hits.size() == 6 && second->next.isEmpty());
        const auto odd = await(plane->search(u"a&page=9 #x"_s, PageCursor(), bench.stop));
        QVERIFY(odd && odd->hits.isEmpty());
        const auto info = await(plane->fetchRepositoryInfo(u"nginx"_s, bench.stop));
        QVERIFY(info);
        QCOMPARE(info->page.toString(), u"https://hub.docker.com/_/nginx"_s);
        QCOMPARE(info->description, u"Web server"_s);
        QCOMPARE(bench.hub.problems(), QString());
    }

    void limitNamesItsTime()
    {
        HubBench bench;
        bench.hub.limitNext(1, QDateTime::currentSecsSinceEpoch() + 90);
        const auto page = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().kind(), ErrorKind::RateLimited);
        QVERIFY(page.error().retryAfter());
        QVERIFY(page.error().retryAfter()->count() > 80 && page.error().retryAfter()->count() <= 90);
        QCOMPARE(bench.hub.server().requestCount(), 1); // and is not asked again before
    }

    void pullsLeftAreAskedByHead_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::addColumn<QVariant>("left");
        const auto limited = [](int status, const char* left) {
            return FakeAnswer(status)
                .withHeader("ratelimit-limit", "100;w=21600")
                .withHeader("ratelimit-remaining", left)
                .withHeader("docker-ratelimit-source", "192.0.2.1");
        };
        QTest::newRow("some") << limited(200, "76;w=21600") << QVariant(76);
        QTest::newRow("none") << limited(429, "0;w=21600") << QVariant(0);
        QTest::newRow("unlimited") << FakeAnswer(200) << QVariant(u"Not limited"_s);
        QTest::newRow("over, unsaid") << FakeAnswer(429) << QVariant(0);
    }
    void pullsLeftAreAskedByHead()
    {
        QFETCH(FakeAnswer, answer);
        QFETCH(QVariant, left);
        FakeRegistry registry;
        registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        registry.expect("HEAD", "/v2/ratelimitpreview/test/manifests/latest").reply(answer);
        HubBench bench(registry.host());
        ControlPlane* plane = bench.registry.controlPlane();
        const auto offering = await(plane->offering(QString(), bench.stop));
        QVERIFY(offering && offering->panels.size() == 1);
        const auto panel = await(plane->fetchPanel(QString(), offering->panels[0].id, bench.stop));
        QVERIFY2(panel, qPrintable(panel ? QString() : panel.error().toLogLine()));
        const QVariant shown = panel->facts.first().value;
        const bool isText = shown.canConvert<Sentence>();
        QCOMPARE(isText ? shown.value<Sentence>().english() : shown.toString(), left.toString());
        QCOMPARE(registry.problems(), QString());
    }

    void deletesATagByTheApi()
    {
        RegistryProcess process;
        QTemporaryDir folder;
        ImageFixture fixture(folder.path());
        const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(1, 100), u"1"_s);
        fixture.tag(image, u"2"_s);
        StorageSeeder(process.storagePath()).addFixture(fixture, u"ada/tool"_s);
        QVERIFY2(process.start(), qPrintable(process.failure()));
        HubBench bench(process.host(), u"ada"_s);
        QJsonObject same;
        same.insert(u"digest"_s, image.digest);
        bench.hub.addTag(u"ada/tool"_s, u"1"_s, same);
        bench.hub.addTag(u"ada/tool"_s, u"2"_s, same);
        DeleteWish wish;
        wish.repository = u"ada/tool"_s;
        wish.tagsOrDigests << u"1"_s;
        const auto plan = await(bench.registry.planDelete(wish, StepProgress(), bench.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QCOMPARE(plan->subjects[0].tagsKept, QStringList(u"2"_s));
        QCOMPARE(plan->steps[0].requests, QStringList(u"DELETE /v2/repositories/ada/tool/tags/1/"_s));
        QCOMPARE(bench.hub.tagsOf(u"ada/tool"_s).size(), 2);
        const auto report = await(bench.registry.performDelete(*plan, bench.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(report->tagsRemoved, QStringList(u"1"_s));
        QCOMPARE(bench.hub.tagsOf(u"ada/tool"_s), QStringList(u"2"_s));
        QCOMPARE(bench.hub.problems(), QString());
        QTRY_VERIFY(process.countLogged("\"HEAD /v2/ada/tool/manifests/1") >= 2);
        QCOMPARE(process.countLogged("\"GET /v2/ada/tool/manifests"), 0); // a GET would count as a pull

        wish.scope = DeleteScope::ImagesAndAllTags;
        wish.tagsOrDigests = QStringList(u"2"_s);
        const auto whole = await(bench.registry.planDelete(wish, StepProgress(), bench.stop));
        QVERIFY(whole && !whole->isExecutable() && !whole->blockers.isEmpty());
    }

    void setsATagByTheRegistry()
    {
        RegistryProcess process;
        QTemporaryDir folder;
        ImageFixture fixture(folder.path());
        const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(1, 100), u"1"_s);
        StorageSeeder(process.storagePath()).addFixture(fixture, u"ada/tool"_s);
        QVERIFY2(process.start(), qPrintable(process.failure()));
        HubBench bench(process.host(), u"ada"_s);
        ControlPlane* plane = bench.registry.controlPlane();
        ActionWish wish(ActionKind::SetTag);
        wish.repository = u"ada/tool"_s;
        wish.source = u"ada/tool:1"_s;
        wish.targetRepository = wish.repository;
        wish.targetTag = u"stable"_s;
        const auto plan = await(plane->planAction(wish, bench.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QCOMPARE(process.countLogged("\"GET /v2/ada/tool/manifests"), 0); // planning counts as no pull
        const auto done = await(plane->performAction(*plan, std::nullopt, {}, bench.stop));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toLogLine()));
        const auto now = await(bench.registry.dataPlane().resolve(u"ada/tool"_s, u"stable"_s, bench.stop));
        QVERIFY(now);
        QCOMPARE(now->digest.toString(), image.digest);
        HubBench anonymous(process.host());
        const auto refused = await(anonymous.registry.controlPlane()->planAction(wish, anonymous.stop));
        QVERIFY(refused && !refused->isExecutable());
    }

    void withoutLoginNothingIsDeleted()
    {
        FakeRegistry plain;
        plain.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        plain.on("HEAD", "/v2/ada/tool/manifests/1")
            .reply(FakeAnswer(200)
                       .withHeader("Docker-Content-Digest", digest('a').toLatin1())
                       .withHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                       .claimingLength(10));
        HubBench bench(plain.host());
        bench.hub.addTag(u"ada/tool"_s, u"1"_s);
        DeleteWish wish;
        wish.repository = u"ada/tool"_s;
        wish.tagsOrDigests << u"1"_s;
        const auto plan = await(bench.registry.planDelete(wish, StepProgress(), bench.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY(!plan->isExecutable());
        QVERIFY(plan->blockers.join(u' ').contains(u"login"_s));
        const auto can = await(bench.registry.capabilities(QString(), bench.stop));
        QVERIFY(can && can->deleteByTag == Ability::No && !can->deleteReason.isEmpty());
    }

    void faultsAreErrors_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("garbage") << FakeAnswer(200, "<html>") << ErrorKind::Protocol;
        QTest::newRow("no results") << FakeAnswer::json(R"({"count":1})") << ErrorKind::Protocol;
        QTest::newRow("cut") << FakeAnswer::json(R"({"results":[]})").claimingLength(99).cutAfterBody(4)
                             << ErrorKind::Network;
        QTest::newRow("down") << FakeAnswer(500) << ErrorKind::Network;
        QTest::newRow("private") << FakeAnswer::json(R"({"detail":"denied"})", 403) << ErrorKind::Denied;
    }
    void faultsAreErrors()
    {
        QFETCH(FakeAnswer, answer);
        QFETCH(ErrorKind, kind);
        HubBench bench;
        bench.hub.server().wire().on("GET", "/v2/repositories/library/").reply(answer);
        const auto page = await(bench.registry.fetchRepositories(PageCursor(), bench.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().kind(), kind);
        QCOMPARE(page.error().host(), bench.hub.server().host());
    }
};

QTEST_GUILESS_MAIN(TestDockerHub)
#include "tst_dockerhub.moc"
