// SPDX-License-Identifier: Apache-2.0
#include "plane.h"

#include "registry/distribution/acrtags.h"
#include "registry/distribution/deletionelsewhere.h"
#include "registry/distribution/gartags.h"
#include "registry/distribution/githubpackages.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString app = u"app"_s;
const QString secret = u"glpat-verysecret"_s;

QByteArray digest(char fill)
{
    return "sha256:" + QByteArray(64, fill);
}

FakeAnswer refusal()
{
    return FakeAnswer::json(R"({"errors":[{"code":"DENIED"}]})", 403);
}

} // namespace

//! What GHCR, GitLab, Google and Azure do in their own way.
class TestHostQuirks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void googleSaysMoreOfTags()
    {
        QByteArray body = R"({"name":"app","tags":["1","2"],"child":["sub"],"manifest":{"DIGEST":
            {"imageSizeBytes":"123","mediaType":"m","tag":["1","2"],"timeCreatedMs":"0",
            "timeUploadedMs":"1700000000000"},"nonsense":{"tag":["3"]}}})";
        body.replace("DIGEST", digest('a'));
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", "/v2/app/tags/list?n=1000").reply(FakeAnswer::json(body));
        Plane plane(fake.host());
        const auto page = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(page);
        QCOMPARE(page->tags.size(), 2);
        QCOMPARE(page->records.size(), 2);
        QCOMPARE(page->records[0].size, 123);
        QCOMPARE(page->records[1].tag, u"2"_s);
        QCOMPARE(page->records[0].digest.toString().toLatin1(), digest('a'));
        QVERIFY2(!page->records[0].created.isValid(), "a reproducible build has no date");
        QCOMPARE(page->records[0].pushed.toMSecsSinceEpoch(), 1700000000000);
        QVERIFY(garTagRecords(R"({"tags":["1"]})").isEmpty());
        QVERIFY(garTagRecords(R"({"manifest":{"imageSizeBytes")").isEmpty());
    }

    void azureListsMetadata()
    {
        QByteArray body = R"({"tags":[{"name":"1","digest":"DIGEST",
            "lastUpdateTime":"2026-01-02T03:04:05.678Z","changeableAttributes":{"writeEnabled":false}},
            {"name":"bad tag"}]})";
        body.replace("DIGEST", digest('b'));
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", "/acr/v1/app/_tags?n=1000")
            .reply(FakeAnswer::json(body).withHeader(
                "Link", "</acr/v1/app/_tags?last=1&n=1000&orderby=>; rel=\"next\""));
        fake.expect("GET", "/acr/v1/app/_tags?last=1&n=1000&orderby=")
            .reply(FakeAnswer::json(R"({"tags":[{"name":"2"}]})"));
        Plane plane(fake.host());
        plane.registry.setService(HostService::Acr);
        const auto first = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toLogLine()));
        QCOMPARE(first->tags, QStringList(u"1"_s));
        QVERIFY(first->records[0].immutable);
        QCOMPARE(first->records[0].pushed, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC));
        const auto second = await(plane.registry.fetchTags(app, first->next, plane.stop));
        QVERIFY(second);
        QCOMPARE(second->tags, QStringList(u"2"_s));
        QVERIFY(!second->records[0].immutable && second->records[0].digest.isNull());
        QCOMPARE(fake.problems(), QString());
        QVERIFY(!parseAcrTags("{}") && !parseAcrTags("["));
    }

    void azureWithoutMetadataListsPlainly()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", "/acr/v1/app/_tags?n=1000").reply(refusal());
        fake.expect("GET", "/v2/app/tags/list?n=1000").reply(FakeAnswer::json(R"({"tags":["1"]})"));
        Plane plane(fake.host());
        plane.registry.setService(HostService::Acr);
        const auto page = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(page);
        QCOMPARE(page->tags, QStringList(u"1"_s));
        QCOMPARE(fake.problems(), QString());
    }

    void deletionIsSentWhereItIsPossible()
    {
        const QString host = u"123456789012.dkr.ecr.eu-west-1.amazonaws.com"_s;
        const QString amazon = deletionElsewhere(HostService::EcrPrivate, host, u"team/app"_s).english();
        QVERIFY2(amazon.contains(u"--region eu-west-1 --repository-name team/app"_s), qPrintable(amazon));
        const QString open =
            deletionElsewhere(HostService::EcrPublic, u"public.ecr.aws"_s, u"alias/app"_s).english();
        QVERIFY2(open.contains(u"--repository-name app "_s), qPrintable(open));
        const QString gitHub = deletionElsewhere(HostService::Ghcr, u"ghcr.io"_s, u"ada/app"_s).english();
        QVERIFY2(gitHub.contains(u"https://github.com/ada?tab=packages"_s), qPrintable(gitHub));
        QVERIFY(deletionElsewhere(HostService::GitLab, u"registry.gitlab.com"_s, u"a/b"_s).isEmpty());
    }

    void gitLabListsItsProjects()
    {
        FakeRegistry gitLab;
        FakeRegistry fake;
        const Credential login(u"ada"_s, Secret(secret));
        const QByteArray bearer = "Bearer " + secret.toLatin1();
        gitLab.on("GET", "/jwt/auth").reply(FakeAnswer::json(R"({"token":"t"})"));
        fake.on("GET", "/v2/")
            .withoutHeader("Authorization")
            .reply(FakeAnswer(401).withHeader("WWW-Authenticate",
                "Bearer realm=\"" + gitLab.origin() + "/jwt/auth\",service=\"container_registry\""));
        fake.on("GET", "/v2/").withHeader("Authorization", "Bearer t").reply(FakeAnswer::json("{}"));
        fake.on("GET", "/v2/_catalog").reply(refusal());
        gitLab.on("GET", "/api/v4/projects?membership=true&simple=true&per_page=20&page=1")
            .withHeader("Authorization", bearer)
            .reply(
                FakeAnswer::json(R"([{"id":7},{"id":8},{"name":"no id"}])").withHeader("X-Next-Page", "2"));
        gitLab.on("GET", "/api/v4/projects?membership=true&simple=true&per_page=20&page=2")
            .reply(FakeAnswer::json(R"([{"id":9}])").withHeader("X-Next-Page", ""));
        gitLab.on("GET", "/api/v4/projects/7/registry/repositories?per_page=100&page=1")
            .withHeader("Authorization", bearer)
            .reply(FakeAnswer::json(R"([{"id":1,"path":"team/app"},{"id":2,"path":"team/app/web"}])"));
        gitLab.on("GET", "/api/v4/projects/8/registry/repositories").reply(FakeAnswer(404));
        gitLab.on("GET", "/api/v4/projects/9/registry/repositories")
            .reply(FakeAnswer::json(R"([{"path":"ada/tool"},{"path":"Not A Name"}])"));
        Plane plane(fake.host(), login);
        const auto first = await(plane.registry.fetchRepositories(PageCursor(), plane.stop));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toLogLine()));
        QCOMPARE(first->repositories, QStringList({u"team/app"_s, u"team/app/web"_s}));
        const auto second = await(plane.registry.fetchRepositories(first->next, plane.stop));
        QVERIFY(second);
        QCOMPARE(second->repositories, QStringList(u"ada/tool"_s));
        QVERIFY(second->next.isEmpty());
        QCOMPARE(gitLab.problems() + fake.problems(), QString());
    }

    void gitLabTokenForPullingOnly()
    {
        FakeRegistry gitLab;
        FakeRegistry fake;
        gitLab.on("GET", "/jwt/auth").reply(FakeAnswer::json(R"({"token":"t"})"));
        gitLab.on("GET", "/api/v4/projects")
            .reply(FakeAnswer::json(R"({"message":"insufficient_scope"})", 403));
        fake.on("GET", "/v2/")
            .withoutHeader("Authorization")
            .reply(FakeAnswer(401).withHeader("WWW-Authenticate",
                "Bearer realm=\"" + gitLab.origin() + "/jwt/auth\",service=\"container_registry\""));
        fake.on("GET", "/v2/").withHeader("Authorization", "Bearer t").reply(FakeAnswer::json("{}"));
        fake.on("GET", "/v2/_catalog").reply(refusal());
        Plane plane(fake.host(), Credential(u"ada"_s, Secret(secret)));
        const auto page = await(plane.registry.fetchRepositories(PageCursor(), plane.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().code(), u"CATALOG_REFUSED"_s);
        QCOMPARE(page.error().host(), gitLab.host());
    }

    void otherRegistriesAreNotTakenForGitLab()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.on("GET", "/v2/_catalog").reply(refusal());
        Plane plane(fake.host(), Credential(u"ada"_s, Secret(secret)));
        const auto page = await(plane.registry.fetchRepositories(PageCursor(), plane.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().code(), u"CATALOG_REFUSED"_s);
        QCOMPARE(fake.problems(), QString());
    }

    void gitHubListsPackages()
    {
        FakeRegistry api;
        const QByteArray version = "2022-11-28";
        api.expect("GET", "/user/orgs?per_page=100&page=1")
            .withHeader("X-GitHub-Api-Version", version)
            .reply(FakeAnswer::json(R"([{"login":"Crew"},{"login":"closed"}])"));
        QByteArray many = "[";
        for (int i = 0; i < 100; ++i)
            many += (i == 0 ? "" : ",") + QByteArray("{\"name\":\"p") + QByteArray::number(i)
                + "\",\"owner\":{\"login\":\"Ada\"}}";
        api.expect("GET", "/user/packages?per_page=100&page=1&package_type=container")
            .withHeader("Authorization", "Bearer " + secret.toLatin1())
            .reply(FakeAnswer::json(many + "]"));
        api.expect("GET", "/user/packages?per_page=100&page=2&package_type=container")
            .reply(FakeAnswer::json("[]"));
        api.expect("GET", "/orgs/Crew/packages?per_page=100&page=1&package_type=container")
            .reply(FakeAnswer::json(R"([{"name":"App/Web","owner":{"login":"Crew"}},{"name":""}])"));
        api.expect("GET", "/orgs/closed/packages?per_page=100&page=1&package_type=container")
            .reply(refusal());
        QtTransport transport{TlsTrust()};
        HttpClient client(transport, nullptr);
        GitHubPackages packages(client, api.url(), Credential(u"ada"_s, Secret(secret)));
        const std::stop_token stop;
        QStringList all;
        PageCursor cursor;
        do {
            const auto page = await(packages.fetchRepositories(cursor, stop));
            QVERIFY2(page, qPrintable(page ? QString() : page.error().toLogLine()));
            all += page->repositories;
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(all.size(), 101);
        QCOMPARE(all.first(), u"ada/p0"_s);
        QCOMPARE(all.last(), u"crew/app/web"_s);
        QCOMPARE(api.problems(), QString());
    }

    void gitHubRefuses()
    {
        FakeRegistry api;
        api.on("GET", "/user/orgs").reply(FakeAnswer::json(R"({"message":"Bad credentials"})", 401));
        api.on("GET", "/user/packages").reply(FakeAnswer::json(R"({"message":"Bad credentials"})", 401));
        QtTransport transport{TlsTrust()};
        HttpClient client(transport, nullptr);
        const std::stop_token stop;
        GitHubPackages packages(client, api.url(), Credential(u"ada"_s, Secret(secret)));
        const auto refused = await(packages.fetchRepositories(PageCursor(), stop));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), u"CATALOG_REFUSED"_s);
        GitHubPackages anonymous(client, api.url(), std::nullopt);
        const auto asked = await(anonymous.fetchRepositories(PageCursor(), stop));
        QVERIFY(!asked);
        QCOMPARE(asked.error().code(), u"CATALOG_REFUSED"_s);
        QCOMPARE(api.requests().size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestHostQuirks)
#include "tst_hostquirks.moc"
