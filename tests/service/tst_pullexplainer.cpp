// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "service/pullexplainer.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

QByteArray digestOf(const QByteArray& bytes)
{
    return Digest::sha256Of(bytes).toString().toLatin1();
}

const QByteArray layer = QByteArray(3000, 'l');
const QByteArray config = R"({"architecture":"amd64","os":"linux"})";

QByteArray manifest()
{
    return "{\"schemaVersion\":2,\"mediaType\":\"application/"
           "vnd.oci.image.manifest.v1+json\",\"config\":{\"mediaType\":"
           "\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
        + digestOf(config) + "\",\"size\":" + QByteArray::number(config.size())
        + "},\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar\",\"digest\":\""
        + digestOf(layer) + "\",\"size\":3000}]}";
}

QByteArray index()
{
    return "{\"schemaVersion\":2,\"mediaType\":\"application/"
           "vnd.oci.image.index.v1+json\",\"manifests\":[{\"mediaType\":"
           "\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"sha256:"
        + QByteArray(64, '1')
        + "\",\"size\":5,\"platform\":{\"os\":\"linux\",\"architecture\":\"s390x\"}},{\"mediaType\":"
          "\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\""
        + digestOf(manifest()) + "\",\"size\":" + QByteArray::number(manifest().size())
        + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}}]}";
}

FakeAnswer typed(const QByteArray& body, const QByteArray& type)
{
    return FakeAnswer(200, body).withHeader("Content-Type", type);
}

} // namespace

class TestPullExplainer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void followsTheWholeWay();
    void theMirrorServes();
    void aShortNameMeansNothing();
    void blockedIsSaid();
    void noSuchPlatform();
    void loginsOfFiles();

private:
    void serve(FakeRegistry& registry, const QByteArray& blobTarget);
    [[nodiscard]] RegistriesConf conf(const QString& text) const;
    [[nodiscard]] PullExplanation explain(const QString& text, const RegistriesConf& conf);

    std::unique_ptr<FakeRegistry> m_registry;
    std::unique_ptr<FakeRegistry> m_mirror;
    std::unique_ptr<FakeRegistry> m_storage;
    std::unique_ptr<QtTransport> m_transport;
    std::unique_ptr<HttpClient> m_client;
    LoginMatch m_login;
    Platform m_wish{QStringLiteral("linux"), QStringLiteral("amd64")};
};

void TestPullExplainer::init()
{
    m_registry = std::make_unique<FakeRegistry>();
    m_mirror = std::make_unique<FakeRegistry>();
    m_storage = std::make_unique<FakeRegistry>();
    m_transport = std::make_unique<QtTransport>(TlsTrust());
    m_client = std::make_unique<HttpClient>(*m_transport, nullptr);
    m_client->setFirstRetryDelay(std::chrono::milliseconds(1));
    m_login = LoginMatch();
}

void TestPullExplainer::cleanup()
{
    QCOMPARE(m_registry->failures() + m_mirror->failures() + m_storage->failures(), QStringList());
    m_client.reset();
    m_transport.reset();
}

void TestPullExplainer::serve(FakeRegistry& registry, const QByteArray& repository)
{
    const QByteArray base = "/v2/" + repository;
    registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    registry.on("GET", base + "/manifests/1")
        .reply(typed(index(), "application/vnd.oci.image.index.v1+json"));
    registry.on("GET", base + "/manifests/" + digestOf(manifest()))
        .reply(typed(manifest(), "application/vnd.oci.image.manifest.v1+json"));
    registry.on("GET", base + "/blobs/" + digestOf(layer))
        .reply(FakeAnswer::redirect(m_storage->origin() + "/data?sig=x"));
    m_storage->on("GET", "/data").reply(FakeAnswer(200, layer));
}

RegistriesConf TestPullExplainer::conf(const QString& text) const
{
    RegistriesConf out;
    const auto file = RegistriesConfFile::parse(text.toUtf8(), QStringLiteral("/etc/registries.conf"));
    if (!file)
        qFatal("%s", qPrintable(file.error().toLogLine()));
    out.merge(*file);
    return out;
}

PullExplanation TestPullExplainer::explain(const QString& text, const RegistriesConf& conf)
{
    ExplainRequest request;
    request.text = text;
    request.platform = m_wish;
    PullExplainer explainer(
        *m_client, conf, [this](const Reference&) { return m_login; },
        [](const Digest& digest) { return digest == Digest::sha256Of(config); });
    auto explanation = await(explainer.explain(request, {}));
    if (!explanation)
        qFatal("%s", qPrintable(explanation.error().toLogLine()));
    return *explanation;
}

void TestPullExplainer::followsTheWholeWay()
{
    serve(*m_registry, "team/app");
    m_login.where = QStringLiteral("/home/me/auth.json");
    m_login.key = m_registry->host();
    const PullExplanation out = explain(QStringLiteral("app:1"),
        conf(QStringLiteral("[aliases]\n\"app\" = \"%1/team/app\"\n").arg(m_registry->host())));
    QVERIFY(out.serving());
    QCOMPARE(out.reference.toString(), m_registry->host() + QStringLiteral("/team/app:1"));
    QVERIFY(out.expansions.constFirst().why.english().contains(
        QLatin1String("alias \"app\" in /etc/registries.conf")));
    QCOMPARE(out.digest, Digest::sha256Of(index()));
    QCOMPARE(out.platform->toString(), QStringLiteral("linux/amd64"));
    QCOMPARE(out.platformDigest, Digest::sha256Of(manifest()));
    QCOMPARE(out.otherPlatforms, QStringList{QStringLiteral("linux/s390x")});
    QCOMPARE(out.redirectHosts, QStringList{m_storage->host()});
    QCOMPARE(out.bytesTotal, 3000 + config.size());
    QCOMPARE(out.bytesNeeded, 3000);
    QCOMPARE(out.serving()->loginFrom, QStringLiteral("/home/me/auth.json"));
    QVERIFY(!out.toText().contains(QLatin1String("sig=")));
}

void TestPullExplainer::theMirrorServes()
{
    serve(*m_mirror, "copy/team/app");
    m_registry->on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    const QString text =
        QStringLiteral("[[registry]]\nlocation = \"%1\"\n[[registry.mirror]]\nlocation = \"%2/none\"\n"
                       "[[registry.mirror]]\nlocation = \"%2/copy\"\ninsecure = true\n")
            .arg(m_registry->host(), m_mirror->host());
    m_mirror->on("GET", "/v2/none/team/app/manifests/1").reply(FakeAnswer(404));
    const PullExplanation out = explain(m_registry->host() + QStringLiteral("/team/app:1"), conf(text));
    QCOMPARE(out.sources.size(), 3);
    QCOMPARE(out.sources.at(0).error->kind(), ErrorKind::NotFound);
    QVERIFY(out.sources.at(1).tried && !out.sources.at(1).error);
    QVERIFY(out.sources.at(1).source.insecure);
    QVERIFY(!out.sources.at(2).tried);
    QCOMPARE(out.serving()->source.reference.host(), m_mirror->host());
    QCOMPARE(m_registry->requests().size(), size_t(0));
}

void TestPullExplainer::aShortNameMeansNothing()
{
    const PullExplanation out = explain(QStringLiteral("app"), RegistriesConf());
    QVERIFY(out.expansions.isEmpty());
    QVERIFY(!out.serving());
    QVERIFY(out.toText().contains(QLatin1String("stands for nothing")));
    PullExplainer explainer(*m_client, RegistriesConf(), {}, {});
    ExplainRequest request;
    request.text = QStringLiteral("Not A Name");
    QCOMPARE(await(explainer.explain(request, {})).error().kind(), ErrorKind::Usage);
}

void TestPullExplainer::blockedIsSaid()
{
    const PullExplanation out = explain(m_registry->host() + QStringLiteral("/team/app:1"),
        conf(QStringLiteral("[[registry]]\nlocation = \"%1\"\nblocked = true\n").arg(m_registry->host())));
    QCOMPARE(out.blockedBy, QStringLiteral("/etc/registries.conf"));
    QVERIFY(!out.serving());
    QCOMPARE(m_registry->requests().size(), size_t(0));
}

void TestPullExplainer::noSuchPlatform()
{
    serve(*m_registry, "team/app");
    m_wish = Platform(QStringLiteral("linux"), QStringLiteral("riscv64"));
    const PullExplanation out = explain(m_registry->host() + QStringLiteral("/team/app:1"), RegistriesConf());
    QVERIFY(!out.serving());
    QCOMPARE(out.sources.constFirst().error->code(), QStringLiteral("PLATFORM_UNKNOWN"));
    QCOMPARE(out.otherPlatforms.size(), 2);
}

void TestPullExplainer::loginsOfFiles()
{
    QTemporaryDir folder;
    AuthEnvironment environment;
    environment.home = folder.path();
    environment.variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
    QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("containers"))));
    const QString path = folder.filePath(QStringLiteral("containers/auth.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"auths":{"quay.io":{"auth":"YTpi"},"quay.io/team":{"auth":"Yzpk"}},"credHelpers":{"gcr.io":"gcloud"}})");
    file.close();
    const LoginMatch team = loginInFiles(environment, *Reference::parse(u"quay.io/team/app"));
    QCOMPARE(team.where, path);
    QCOMPARE(team.key, QStringLiteral("quay.io/team"));
    QCOMPARE(team.credential->user, QStringLiteral("c"));
    QCOMPARE(
        loginInFiles(environment, *Reference::parse(u"quay.io/other/app")).key, QStringLiteral("quay.io"));
    const LoginMatch helper = loginInFiles(environment, *Reference::parse(u"gcr.io/a/b"));
    QVERIFY(helper.where.startsWith(QLatin1String("docker-credential-gcloud")));
    QVERIFY(!helper.credential);
    QCOMPARE(loginInFiles(environment, *Reference::parse(u"ghcr.io/a/b")).where, QString());
}

QTEST_GUILESS_MAIN(TestPullExplainer)
#include "tst_pullexplainer.moc"
