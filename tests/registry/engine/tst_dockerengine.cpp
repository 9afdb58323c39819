// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "registry/engine/engineregistry.h"
#include "registry/layout/localregistry.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"
#include "support/imagefixture.h"
#include "support/tarwriter.h"
#include "transfer/enginedestination.h"
#include "transfer/transferengine.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

const QString idA = QStringLiteral("sha256:") + QString(64, u'a');
const QString idB = QStringLiteral("sha256:") + QString(64, u'b');

template <typename T> QString outcome(const Result<T>& result)
{
    if (result)
        return QStringLiteral("ok");
    return errorKindName(result.error().kind()) + u' ' + result.error().code();
}

//! The members of a tar in memory.
QMap<QString, QByteArray> membersOf(const QByteArray& tar)
{
    QMap<QString, QByteArray> out;
    for (qsizetype at = 0; at + 512 <= tar.size() && tar.at(at) != '\0';) {
        const QString name = QString::fromLatin1(tar.mid(at, 100).constData());
        const qsizetype size = tar.mid(at + 124, 11).toLongLong(nullptr, 8);
        out.insert(name, tar.mid(at + 512, size));
        at += 512 + (size + 511) / 512 * 512;
    }
    return out;
}

} // namespace

//! Docker, as far as the protocol tells of it: a server of ours says what dockers say.
class TestDockerEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsDocker();
    void pullsWithProgress();
    void errorsInsideAStreamAreErrors_data();
    void errorsInsideAStreamAreErrors();
    void loadsIntoDocker();
    void anotherImageIsAnError();
    void dockerRefusesToLoad();
    void exportsFromDocker();
    void brokenExports_data();
    void brokenExports();
    void notAnEngine();

private:
    [[nodiscard]] RegistryProfile profile() const
    {
        return RegistryProfile::engine(QStringLiteral("tcp://") + m_docker->host());
    }
    [[nodiscard]] Result<TransferReport> load(const QString& name);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeRegistry> m_docker;
    std::unique_ptr<QtTransport> m_transport;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<EngineRegistry> m_engine;
    FixtureDescriptor m_image;
    QString m_configDigest;
};

void TestDockerEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_docker = std::make_unique<FakeRegistry>();
    m_docker->on("GET", "/_ping")
        .reply(FakeAnswer(200, "OK")
                   .withHeader("Api-Version", "1.51")
                   .withHeader("Server", "Docker/28.2.2 (linux)"));
    m_transport = std::make_unique<QtTransport>(TlsTrust());
    m_client = std::make_unique<HttpClient>(*m_transport, nullptr);
    m_client->setFirstRetryDelay(std::chrono::milliseconds(1));
    m_engine =
        std::make_unique<EngineRegistry>(profile(), *m_client, m_folder->filePath(QStringLiteral("cache")));
}

void TestDockerEngine::cleanup()
{
    QCOMPARE(m_docker->failures(), QStringList());
    m_engine.reset();
    m_client.reset();
    m_transport.reset();
    m_docker.reset();
    QCOMPARE(
        QDir(m_folder->filePath(QStringLiteral("cache"))).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
        QStringList());
    m_folder.reset();
}

void TestDockerEngine::listsDocker()
{
    m_docker->on("GET", "/v1.51/images/json")
        .reply(FakeAnswer::json("[{\"Id\":\"" + idA.toLatin1()
            + "\",\"RepoTags\":[\"alpine:3\",\"box:5000/a/b:1\"],"
              "\"RepoDigests\":[\"alpine@"
            + idB.toLatin1() + "\"],\"Created\":1700000000,\"Size\":5000}]"));
    QCOMPARE(await(m_engine->capabilities({}, {}))->server, QStringLiteral("Docker 28.2.2"));
    QCOMPARE(await(m_engine->fetchRepositories({}, {}))->repositories,
        QStringList({QStringLiteral("alpine"), QStringLiteral("box:5000/a/b")}));
    const auto page = await(m_engine->fetchTags(QStringLiteral("alpine"), {}, {}));
    QCOMPARE(page->tags, QStringList{QStringLiteral("3")});
    QCOMPARE(page->records.constFirst().digest.toString(), idB);
    QCOMPARE(page->records.constFirst().size, 5000);
}

void TestDockerEngine::pullsWithProgress()
{
    m_docker->expect("POST", "/v1.51/images/create?fromImage=quay.io/a/b&tag=1&platform=linux/arm64")
        .withHeader("X-Registry-Auth",
            registryAuthHeader(
                Credential(QStringLiteral("me"), Secret(QStringLiteral("pw"))), QStringLiteral("quay.io")))
        .reply(FakeAnswer(200,
            "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":3,\"total\":10},\"id\":\"l1\"}\r\n"
            "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":7,\"total\":20},\"id\":\"l2\"}\r\n"
            "{\"status\":\"Download complete\",\"id\":\"l1\"}\r\n{\"status\":\"Status: done\"}\r\n")
                   .chunked()
                   .inPieces(11));
    m_docker->expect("GET", "/v1.51/images/quay.io/a/b:1/json")
        .reply(FakeAnswer::json("{\"Id\":\"" + idA.toLatin1() + "\"}"));
    EnginePull pull;
    pull.reference = QStringLiteral("quay.io/a/b:1");
    pull.platform = Platform(QStringLiteral("linux"), QStringLiteral("arm64"));
    pull.credential = Credential(QStringLiteral("me"), Secret(QStringLiteral("pw")));
    QList<PullProgress> seen;
    const auto image =
        await(m_engine->client().pull(pull, [&seen](const PullProgress& progress) { seen << progress; }, {}));
    QVERIFY2(image, qPrintable(image ? QString() : image.error().toLogLine()));
    QCOMPARE(seen.size(), 4);
    QCOMPARE(seen.at(1).bytesDone, 10);
    QCOMPARE(seen.at(1).bytesTotal, 30);
    QCOMPARE(seen.at(2).bytesDone, 17);
    QCOMPARE(m_docker->problems(), QString());
    const auto auth = QJsonDocument::fromJson(
        QByteArray::fromBase64(m_docker->lastRequest("POST /v1.51/images/create").header("X-Registry-Auth"),
            QByteArray::Base64UrlEncoding));
    QCOMPARE(auth[QStringLiteral("password")].toString(), QStringLiteral("pw"));
}

void TestDockerEngine::errorsInsideAStreamAreErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("cut");
    QTest::addColumn<QString>("result");
    QTest::newRow("at the end") << QByteArray(
        "{\"status\":\"Pulling\"}\n{\"errorDetail\":{\"message\":\"manifest "
        "unknown\"},\"error\":\"manifest unknown\"}\n")
                                << false << "NotFound MANIFEST_UNKNOWN";
    QTest::newRow("without a line feed") << QByteArray("{\"error\":\"denied: no\"}") << false << "Denied ";
    QTest::newRow("garbage") << QByteArray("<html>") << false << "Protocol ";
    QTest::newRow("cut short") << QByteArray("{\"status\":\"Pulling\"}\n{\"status\":\"Downl") << true
                               << "Network CONNECTION_LOST";
}

void TestDockerEngine::errorsInsideAStreamAreErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, cut);
    const FakeAnswer answer(200, body);
    m_docker->expect("POST", "/v1.51/images/create")
        .reply(cut ? answer.claimingLength(1000).cutAfterBody(body.size()) : answer);
    EnginePull pull;
    pull.reference = QStringLiteral("quay.io/a/b");
    QTEST(outcome(await(m_engine->client().pull(pull, {}, {}))), "result");
    QVERIFY(m_docker->lastRequest("POST /v1.51/images/create").target.contains("tag=latest"));
}

Result<TransferReport> TestDockerEngine::load(const QString& name)
{
    ImageFixture fixture(m_folder->filePath(QStringLiteral("layout")));
    m_image = fixture.addImage(ImageSpec::withLayers(2, 5000), QStringLiteral("1"));
    QFile manifest(fixture.blobFile(m_image.digest));
    if (!manifest.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(manifest.errorString()));
    m_configDigest = ManifestDocument::parse(manifest.readAll(), {})->manifest()->config->digest.toString();
    const auto layout = makeLocalRegistry(RegistryProfile::local(RegistryKind::Layout, fixture.folder()));
    const auto client = std::make_shared<EngineClient>(
        *EngineAddress::parse(QStringLiteral("tcp://") + m_docker->host()), *m_client);
    const QString repository = QStringLiteral("layout");
    return await(TransferEngine::run(TransferSource(&layout->dataPlane(), repository, QStringLiteral("1")),
        std::make_shared<EngineDestination>(client, name, m_folder->filePath(QStringLiteral("cache"))),
        TransferOptions(), {}, {}));
}

void TestDockerEngine::loadsIntoDocker()
{
    m_docker->expect("POST", "/v1.51/images/load")
        .withHeader("Content-Type", "application/x-tar")
        .reply(FakeAnswer::json("{\"stream\":\"Loaded image: app:2\\n\"}\n"));
    m_docker->answerOthers([this](const FakeRequest&) {
        return FakeAnswer::json("{\"Id\":\"" + m_configDigest.toLatin1() + "\",\"RepoTags\":[\"app:2\"]}");
    });
    const auto report = load(QStringLiteral("app:2"));
    QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
    QCOMPARE(report->where, QStringLiteral("docker-daemon:docker.io/library/app:2"));
    QVERIFY(!report->digestPreserved);
    QVERIFY(report->notes.join(u' ').contains(m_configDigest));
    const auto members = membersOf(m_docker->lastRequest("POST /v1.51/images/load").body);
    const auto manifest = QJsonDocument::fromJson(members.value(QStringLiteral("manifest.json")));
    QCOMPARE(
        manifest[0][QStringLiteral("RepoTags")][0].toString(), QStringLiteral("docker.io/library/app:2"));
    QVERIFY(members.contains(manifest[0][QStringLiteral("Config")].toString()));
    for (int i = 0; i < 2; ++i)
        QVERIFY(members.contains(manifest[0][QStringLiteral("Layers")][i].toString()));
    const auto index = QJsonDocument::fromJson(members.value(QStringLiteral("index.json")));
    QCOMPARE(index[QStringLiteral("manifests")][0][QStringLiteral("digest")].toString(), m_image.digest);
    QVERIFY(members.contains(QStringLiteral("blobs/") + QString(m_image.digest).replace(u':', u'/')));
}

void TestDockerEngine::anotherImageIsAnError()
{
    m_docker->expect("POST", "/v1.51/images/load")
        .reply(FakeAnswer::json("{\"stream\":\"Loaded image: app:2\\n\"}\n"));
    m_docker->answerOthers(
        [](const FakeRequest&) { return FakeAnswer::json("{\"Id\":\"" + idA.toLatin1() + "\"}"); });
    QCOMPARE(outcome(load(QStringLiteral("app:2"))), QStringLiteral("Protocol ENGINE_STORED_OTHER"));
}

void TestDockerEngine::dockerRefusesToLoad()
{
    m_docker->expect("POST", "/v1.51/images/load")
        .reply(FakeAnswer::json("{\"errorDetail\":{\"message\":\"write /x: no space left on device\"},"
                                "\"error\":\"write /x: no space left on device\"}\n"));
    QCOMPARE(outcome(load(QStringLiteral("app:2"))), QStringLiteral("Storage DISK_FULL"));
    m_docker->expect("POST", "/v1.51/images/load").reply(FakeAnswer::json("{\"stream\":\"hm\"}\n"));
    QCOMPARE(outcome(load(QStringLiteral("app:2"))), QStringLiteral("Protocol ENGINE_FAILED"));
}

void TestDockerEngine::exportsFromDocker()
{
    TarWriter layer;
    layer.addFile(QStringLiteral("etc/x"), "content");
    const QByteArray layerBytes = layer.finish();
    const QString diffId = Digest::sha256Of(layerBytes).toString();
    const QByteArray config =
        "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":"
        "\"layers\",\"diff_ids\":[\""
        + diffId.toLatin1() + "\"]}}";
    const Digest id = Digest::sha256Of(config);
    TarWriter archive;
    archive.addFile(id.encoded() + QStringLiteral(".json"), config);
    archive.addFile(QStringLiteral("l/layer.tar"), layerBytes);
    archive.addFile(QStringLiteral("manifest.json"),
        "[{\"Config\":\"" + id.encoded().toLatin1()
            + ".json\",\"RepoTags\":null,\"Layers\":[\"l/layer.tar\"]}]");
    m_docker->on("GET", "/v1.51/images/app:1/json")
        .reply(FakeAnswer::json("{\"Id\":\"" + id.toString().toLatin1() + "\"}"));
    m_docker->on("GET", "/v1.51/images/" + id.encoded().toLatin1() + "/get")
        .reply(FakeAnswer(200, archive.finish()).chunked());
    const auto document =
        await(m_engine->dataPlane().fetchManifest(QStringLiteral("app"), QStringLiteral("1"), {}));
    QVERIFY2(document, qPrintable(document ? QString() : document.error().toLogLine()));
    const Manifest& manifest = *document->manifest();
    QCOMPARE(manifest.config->digest, id);
    QCOMPARE(*await(m_engine->dataPlane().fetchBlob(QStringLiteral("app"), *manifest.config, {})), config);
    QVERIFY(*await(m_engine->dataPlane().hasBlob(QStringLiteral("app"), manifest.layers.constFirst(), {})));
    QCOMPARE(manifest.layers.constFirst().digest.toString(), diffId);
    const QByteArray asked = "GET /v1.51/images/" + id.encoded().toLatin1() + "/get";
    QCOMPARE(m_docker->count(asked), 1); // and not once more for each blob
    QCOMPARE(await(m_engine->dataPlane().resolve(QStringLiteral("app"), QStringLiteral("1"), {}))->digest,
        document->digest());
    QCOMPARE(m_docker->count(asked), 1);
    QVERIFY(QDir(m_folder->filePath(QStringLiteral("cache")))
                .entryList(QDir::Files | QDir::Hidden, QDir::NoSort)
                .isEmpty());
    m_engine.reset();
}

void TestDockerEngine::brokenExports_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("cut");
    QTest::addColumn<QString>("result");
    QTest::newRow("garbage") << QByteArray(2000, 'x') << false << "Unsupported NOT_A_LAYOUT";
    QTest::newRow("nothing") << QByteArray() << false << "Unsupported NOT_A_LAYOUT";
    QTest::newRow("cut") << QByteArray(2000, 'x') << true << "Network CONNECTION_LOST";
}

void TestDockerEngine::brokenExports()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, cut);
    m_docker->on("GET", "/v1.51/images/app:1/json")
        .reply(FakeAnswer::json("{\"Id\":\"" + idA.toLatin1() + "\"}"));
    const FakeAnswer answer(200, body);
    m_docker->on("GET", "/v1.51/images/" + idA.mid(7).toLatin1() + "/get")
        .reply(cut ? answer.claimingLength(9000).cutAfterBody(body.size()) : answer);
    QTEST(outcome(await(m_engine->dataPlane().fetchManifest(QStringLiteral("app"), QStringLiteral("1"), {}))),
        "result");
    m_engine.reset();
}

void TestDockerEngine::notAnEngine()
{
    FakeRegistry other;
    other.on("GET", "/_ping").reply(FakeAnswer(200, "OK"));
    EngineRegistry engine(RegistryProfile::engine(QStringLiteral("tcp://") + other.host()), *m_client);
    QCOMPARE(outcome(await(engine.capabilities({}, {}))), QStringLiteral("Protocol NOT_AN_ENGINE"));
    EngineRegistry nowhere(RegistryProfile::engine(QStringLiteral("ssh://box")), *m_client);
    QCOMPARE(
        outcome(await(nowhere.fetchRepositories({}, {}))), QStringLiteral("Unsupported SSH_UNSUPPORTED"));
    const auto asked = await(nowhere.dataPlane().fetchManifest(QStringLiteral("a"), QStringLiteral("b"), {}));
    QCOMPARE(outcome(asked), QStringLiteral("Usage "));
}

QTEST_GUILESS_MAIN(TestDockerEngine)
#include "tst_dockerengine.moc"
