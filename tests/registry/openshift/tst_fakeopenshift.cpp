// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshift.h"
#include "support/fakeopenshiftregistry.h"
#include "support/fakeopenshiftstore.h"
#include "support/fakeregistry.h"
#include "support/rawhttpclient.h"

#include "tst_fakeopenshift_capture.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

namespace portolan {
namespace {

QString imageDigest()
{
    return QStringLiteral("sha256:1a0befcbbb2e368f68ad5d0304ed13c9a0bcb728d985d923a791c06d472560e3");
}

FakeOpenShiftImage demoImage(const QString& digest, const QString& config, const QString& layer, qint64 size)
{
    FakeOpenShiftImage image;
    image.digest = digest;
    image.configDigest = config;
    image.configSize = 1591;
    image.created = QDateTime(QDate(2026, 11, 23), QTime(10, 41, 32), Qt::UTC);
    image.exposedPorts = {QStringLiteral("8080/tcp")};
    image.cmd = {QStringLiteral("echo hello from $(uname -m)")};
    image.entrypoint = {QStringLiteral("/bin/sh"), QStringLiteral("-c")};
    image.labels = {{QStringLiteral("io.buildah.version"), QStringLiteral("1.28.2")},
        {QStringLiteral("org.opencontainers.image.title"), QStringLiteral("demo")},
        {QStringLiteral("org.opencontainers.image.version"), QStringLiteral("1.0")}};
    FakeOpenShiftLayer only;
    only.digest = layer;
    only.size = size;
    image.layers = {only};
    return image;
}

FakeOpenShiftImage platformImage(const QString& digest, const QString& config, const QString& architecture)
{
    FakeOpenShiftImage image = demoImage(digest, config,
        QStringLiteral("sha256:ef0e31f3b8cd7c1ccefb92c7e4dd1a4ae0b286435b82475fbb9f1a3589aa9592"), 1083834);
    image.configSize = architecture == QLatin1StringView("amd64") ? 620 : 621;
    image.exposedPorts.clear();
    image.cmd.clear();
    image.entrypoint.clear();
    image.architecture = architecture;
    image.labels = {{QStringLiteral("io.buildah.version"), QStringLiteral("1.28.2")},
        {QStringLiteral("arch"), architecture}};
    return image;
}

FakeOpenShiftImage multiImage()
{
    FakeOpenShiftImage index = FakeOpenShiftImage::index({
        platformImage(
            QStringLiteral("sha256:4d566f63609cda8e53ccfd72469ed3274530bad823ce124cd68249f16653853a"),
            QStringLiteral("sha256:390c0266df2c57f4b858e08f8d20468ecd08b58caf360c483c91ab42e31d914f"),
            QStringLiteral("amd64")),
        platformImage(
            QStringLiteral("sha256:a492cdf61cf4edbba26771cdd11feb81d1198bdab3b4a295681d7e96cdd77663"),
            QStringLiteral("sha256:4e5f2e390b225bb7e4618c0c172ee80e619e1512d3f54f9902f2102f6a523d43"),
            QStringLiteral("arm64")),
        platformImage(
            QStringLiteral("sha256:d14420cbea7c8ca7c052c221a9df2de49de58f040540d890fe1c36d92d707d1a"),
            QStringLiteral("sha256:e2fea6c50816610f7c62af4fb0214411f8a87988a196aee95655a1d125ce4c25"),
            QStringLiteral("s390x")),
    });
    index.digest = QStringLiteral("sha256:d08d4e44a279f644977af004559f12e386617b3b2230e1eb4693ed89efd18783");
    return index;
}

QJsonObject insecure(const QString& mode)
{
    QJsonObject policy;
    policy.insert(QStringLiteral("insecure"), true);
    policy.insert(QStringLiteral("importMode"), mode);
    QJsonObject tag;
    tag.insert(QStringLiteral("importPolicy"), policy);
    return tag;
}

} // namespace

//! The fake cluster is held against what real servers answered: each captured request is sent to it as it
//! was, and status, headers and the body's shape are compared.
class FakeOpenShiftTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void clusterAnswersAsCaptured();
    void registryAnswersAsCaptured();

private:
    void addImages();
    void answerOne(const FakeOpenShiftCapture& capture, QStringList& mismatches);
    [[nodiscard]] RawHttpResponse watchWhileTagging(const FakeOpenShiftCapture& capture);

    std::unique_ptr<FakeOpenShift> m_fake;
    QHash<QByteArray, QByteArray> m_renamed; //!< what the server of the captures said, and what ours says
};

void FakeOpenShiftTest::init()
{
    m_fake = std::make_unique<FakeOpenShift>();
    m_renamed.clear();
    const QString alice = QStringLiteral("alice");
    const QString admin = QStringLiteral("system:admin");
    m_fake->addUser(alice, QStringLiteral("alicetoken"));
    m_fake->addUser(admin, QStringLiteral("admintoken123"));
    m_fake->grantRole(admin, QStringLiteral("cluster-admin"));
    FakeOpenShiftProject requested;
    requested.requester = alice;
    m_fake->addProject(QStringLiteral("alice-own"), requested);
    m_fake->addProject(QStringLiteral("team-a"));
    requested.requester = admin;
    m_fake->addProject(QStringLiteral("team-b"), requested);
    m_fake->addProject(QStringLiteral("many"));
    m_fake->grantRole(alice, QStringLiteral("admin"), QStringLiteral("alice-own"));
    m_fake->grantRole(alice, QStringLiteral("view"), QStringLiteral("team-a"));
    m_fake->grantRole(alice, QStringLiteral("registry-editor"), QStringLiteral("team-a"));
    m_fake->grantRole(alice, QStringLiteral("view"), QStringLiteral("team-b"));
    const QString registry = QStringLiteral("127.0.0.1:5010");
    m_fake->setRegistryHosts(registry, registry);
    addImages();
    for (int i = 0; i < 1000; ++i)
        m_fake->addStream(QStringLiteral("many"), QStringLiteral("is-%1").arg(i, 4, 10, QLatin1Char('0')));
    m_fake->store().advanceTo(2445);
}

void FakeOpenShiftTest::addImages()
{
    const QString source = QStringLiteral("127.0.0.1:5000/demo:");
    const FakeOpenShiftImage one = demoImage(imageDigest(),
        QStringLiteral("sha256:ac593d40641f3061a2b9aa1224a1d3cf9bb0a28ffb43ab19229be32cc0153e6b"),
        QStringLiteral("sha256:e1c72ee9855b0a6b627ab2c58beb7efe4f9b001da488c3f54a8aa7476b2acbac"), 1084269);
    FakeOpenShiftImage two = demoImage(
        QStringLiteral("sha256:5a5388900645554d1dd632484d480e74e4cb9162f4d81ca90f624b64538f7382"),
        QStringLiteral("sha256:345057ef509d439216b8be88707cb3fae2df587dd674040f438491a477adf243"),
        QStringLiteral("sha256:0c7114c7f6ba322b9523156e1ed5a12aac8e3390bd8cf8ba692e244508a37161"), 1084281);
    two.configSize = 1594;
    const QString team = QStringLiteral("team-a");
    const QString demo = QStringLiteral("demo");
    const QString legacy = QStringLiteral("Legacy");
    m_fake->addStream(team, demo);
    m_fake->importImage(
        team, demo, QStringLiteral("1.0"), source + QStringLiteral("1.0"), one, insecure(legacy));
    m_fake->importImage(team, demo, QStringLiteral("multi"), source + QStringLiteral("multi"), multiImage(),
        insecure(QStringLiteral("PreserveOriginal")));
    m_fake->pushImage(team, QStringLiteral("app"), QStringLiteral("multi"), multiImage());
    m_fake->addExternal(source + QStringLiteral("2.0"), two);
    m_fake->addExternal(source + QStringLiteral("tls"), one);
}

void FakeOpenShiftTest::cleanup()
{
    m_fake.reset();
}

RawHttpResponse FakeOpenShiftTest::watchWhileTagging(const FakeOpenShiftCapture& capture)
{
    RawHttpClient watcher(m_fake->port());
    watcher.send(capture.requestWith(m_renamed));
    const bool bookmarks = capture.name.startsWith(QLatin1StringView("36"));
    const bool open = QTest::qWaitFor([&] { return m_fake->openWatches() == 1; });
    for (const QByteArray tag : {"w1", "w2"}) {
        if (!bookmarks || !open)
            break;
        const QByteArray body = R"({"metadata":{"name":"cap:)" + tag
            + R"(","namespace":"team-a"},"tag":{"name":")" + tag
            + R"(","from":{"kind":"ImageStreamImage","name":"cap@)" + imageDigest().toLatin1() + R"("}}})";
        RawHttpClient tagger(m_fake->port());
        const QByteArray line =
            "PUT /apis/image.openshift.io/v1/namespaces/team-a/imagestreamtags/cap:" + tag;
        (void)tagger.exchange(rawHttpRequest(line, "alicetoken", body));
    }
    if (bookmarks)
        m_fake->sendBookmarks();
    m_fake->endWatches();
    return watcher.receive();
}

void FakeOpenShiftTest::answerOne(const FakeOpenShiftCapture& capture, QStringList& mismatches)
{
    const bool lastingWatch =
        capture.name.startsWith(QLatin1StringView("36")) || capture.name.startsWith(QLatin1StringView("38"));
    RawHttpClient client(m_fake->port());
    const RawHttpResponse response =
        lastingWatch ? watchWhileTagging(capture) : client.exchange(capture.requestWith(m_renamed));
    mismatches += capture.compare(response, m_renamed);
    // Tokens and versions that later requests of the captures send back.
    const QJsonObject metadata =
        QJsonDocument::fromJson(response.body()).object().value(QStringLiteral("metadata")).toObject();
    const QJsonObject captured =
        QJsonDocument::fromJson(capture.body).object().value(QStringLiteral("metadata")).toObject();
    for (const QString& key : {QStringLiteral("continue"), QStringLiteral("resourceVersion")}) {
        const QByteArray theirs = captured.value(key).toString().toUtf8();
        if (captured.contains(key) && capture.body.contains("List\""))
            m_renamed.insert(theirs, metadata.value(key).toString().toUtf8());
    }
}

void FakeOpenShiftTest::clusterAnswersAsCaptured()
{
    const std::vector<FakeOpenShiftCapture> captures =
        FakeOpenShiftCapture::readAll(QStringLiteral("openshift"));
    QVERIFY(captures.size() >= 54);
    QStringList mismatches;
    for (const FakeOpenShiftCapture& capture : captures) {
        const bool withoutOperator = capture.name.startsWith(QLatin1StringView("49"));
        m_fake->setGroupServed(QStringLiteral("imageregistry.operator.openshift.io"), !withoutOperator);
        answerOne(capture, mismatches);
    }
    QVERIFY2(mismatches.isEmpty(), qPrintable(mismatches.join(u'\n')));
    QCOMPARE(m_fake->problems(), QString());
}

void FakeOpenShiftTest::registryAnswersAsCaptured()
{
    FakeRegistry storage;
    const std::vector<FakeOpenShiftCapture> captures =
        FakeOpenShiftCapture::readAll(QStringLiteral("openshift-registry"));
    QVERIFY(captures.size() >= 18);
    for (const FakeOpenShiftCapture& capture : captures) {
        const QByteArray digest = capture.header("Docker-Content-Digest");
        if (digest.isEmpty())
            continue;
        const FakeAnswer manifest = FakeAnswer(200, capture.body)
                                        .withHeader("Content-Type", capture.header("Content-Type"))
                                        .withHeader("Docker-Content-Digest", digest)
                                        .withHeader("Docker-Distribution-Api-Version", "registry/2.0")
                                        .withHeader("Etag", '"' + digest + '"');
        storage.on("GET", "/v2/team-a/demo/manifests/" + digest).reply(manifest);
    }
    FakeOpenShiftRegistry registry(*m_fake, storage.url());
    m_renamed.insert("127.0.0.1:5010", registry.host().toLatin1());
    QStringList mismatches;
    for (const FakeOpenShiftCapture& capture : captures) {
        RawHttpClient client(static_cast<quint16>(registry.url().port()));
        mismatches += capture.compare(client.exchange(capture.requestWith(m_renamed)), m_renamed);
    }
    QVERIFY2(mismatches.isEmpty(), qPrintable(mismatches.join(u'\n')));
    QCOMPARE(m_fake->problems(), QString());
    QCOMPARE(storage.problems(), QString());
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::FakeOpenShiftTest)
#include "tst_fakeopenshift.moc"
