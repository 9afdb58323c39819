// SPDX-License-Identifier: Apache-2.0
// The engine against a real docker-registry, and against one that misbehaves.
#include "support/fakeregistry.h"
#include "support/skopeotool.h"
#include "support/storageseeder.h"
#include "transfer/layoutdestination.h"
#include "transfer/registrydestination.h"
#include "transfer/registryplane.h"
#include "transfer/scriptedplane.h"
#include "transfer/transferhelp.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace portolan;

namespace {

//! Less than what is read ahead: of that, Qt drops what nobody took when a connection breaks.
constexpr qint64 cutAt = 300'000;

} // namespace

class TestRegistryTransfers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void pullEqualsWhatSkopeoSees();
    void copyIntoAnEmptyRegistry();
    void copyWithinARegistryMounts();
    void pushFromALayout();
    void attachmentsThere();

    void blobThatIsCutIsResumedByRange();
    void serverThatIgnoresRange();
    void wrongBlob();
    void stalledBlobIsStopped();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_dir->filePath(name); }
    [[nodiscard]] static QString blobTarget(const QString& digest)
    {
        return QStringLiteral("/v2/app/blobs/") + digest;
    }
    //! Answers everything of m_image but what `except` says.
    void serve(FakeRegistry& fake, const QString& except) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ImageFixture> m_fixture;
    FixtureDescriptor m_image; //!< "1"
    FixtureDescriptor m_index; //!< "all"
};

void TestRegistryTransfers::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_fixture = std::make_unique<ImageFixture>(path(QStringLiteral("source")));
    m_image = m_fixture->addImage(ImageSpec::withLayers(3, 3'000'000), QStringLiteral("1"));
    ImageSpec arm = ImageSpec::withLayers(2, 500'000, 50);
    arm.architecture = QStringLiteral("arm64");
    m_index = m_fixture->addIndex({m_image, m_fixture->addImage(arm)}, QStringLiteral("all"));
}

void TestRegistryTransfers::pullEqualsWhatSkopeoSees()
{
    if (!RegistryProcess::isAvailable() || !SkopeoTool::isAvailable())
        QSKIP("there is no docker-registry or no skopeo");
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    SkopeoTool skopeo;
    const auto pushed = skopeo.push(*m_fixture, QStringLiteral("all"), registry, QStringLiteral("app"));
    QVERIFY2(pushed.ok(), qPrintable(pushed.describe()));
    RegistryPlane source(registry.host());
    const auto report = transfer(source.plane(), QStringLiteral("all"),
        std::make_shared<LayoutDestination>(path(QStringLiteral("out")), QStringLiteral("all")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->digest.toString(), m_index.digest);
    const auto raw = skopeo.rawManifest(report->where);
    QVERIFY2(raw.ok(), qPrintable(raw.describe()));
    QCOMPARE(ImageFixture::sha256(raw.out), m_index.digest);
    QCOMPARE(
        filesIn(path(QStringLiteral("out/blobs"))), filesIn(m_fixture->folder() + QStringLiteral("/blobs")));
    for (const QString& file : filesIn(path(QStringLiteral("out/blobs"))))
        QCOMPARE(QStringLiteral("sha256/")
                + ImageFixture::sha256(fileBytes(path(QStringLiteral("out/blobs/")) + file)).mid(7),
            file);
}

void TestRegistryTransfers::copyIntoAnEmptyRegistry()
{
    if (!RegistryProcess::isAvailable() || !SkopeoTool::isAvailable())
        QSKIP("there is no docker-registry or no skopeo");
    RegistryProcess from;
    RegistryProcess to;
    StorageSeeder(from.storagePath()).addFixture(*m_fixture, QStringLiteral("app"));
    QVERIFY2(from.start(), qPrintable(from.failure()));
    QVERIFY2(to.start(), qPrintable(to.failure()));
    RegistryPlane source(from.host());
    RegistryPlane target(to.host());
    const QString reference = to.host() + QStringLiteral("/copy:9");
    const auto copy = [&] {
        return transfer(source.plane(), QStringLiteral("all"),
            std::make_shared<RegistryDestination>(
                &target.plane(), QStringLiteral("copy"), QStringLiteral("9"), reference));
    };
    const auto report = copy();
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QVERIFY(report->bytesMoved > 9'000'000);
    SkopeoTool skopeo;
    const auto raw = skopeo.rawManifest(QStringLiteral("docker://") + reference);
    QVERIFY2(raw.ok(), qPrintable(raw.describe()));
    QCOMPARE(ImageFixture::sha256(raw.out), m_index.digest);
    const auto pulled = skopeo.copy(QStringLiteral("docker://") + reference,
        QStringLiteral("oci:%1:1").arg(path(QStringLiteral("back"))),
        {QStringLiteral("--src-tls-verify=false")});
    QVERIFY2(pulled.ok(), qPrintable(pulled.describe()));
    QCOMPARE(
        filesIn(path(QStringLiteral("back/blobs"))), filesIn(m_fixture->folder() + QStringLiteral("/blobs")));
    const auto again = copy();
    QVERIFY(again);
    QCOMPARE(again->bytesMoved, 0);
}

void TestRegistryTransfers::copyWithinARegistryMounts()
{
    if (!RegistryProcess::isAvailable())
        QSKIP("there is no docker-registry");
    RegistryProcess registry;
    StorageSeeder(registry.storagePath()).addFixture(*m_fixture, QStringLiteral("app"));
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    RegistryPlane plane(registry.host());
    const auto report = transfer(plane.plane(), QStringLiteral("all"),
        std::make_shared<RegistryDestination>(&plane.plane(), QStringLiteral("other/place"),
            QStringLiteral("2"), QStringLiteral("x"), QStringLiteral("app")));
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(report->bytesMoved, 0);
    QTRY_VERIFY(registry.countLogged("mount=sha256") >= 7);
    QTRY_COMPARE(registry.countLogged("\"PATCH /v2/"), 0);
}

void TestRegistryTransfers::pushFromALayout()
{
    if (!RegistryProcess::isAvailable())
        QSKIP("there is no docker-registry");
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    ScriptedPlane source;
    source.load(m_fixture->folder());
    source.script(blobsOf(*m_fixture, m_image).at(1), {ReadScript(ReadScript::Way::Cut, 1'000'000)});
    RegistryPlane target(registry.host());
    const auto report = transfer(source, QStringLiteral("1"),
        std::make_shared<RegistryDestination>(
            &target.plane(), QStringLiteral("app"), QString(), QStringLiteral("x")));
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    const auto back = transfer(target.plane(), m_image.digest,
        std::make_shared<LayoutDestination>(path(QStringLiteral("out")), QString()));
    QCOMPARE(outcome(back), QStringLiteral("ok"));
}

void TestRegistryTransfers::attachmentsThere()
{
    if (!RegistryProcess::isAvailable())
        QSKIP("there is no docker-registry");
    const auto sbom = m_fixture->addArtifact(m_image, QStringLiteral("application/spdx+json"), "{}");
    m_fixture->addReferrersTag(m_image, {sbom});
    const auto signature = m_fixture->addCosignSignature(m_image);
    RegistryProcess from;
    RegistryProcess to;
    StorageSeeder(from.storagePath()).addFixture(*m_fixture, QStringLiteral("app"));
    QVERIFY2(from.start(), qPrintable(from.failure()));
    QVERIFY2(to.start(), qPrintable(to.failure()));
    RegistryPlane source(from.host());
    RegistryPlane target(to.host());
    TransferOptions options = quickOptions();
    options.withAttachments = true;
    const auto report = transfer(source.plane(), QStringLiteral("1"),
        std::make_shared<RegistryDestination>(
            &target.plane(), QStringLiteral("app"), QStringLiteral("1"), QStringLiteral("x")),
        options);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    // And on into a layout: what was attached there is attached here.
    const auto local = std::make_shared<LayoutDestination>(path(QStringLiteral("out")), QStringLiteral("1"));
    QCOMPARE(outcome(transfer(target.plane(), QStringLiteral("1"), local, options)), QStringLiteral("ok"));
    const QStringList blobs = filesIn(path(QStringLiteral("out/blobs")));
    QVERIFY(blobs.contains(QStringLiteral("sha256/") + sbom.digest.mid(7)));
    QVERIFY(blobs.contains(QStringLiteral("sha256/") + signature.digest.mid(7)));
}

void TestRegistryTransfers::serve(FakeRegistry& fake, const QString& except) const
{
    fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    fake.on("GET", "/v2/app/manifests/1")
        .reply(FakeAnswer(200, fileBytes(m_fixture->blobFile(m_image.digest)))
                   .withHeader("Content-Type", m_image.mediaType.toUtf8()));
    for (const QString& digest : blobsOf(*m_fixture, m_image)) {
        if (digest != except)
            fake.on("GET", blobTarget(digest).toUtf8())
                .reply(FakeAnswer(200, fileBytes(m_fixture->blobFile(digest))));
    }
}

void TestRegistryTransfers::blobThatIsCutIsResumedByRange()
{
    FakeRegistry fake;
    const QString layer = blobsOf(*m_fixture, m_image).at(1);
    serve(fake, layer);
    const QByteArray bytes = fileBytes(m_fixture->blobFile(layer));
    const QByteArray size = QByteArray::number(bytes.size());
    fake.on("GET", blobTarget(layer).toUtf8())
        .reply(FakeAnswer(200, bytes).cutAfterBody(cutAt))
        .reply(FakeAnswer(206, bytes.mid(cutAt))
                   .withHeader("Content-Range",
                       "bytes " + QByteArray::number(cutAt) + '-' + QByteArray::number(bytes.size() - 1) + '/'
                           + size));
    RegistryPlane source(fake.host());
    const auto report = transfer(source.plane(), QStringLiteral("1"),
        std::make_shared<LayoutDestination>(path(QStringLiteral("out")), QStringLiteral("1")));
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(fake.count("GET " + blobTarget(layer).toUtf8()), 2);
    QCOMPARE(fake.lastRequest("GET " + blobTarget(layer).toUtf8()).header("Range"),
        "bytes=" + QByteArray::number(cutAt) + '-');
    QCOMPARE(fileBytes(path(QStringLiteral("out/blobs/sha256/")) + layer.mid(7)), bytes);
    QCOMPARE(fake.problems(), QString());
}

void TestRegistryTransfers::serverThatIgnoresRange()
{
    FakeRegistry fake;
    const QString layer = blobsOf(*m_fixture, m_image).at(1);
    serve(fake, layer);
    const QByteArray bytes = fileBytes(m_fixture->blobFile(layer));
    fake.on("GET", blobTarget(layer).toUtf8())
        .reply(FakeAnswer(200, bytes).cutAfterBody(cutAt))
        .reply(FakeAnswer(200, bytes));
    RegistryPlane source(fake.host());
    const auto report = transfer(source.plane(), QStringLiteral("1"),
        std::make_shared<LayoutDestination>(path(QStringLiteral("out")), QStringLiteral("1")));
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(fake.count("GET " + blobTarget(layer).toUtf8()), 3);
    QCOMPARE(fileBytes(path(QStringLiteral("out/blobs/sha256/")) + layer.mid(7)), bytes);
}

void TestRegistryTransfers::wrongBlob()
{
    FakeRegistry fake;
    const QString layer = blobsOf(*m_fixture, m_image).at(1);
    serve(fake, layer);
    QByteArray bytes = fileBytes(m_fixture->blobFile(layer));
    bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 1);
    fake.on("GET", blobTarget(layer).toUtf8()).reply(FakeAnswer(200, bytes));
    RegistryPlane source(fake.host());
    const auto report = transfer(source.plane(), QStringLiteral("1"),
        std::make_shared<LayoutDestination>(path(QStringLiteral("out")), QStringLiteral("1")));
    QCOMPARE(outcome(report), QStringLiteral("Protocol DIGEST_MISMATCH"));
    QCOMPARE(filesIn(path(QStringLiteral("out"))).filter(layer.mid(7)), QStringList());
}

void TestRegistryTransfers::stalledBlobIsStopped()
{
    FakeRegistry fake;
    const QString layer = blobsOf(*m_fixture, m_image).at(1);
    serve(fake, layer);
    fake.on("GET", blobTarget(layer).toUtf8())
        .reply(FakeAnswer(200, fileBytes(m_fixture->blobFile(layer))).stallAfterBody(1'500'000));
    RegistryPlane source(fake.host());
    std::stop_source stop;
    const QString partial = path(QStringLiteral("out/blobs/sha256/.partial-")) + layer.mid(7);
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        if (QFileInfo(partial).size() == 1'500'000)
            stop.request_stop();
    });
    watch.start(10);
    const auto report = transfer(source.plane(), QStringLiteral("1"),
        std::make_shared<LayoutDestination>(path(QStringLiteral("out")), QStringLiteral("1")), quickOptions(),
        stop.get_token());
    QCOMPARE(outcome(report), QStringLiteral("Cancelled"));
    QCOMPARE(QFileInfo(partial).size(), 1'500'000);
}

QTEST_GUILESS_MAIN(TestRegistryTransfers)
#include "tst_registrytransfers.moc"
