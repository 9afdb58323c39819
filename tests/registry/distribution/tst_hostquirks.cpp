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

//! A registry of a host that deletes elsewhere: one image with the tags "1" and "same" in every repository.
class HostBench final {
public:
    explicit HostBench(const QString& repository, int answerToDelete = 405)
        : m_list("/v2/" + repository.toLatin1() + '/')
        , m_answerToDelete(answerToDelete)
    {
        m_manifest = R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":
            {"mediaType":"application/vnd.oci.image.config.v1+json","size":2,"digest":"DIGEST"},"layers":[]})";
        m_manifest.replace("DIGEST", digest('c'));
        image = Digest::sha256Of(m_manifest).toString();
        wish.repository = repository;
        wish.tagsOrDigests << u"1"_s;
        fake.answerOthers([this](const FakeRequest& request) { return answer(request); });
    }

    FakeRegistry fake;
    FakeRegistry api; //!< of the host
    bool isGitLab = false; //!< then the API's host hands out the tokens
    QString image;
    DeleteWish wish;

private:
    FakeAnswer answer(const FakeRequest& request) const
    {
        if (isGitLab && request.header("Authorization") != "Bearer t")
            return FakeAnswer(401).withHeader("WWW-Authenticate",
                "Bearer realm=\"" + api.origin() + "/jwt/auth\",service=\"container_registry\"");
        if (request.path() == "/v2/")
            return FakeAnswer::json("{}");
        if (request.method == "DELETE")
            return FakeAnswer(m_answerToDelete);
        if (request.path() == m_list + "tags/list")
            return FakeAnswer::json(R"({"tags":["1","same"]})");
        const QByteArray reference = request.path().mid((m_list + "manifests/").size());
        const bool isThere = reference == "1" || reference == "same" || reference == image.toLatin1();
        if (!request.path().startsWith(m_list + "manifests/") || !isThere)
            return FakeAnswer(404);
        return FakeAnswer(200, m_manifest)
            .withHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json")
            .withHeader("Docker-Content-Digest", image.toLatin1());
    }

    QByteArray m_list;
    int m_answerToDelete;
    QByteArray m_manifest;
};

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
        const QStringList what{u"1.0"_s, u"sha256:ab"_s};
        const QString exact = deletionElsewhere(HostService::EcrPrivate, host, u"team/app"_s, what).english();
        QVERIFY2(exact.endsWith(u"--image-ids imageTag=1.0 imageDigest=sha256:ab"_s), qPrintable(exact));
        const QString gitLab = deletionElsewhere(HostService::GitLab, u"gitlab.com"_s, u"a/b"_s).english();
        QVERIFY2(gitLab.contains(u"https://gitlab.com"_s), qPrintable(gitLab));
        QVERIFY(deletionElsewhere(HostService::Other, u"example.com"_s, u"a/b"_s).isEmpty());
    }

    void gitLabDeletesTagsByItsApi()
    {
        const QString web = u"team/app/web"_s;
        HostBench bench(web);
        bench.isGitLab = true;
        const QByteArray bearer = "Bearer " + secret.toLatin1();
        bench.api.on("GET", "/jwt/auth").reply(FakeAnswer::json(R"({"token":"t"})"));
        bench.api.on("GET", "/api/v4/projects/team%2Fapp%2Fweb/registry/repositories").reply(FakeAnswer(404));
        bench.api.on("GET", "/api/v4/projects/team%2Fapp/registry/repositories?per_page=100&page=1")
            .withHeader("Authorization", bearer)
            .reply(FakeAnswer::json(
                R"([{"id":3,"path":"team/app"},{"id":4,"project_id":7,"path":"team/app/web"}])"));
        bench.api.on("DELETE", "/api/v4/projects/7/registry/repositories/4/tags/1")
            .withHeader("Authorization", bearer)
            .reply(FakeAnswer(403))
            .reply(FakeAnswer(200));
        Plane plane(bench.fake.host(), Credential(u"ada"_s, Secret(secret)));
        const auto plan = await(plane.registry.planDelete(bench.wish, {}, plane.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QCOMPARE(plan->subjects[0].tagsKept, QStringList(u"same"_s));
        QCOMPARE(plan->steps[0].requests,
            QStringList(u"DELETE /api/v4/projects/7/registry/repositories/4/tags/1"_s));
        const auto refused = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind(), ErrorKind::Denied);
        QVERIFY2(refused.error().detail().contains(u"scope api"_s), qPrintable(refused.error().detail()));
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(report->tagsRemoved, QStringList(u"1"_s));
        QCOMPARE(bench.api.problems(), QString());
    }

    void gitLabTokenForPullingOnlyIsToldWhereToDelete()
    {
        HostBench bench(u"team/app"_s);
        bench.isGitLab = true;
        bench.api.on("GET", "/jwt/auth").reply(FakeAnswer::json(R"({"token":"t"})"));
        bench.api.on("GET", "/api/v4/projects/team%2Fapp/registry/repositories")
            .reply(FakeAnswer::json(R"({"error":"insufficient_scope"})", 403));
        Plane plane(bench.fake.host(), Credential(u"ada"_s, Secret(secret)));
        const auto plan = await(plane.registry.planDelete(bench.wish, {}, plane.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY(!plan->isExecutable() && !plan->throwawayOffered);
        const QString why = plan->blockers.join(u' ');
        QVERIFY2(why.contains(u"scope api"_s) && why.contains(bench.api.host()), qPrintable(why));
        QCOMPARE(bench.api.problems(), QString());
    }

    void gitHubDeletesVersions()
    {
        HostBench bench(u"crew/app/web"_s);
        const QByteArray place = "/orgs/crew/packages/container/app%2Fweb/versions";
        const QByteArray other = R"({"id":4,"name":"sha256:0"})";
        QByteArray many = "[" + other;
        for (int i = 1; i < 100; ++i)
            many += ',' + other;
        QByteArray right = R"([{"id":5,"name":"DIGEST"}])";
        right.replace("DIGEST", bench.image.toLatin1());
        bench.api.on("GET", place + "?per_page=100&page=1&state=active")
            .withHeader("Authorization", "Bearer " + secret.toLatin1())
            .reply(FakeAnswer::json(many + "]").withHeader("X-OAuth-Scopes", "delete:packages, repo"));
        bench.api.on("GET", place + "?per_page=100&page=2&state=active").reply(FakeAnswer::json(right));
        bench.api.on("DELETE", place + "/5").reply(FakeAnswer(204));
        Plane plane(bench.fake.host(), Credential(u"ada"_s, Secret(secret)));
        plane.registry.setService(HostService::Ghcr);
        plane.registry.setGitHubApi(bench.api.url());
        const auto one = await(plane.registry.planDelete(bench.wish, {}, plane.stop));
        QVERIFY2(one, qPrintable(one ? QString() : one.error().toLogLine()));
        QVERIFY2(!one->isExecutable() && !one->throwawayOffered, "a version goes with all its tags");
        QVERIFY2(one->blockers.join(u' ').contains(u"same"_s), qPrintable(one->blockers.join(u' ')));
        bench.wish.scope = DeleteScope::ImagesAndAllTags;
        const auto all = await(plane.registry.planDelete(bench.wish, {}, plane.stop));
        QVERIFY(all && all->isExecutable());
        QVERIFY(all->steps[0].requests[0].startsWith(u"DELETE "_s + QString::fromLatin1(place)));
        const auto report = await(plane.registry.performDelete(*all, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(bench.api.count("DELETE " + place + "/5"), 1);
        QCOMPARE(bench.api.problems(), QString());
    }

    void gitHubTokenThatMayNotDeleteIsTold()
    {
        HostBench bench(u"ada/app"_s);
        bench.api.on("GET", "/user/packages/container/app/versions")
            .reply(FakeAnswer::json("[]").withHeader("X-OAuth-Scopes", "read:packages"));
        Plane plane(bench.fake.host(), Credential(u"Ada"_s, Secret(secret)));
        plane.registry.setService(HostService::Ghcr);
        plane.registry.setGitHubApi(bench.api.url());
        const auto plan = await(plane.registry.planDelete(bench.wish, {}, plane.stop));
        QVERIFY(plan && !plan->isExecutable());
        QVERIFY(plan->blockers.join(u' ').contains(u"delete:packages"_s));
        QCOMPARE(bench.api.problems(), QString());
    }

    void azureTakesATagOffAndKeepsTheImage()
    {
        HostBench bench(u"team/app"_s, 404); // what does not exist: so it deletes
        bench.fake.on("DELETE", "/acr/v1/team/app/_tags/1").reply(FakeAnswer(202));
        Plane plane(bench.fake.host());
        plane.registry.setService(HostService::Acr);
        const auto plan = await(plane.registry.planDelete(bench.wish, {}, plane.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QCOMPARE(plan->steps[0].requests, QStringList(u"DELETE /acr/v1/team/app/_tags/1"_s));
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(bench.fake.count("DELETE /acr/v1/team/app/_tags/1"), 1);
        bench.wish.scope = DeleteScope::ImagesAndAllTags;
        const auto all = await(plane.registry.planDelete(bench.wish, {}, plane.stop));
        QVERIFY(all && all->isExecutable());
        QCOMPARE(all->steps[0].requests, QStringList(u"DELETE /v2/team/app/manifests/"_s + bench.image));
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
