// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "registry/loginhints.h"
#include "registry/registryprobe.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"

#include <QTcpServer>
#include <QTest>

#include <array>

using namespace portolan;

namespace {

//! A probe with all it stands on.
class ProbeBench final {
public:
    ProbeBench() : client(transport, nullptr), probe(client)
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
    }

    QtTransport transport{TlsTrust()};
    HttpClient client;
    RegistryProbe probe;
    std::stop_token stop;
};

FakeAnswer challenge(const QByteArray& realm, const QByteArray& service)
{
    return FakeAnswer(401).withHeader(
        "WWW-Authenticate", "Bearer realm=\"" + realm + "\",service=\"" + service + "\"");
}

} // namespace

class TestRegistryProbe final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreKnown_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<HostService>("service");
        QTest::addColumn<int>("kind"); // -1: the name does not say it
        const auto row = [](const char* host, HostService service, int kind) {
            QTest::newRow(host) << QString::fromLatin1(host) << service << kind;
        };
        const int plain = int(RegistryKind::Distribution);
        row("quay.io", HostService::QuayIo, int(RegistryKind::Quay));
        row("docker.io", HostService::DockerHub, int(RegistryKind::DockerHub));
        row("index.docker.io", HostService::DockerHub, int(RegistryKind::DockerHub));
        row("Registry-1.Docker.io", HostService::DockerHub, int(RegistryKind::DockerHub));
        row("registry.redhat.io", HostService::RedHat, int(RegistryKind::RedHat));
        row("registry.access.redhat.com", HostService::RedHatAccess, int(RegistryKind::RedHat));
        row("registry.connect.redhat.com:443", HostService::RedHatPartners, int(RegistryKind::RedHat));
        row("ghcr.io", HostService::Ghcr, plain);
        row("registry.gitlab.com", HostService::GitLab, plain);
        row("123456789012.dkr.ecr.eu-west-1.amazonaws.com", HostService::EcrPrivate, plain);
        row("123456789012.dkr.ecr-fips.us-east-1.amazonaws.com", HostService::EcrPrivate, plain);
        row("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", HostService::EcrPrivate, plain);
        row("public.ecr.aws", HostService::EcrPublic, plain);
        row("europe-west4-docker.pkg.dev", HostService::ArtifactRegistry, plain);
        row("eu.gcr.io", HostService::ContainerRegistry, plain);
        row("gcr.io", HostService::ContainerRegistry, plain);
        row("team.azurecr.io", HostService::Acr, plain);
        row("mcr.microsoft.com", HostService::Mcr, plain);
        row("quay.io.example.com", HostService::Other, -1);
        row("notquay.io", HostService::Other, -1);
        row("registry.example.com:5000", HostService::Other, -1);
        row("1234.dkr.ecr.eu-west-1.amazonaws.com", HostService::Other, -1);
        row("x.dkr.ecr.eu-west-1.amazonaws.com.evil.org", HostService::Other, -1);
    }
    void namesAreKnown()
    {
        QFETCH(QString, host);
        QFETCH(HostService, service);
        QFETCH(int, kind);
        QVERIFY(hostService(host) == service);
        const auto known = knownKind(host);
        QCOMPARE(known ? int(*known) : -1, kind);
    }

    void knownNameIsNotAsked()
    {
        ProbeBench bench;
        const auto probed = await(bench.probe.kindOf(QUrl(QStringLiteral("https://quay.io")), bench.stop));
        QVERIFY(probed);
        QVERIFY(probed->kind == RegistryKind::Quay);
        QCOMPARE(ecrRegion(QStringLiteral("123456789012.dkr.ecr.eu-west-1.amazonaws.com")),
            QStringLiteral("eu-west-1"));
    }

    void challengesTell_data()
    {
        QTest::addColumn<QByteArray>("realmPath"); // a path of the host itself, or a URL
        QTest::addColumn<QByteArray>("service"); // HOST: the host's own name
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("cluster");
        QTest::addColumn<bool>("gitLab");
        const int plain = int(RegistryKind::Distribution);
        QTest::newRow("quay") << QByteArray("/v2/auth") << QByteArray("HOST") << int(RegistryKind::Quay)
                              << false << false;
        QTest::newRow("harbor") << QByteArray("/service/token") << QByteArray("harbor-registry")
                                << int(RegistryKind::Harbor) << false << false;
        QTest::newRow("harbor behind a proxy") << QByteArray("/tokens") << QByteArray("harbor-registry")
                                               << int(RegistryKind::Harbor) << false << false;
        QTest::newRow("openshift") << QByteArray("/openshift/token") << QByteArray() << plain << true
                                   << false;
        QTest::newRow("gitlab") << QByteArray("https://git.example.com/jwt/auth")
                                << QByteArray("container_registry") << plain << false << true;
        QTest::newRow("plain") << QByteArray("/token") << QByteArray("registry") << plain << false << false;
    }
    void challengesTell()
    {
        QFETCH(QByteArray, realmPath);
        QFETCH(QByteArray, service);
        QFETCH(int, kind);
        QFETCH(bool, cluster);
        QFETCH(bool, gitLab);
        FakeRegistry fake;
        const QByteArray realm = realmPath.startsWith('/') ? fake.origin() + realmPath : realmPath;
        service.replace("HOST", fake.host().toLatin1());
        fake.expect("GET", "/v2/").withoutHeader("Authorization").reply(challenge(realm, service));
        ProbeBench bench;
        const auto probed = await(bench.probe.kindOf(fake.url(), bench.stop));
        QVERIFY(probed);
        QCOMPARE(int(probed->kind), kind);
        QCOMPARE(probed->isClusterRegistry, cluster);
        QCOMPARE(probed->service == HostService::GitLab, gitLab);
        QCOMPARE(probed->realmHost, gitLab ? QStringLiteral("git.example.com") : QString());
        QCOMPARE(fake.problems(), QString());
    }

    void doubtfulOnesAreAskedOnce_data()
    {
        QTest::addColumn<QByteArray>("realmPath");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<FakeAnswer>("answer");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const char* realm, const char* method, const char* target,
                             const FakeAnswer& answer, RegistryKind kind) {
            QTest::newRow(name) << QByteArray(realm) << QByteArray(method) << QByteArray(target) << answer
                                << int(kind);
        };
        const FakeAnswer page = FakeAnswer(200, "<html>").withHeader("Content-Type", "text/html");
        row("quay", "/v2/auth", "HEAD", "/api/v1/discovery", FakeAnswer::json("{}"), RegistryKind::Quay);
        row("no quay", "/v2/auth", "HEAD", "/api/v1/discovery", FakeAnswer(404), RegistryKind::Distribution);
        row("a web page", "/v2/auth", "HEAD", "/api/v1/discovery", page, RegistryKind::Distribution);
        row("quay is busy", "/v2/auth", "HEAD", "/api/v1/discovery", FakeAnswer(429),
            RegistryKind::Distribution);
        row("harbor", "/service/token", "GET", "/api/v2.0/ping", FakeAnswer(200, "Pong"),
            RegistryKind::Harbor);
        row("no harbor", "/service/token", "GET", "/api/v2.0/ping", page, RegistryKind::Distribution);
    }
    void doubtfulOnesAreAskedOnce()
    {
        QFETCH(QByteArray, realmPath);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(FakeAnswer, answer);
        QFETCH(int, kind);
        FakeRegistry fake;
        fake.expect("GET", "/v2/").reply(challenge(fake.origin() + realmPath, "another"));
        fake.expect(method, target).withoutHeader("Authorization").reply(answer);
        ProbeBench bench;
        const auto probed = await(bench.probe.kindOf(fake.url(), bench.stop));
        QVERIFY(probed);
        QCOMPARE(int(probed->kind), kind);
        QCOMPARE(fake.problems(), QString());
        QCOMPARE(fake.requests().size(), size_t(2));
    }

    void clusterApiIsNoRegistry()
    {
        FakeRegistry fake;
        fake.expect("GET", "/v2/")
            .reply(FakeAnswer::json(
                R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"forbidden: User system:anonymous"})",
                403));
        ProbeBench bench;
        const auto probed = await(bench.probe.kindOf(fake.url(), bench.stop));
        QVERIFY(probed);
        QVERIFY(probed->kind == RegistryKind::OpenShift);
        QCOMPARE(fake.problems(), QString());
    }

    void anythingElseIsPlain_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::newRow("open") << FakeAnswer::json("{}");
        QTest::newRow("basic") << FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"x\"");
        QTest::newRow("no challenge") << FakeAnswer(401);
        QTest::newRow("garbage") << FakeAnswer(401).withHeader("WWW-Authenticate", "Bearer realm=\"\",,,=");
        QTest::newRow("page") << FakeAnswer(200, "<html></html>").withHeader("Content-Type", "text/html");
        QTest::newRow("missing") << FakeAnswer(404);
        QTest::newRow("broken") << FakeAnswer(500);
    }
    void anythingElseIsPlain()
    {
        QFETCH(FakeAnswer, answer);
        FakeRegistry fake;
        fake.expect("GET", "/v2/").reply(answer);
        ProbeBench bench;
        const auto probed = await(bench.probe.kindOf(fake.url(), bench.stop));
        QVERIFY(probed);
        QVERIFY(probed->kind == RegistryKind::Distribution);
        QCOMPARE(fake.problems(), QString());
    }

    void nobodyThereIsAnError()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QUrl url(QStringLiteral("http://127.0.0.1:%1").arg(taken.serverPort()));
        taken.close();
        ProbeBench bench;
        const auto probed = await(bench.probe.kindOf(url, bench.stop));
        QVERIFY(!probed);
        QCOMPARE(probed.error().kind(), ErrorKind::Network);
    }

    void hintsSayWhatToType()
    {
        const auto of = [](const char* host, RegistryKind kind = RegistryKind::Distribution) {
            const QString name = QString::fromLatin1(host);
            return loginHints(name, kind, hostService(name));
        };
        const QList<LoginHint> redHat = of("registry.redhat.io", RegistryKind::RedHat);
        QCOMPARE(redHat.size(), 2);
        QVERIFY(!redHat[0].notForProduction); // the service account comes first
        QVERIFY(redHat[1].notForProduction);
        QVERIFY(QByteArray(redHat[1].caution).contains("production"));
        QCOMPARE(of("123456789012.dkr.ecr.eu-west-1.amazonaws.com")[0].user, QStringLiteral("AWS"));
        QCOMPARE(of("123456789012.dkr.ecr.eu-west-1.amazonaws.com")[0].helper,
            QStringLiteral("docker-credential-ecr-login"));
        const QList<LoginHint> google = of("europe-west4-docker.pkg.dev");
        QCOMPARE(google[1].user, QStringLiteral("oauth2accesstoken"));
        QCOMPARE(google[2].user, QStringLiteral("_json_key"));
        QCOMPARE(of("team.azurecr.io")[0].user, QStringLiteral("00000000-0000-0000-0000-000000000000"));
        QCOMPARE(of("quay.example.com", RegistryKind::Quay)[1].user, QStringLiteral("$oauthtoken"));
        QVERIFY(QByteArray(of("registry.access.redhat.com", RegistryKind::RedHat)[0].secretLabel).isEmpty());
        QVERIFY(QByteArray(of("h.example.com", RegistryKind::Harbor)[1].userLabel).contains("robot$"));
        QCOMPARE(of("registry.example.com:5000").size(), 1);
    }

    void everyHintIsComplete()
    {
        constexpr std::array hosts{"quay.io", "docker.io", "registry.redhat.io", "ghcr.io",
            "registry.gitlab.com", "public.ecr.aws", "gcr.io", "team.azurecr.io", "mcr.microsoft.com",
            "registry.example.com"};
        constexpr std::array kinds{RegistryKind::Distribution, RegistryKind::Quay, RegistryKind::RedHat,
            RegistryKind::DockerHub, RegistryKind::Harbor, RegistryKind::OpenShift};
        for (const char* host : hosts) {
            for (const RegistryKind kind : kinds) {
                const QString name = QString::fromLatin1(host);
                const QList<LoginHint> hints = loginHints(name, kind, hostService(name));
                QVERIFY(!hints.isEmpty());
                for (const LoginHint& hint : hints) {
                    QVERIFY2(!QByteArray(hint.name).isEmpty(), host);
                    QVERIFY2(!QByteArray(hint.allows).isEmpty(), host);
                    QCOMPARE(QByteArray(hint.userLabel).isEmpty(), QByteArray(hint.secretLabel).isEmpty());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRegistryProbe)
#include "tst_registryprobe.moc"
