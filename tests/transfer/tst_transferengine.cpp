// SPDX-License-Identifier: Apache-2.0
// What the engine asks of a source and a destination, in which order, and what it makes of trouble.
#include "transfer/registrydestination.h"
#include "transfer/transferbench.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class TestTransferEngine : public QObject, private TransferBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }

    void pullsAnImage();
    void pullsFourBlobsAtATime();
    void skipsWhatIsThere();
    void childrenFirstThenTheTag();
    void onePlatformIsThatManifest();
    void onePlatformOfANestedIndex();
    void unknownPlatform();
    void singleImageForAnotherPlatformIsNoted();
    void attachmentsComeAlong();
    void attachmentsAreEntriesOfALayout();
    void foreignLayers_data();
    void foreignLayers();

    void progressIsToldAtMostTenTimesASecond();

private:
    [[nodiscard]] std::shared_ptr<Destination> registry(ScriptedPlane& plane) const
    {
        return std::make_shared<RegistryDestination>(
            &plane, QStringLiteral("copy"), QStringLiteral("1"), QStringLiteral("example.com/copy:1"));
    }
};

void TestTransferEngine::pullsAnImage()
{
    const auto report = transfer(*m_source, QStringLiteral("1"), layout());
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->digest.toString(), m_image.digest);
    QVERIFY(report->digestPreserved);
    QCOMPARE(report->bytesSkipped, 0);
    qint64 bytes = 0;
    for (const QString& digest : m_blobs)
        bytes += m_source->blob(digest).size();
    QCOMPARE(report->bytesMoved, bytes);
    QCOMPARE(report->where, QStringLiteral("oci:%1:1").arg(m_target));
    QCOMPARE(report->notes.english(), QStringList());
    QCOMPARE(names(), QStringList(QStringLiteral("1")));
    verifyImage(m_image);
}

void TestTransferEngine::pullsFourBlobsAtATime()
{
    const auto image = m_fixture->addImage(ImageSpec::withLayers(8, 20'000, 9), QStringLiteral("8"));
    m_source->load(m_fixture->folder());
    m_source->readsUntilRelease = 4;
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("8"), layout())), QStringLiteral("ok"));
    QCOMPARE(m_source->mostReadsAtOnce(), 4);
    verifyImage(image);
}

void TestTransferEngine::skipsWhatIsThere()
{
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), layout())), QStringLiteral("ok"));
    ImageSpec spec = ImageSpec::withLayers(3, layerBytes);
    spec.layers << LayerSpec();
    spec.layers.back().filler = 1000;
    spec.layers.back().seed = 77;
    const auto grown = m_fixture->addImage(spec, QStringLiteral("2"));
    m_source->load(m_fixture->folder());
    m_source->clearLog();
    const auto report = transfer(*m_source, QStringLiteral("2"), layout(QStringLiteral("2")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(m_source->logged(QStringLiteral("read ")).size(), 2); // the new config and the new layer
    QVERIFY(report->bytesSkipped > 3 * layerBytes);
    QVERIFY(report->bytesMoved < 10'000);
    QCOMPARE(names(), QStringList({QStringLiteral("1"), QStringLiteral("2")}));
    verifyImage(grown);
}

void TestTransferEngine::childrenFirstThenTheTag()
{
    const auto arm = m_fixture->addImage(ImageSpec::withLayers(1, 100, 5));
    const auto inner = m_fixture->addIndex({arm});
    const auto outer = m_fixture->addIndex({m_image, inner}, QStringLiteral("all"));
    m_source->load(m_fixture->folder());
    ScriptedPlane target;
    const auto report = transfer(*m_source, QStringLiteral("all"), registry(target));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->digest.toString(), outer.digest);
    QCOMPARE(report->where, QStringLiteral("example.com/copy:1"));
    const QString line = QStringLiteral("%1 as %2");
    QCOMPARE(target.logged(QStringLiteral("put ")),
        QStringList({line.arg(m_image.digest, m_image.digest), line.arg(arm.digest, arm.digest),
            line.arg(inner.digest, inner.digest), line.arg(outer.digest, QStringLiteral("1"))}));
    QCOMPARE(target.log().last(), QStringLiteral("put ") + line.arg(outer.digest, QStringLiteral("1")));
    QCOMPARE(target.blob(outer.digest), fileBytes(m_fixture->blobFile(outer.digest)));
}

void TestTransferEngine::onePlatformIsThatManifest()
{
    ImageSpec spec = ImageSpec::withLayers(1, 100, 5);
    spec.architecture = QStringLiteral("arm64");
    const auto arm = m_fixture->addImage(spec);
    m_fixture->addIndex({m_image, arm}, QStringLiteral("all"));
    m_source->load(m_fixture->folder());
    TransferOptions options = quickOptions();
    options.allPlatforms = false;
    options.platform = Platform(QStringLiteral("linux"), QStringLiteral("arm64"));
    const auto report = transfer(*m_source, QStringLiteral("all"), layout(), options);
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->digest.toString(), arm.digest);
    verifyImage(arm);
    QVERIFY(!QFile::exists(fileOf(m_image.digest)));
    QVERIFY(m_source->logged(QStringLiteral("manifest ")).contains(arm.digest));
    QVERIFY(!m_source->logged(QStringLiteral("manifest ")).contains(m_image.digest));
}

void TestTransferEngine::onePlatformOfANestedIndex()
{
    ImageSpec spec = ImageSpec::withLayers(1, 100, 5);
    spec.architecture = QStringLiteral("s390x");
    const auto other = m_fixture->addImage(spec);
    m_fixture->addIndex({m_image, m_fixture->addIndex({other})}, QStringLiteral("all"));
    m_source->load(m_fixture->folder());
    TransferOptions options = quickOptions();
    options.allPlatforms = false;
    options.platform = Platform(QStringLiteral("linux"), QStringLiteral("s390x"));
    const auto report = transfer(*m_source, QStringLiteral("all"), layout(), options);
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->digest.toString(), other.digest);
}

void TestTransferEngine::unknownPlatform()
{
    m_fixture->addIndex({m_image}, QStringLiteral("all"));
    m_source->load(m_fixture->folder());
    TransferOptions options = quickOptions();
    options.allPlatforms = false;
    options.platform = Platform(QStringLiteral("plan9"), QStringLiteral("mips"));
    const auto report = transfer(*m_source, QStringLiteral("all"), layout(), options);
    QCOMPARE(outcome(report), QStringLiteral("NotFound PLATFORM_UNKNOWN"));
    QVERIFY(report.error().detail().contains(QStringLiteral("linux/amd64")));
    QVERIFY(!QFile::exists(m_target));
}

void TestTransferEngine::singleImageForAnotherPlatformIsNoted()
{
    TransferOptions options = quickOptions();
    options.allPlatforms = false;
    options.platform = Platform(QStringLiteral("linux"), QStringLiteral("arm64"));
    const auto report = transfer(*m_source, QStringLiteral("1"), layout(), options);
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->notes.size(), 1);
    QVERIFY(report->notes.front().english().contains(QStringLiteral("linux/amd64")));
}

void TestTransferEngine::attachmentsComeAlong()
{
    const auto sbom = m_fixture->addArtifact(m_image, QStringLiteral("application/spdx+json"), "{}");
    const auto sbomSignature = m_fixture->addArtifact(sbom, QStringLiteral("application/x-signature"), "s");
    const auto cosign = m_fixture->addCosignSignature(m_image);
    m_source->load(m_fixture->folder());
    Referrer referrer;
    referrer.descriptor = documentOf(*m_fixture, sbom).descriptor();
    m_source->addReferrer(m_image.digest, referrer);
    Referrer signature;
    signature.descriptor = documentOf(*m_fixture, sbomSignature).descriptor();
    m_source->addReferrer(sbom.digest, signature);
    Referrer tagged;
    tagged.descriptor = documentOf(*m_fixture, cosign).descriptor();
    tagged.source = Referrer::Source::CosignTag;
    tagged.tag = QStringLiteral("sha256-x.sig");
    m_source->addReferrer(m_image.digest, tagged);

    ScriptedPlane bare;
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), registry(bare))), QStringLiteral("ok"));
    QVERIFY(!bare.holds(sbom.digest)); // only when asked for

    ScriptedPlane target;
    TransferOptions options = quickOptions();
    options.withAttachments = true;
    QCOMPARE(
        outcome(transfer(*m_source, QStringLiteral("1"), registry(target), options)), QStringLiteral("ok"));
    const QString line = QStringLiteral("%1 as %2");
    QCOMPARE(target.logged(QStringLiteral("put ")),
        QStringList({line.arg(m_image.digest, m_image.digest), line.arg(sbom.digest, sbom.digest),
            line.arg(cosign.digest, QStringLiteral("sha256-x.sig")),
            line.arg(sbomSignature.digest, sbomSignature.digest),
            line.arg(m_image.digest, QStringLiteral("1"))}));
}

void TestTransferEngine::attachmentsAreEntriesOfALayout()
{
    const auto sbom = m_fixture->addArtifact(m_image, QStringLiteral("application/spdx+json"), "{}");
    const auto cosign = m_fixture->addCosignSignature(m_image);
    m_source->load(m_fixture->folder());
    Referrer referrer;
    referrer.descriptor = documentOf(*m_fixture, sbom).descriptor();
    m_source->addReferrer(m_image.digest, referrer);
    Referrer tagged;
    tagged.descriptor = documentOf(*m_fixture, cosign).descriptor();
    tagged.source = Referrer::Source::CosignTag;
    tagged.tag = QStringLiteral("sha256-x.sig");
    m_source->addReferrer(m_image.digest, tagged);
    TransferOptions options = quickOptions();
    options.withAttachments = true;
    const auto destination = layout(QStringLiteral("quay.io/ns/app:1"));
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), destination, options)), QStringLiteral("ok"));
    QCOMPARE(names(),
        QStringList({QStringLiteral("quay.io/ns/app@") + sbom.digest,
            QStringLiteral("quay.io/ns/app:sha256-x.sig"), QStringLiteral("quay.io/ns/app:1")}));
}

void TestTransferEngine::foreignLayers_data()
{
    QTest::addColumn<bool>("sourceHasIt");
    QTest::newRow("elsewhere") << false;
    QTest::newRow("fetchable") << true;
}

void TestTransferEngine::foreignLayers()
{
    QFETCH(bool, sourceHasIt);
    const QByteArray foreign = "a layer of somebody else";
    const QByteArray config = "{}";
    const QString manifest = QString::fromUtf8(
        R"({"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",)"
        R"("config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":2,"digest":"%1"},"layers":[)"
        R"({"mediaType":"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip","size":%2,"digest":"%3",)"
        R"("urls":["https://example.com/layer"]}]})")
                                 .arg(Digest::sha256Of(config).toString())
                                 .arg(foreign.size())
                                 .arg(Digest::sha256Of(foreign).toString());
    m_source->addBlob(config);
    m_source->addBlob(manifest.toUtf8());
    m_source->addTag(QStringLiteral("win"), Digest::sha256Of(manifest.toUtf8()).toString());
    if (sourceHasIt)
        m_source->addBlob(foreign);
    const auto report = transfer(*m_source, QStringLiteral("win"), layout());
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->notes.english().filter(QStringLiteral("left out")).size(), sourceHasIt ? 0 : 1);
    QCOMPARE(QFile::exists(fileOf(Digest::sha256Of(foreign).toString())), sourceHasIt);
    QCOMPARE(report->bytesMoved, config.size() + (sourceHasIt ? foreign.size() : 0));
}

void TestTransferEngine::progressIsToldAtMostTenTimesASecond()
{
    m_source->pieceBytes = 512;
    QList<TransferProgress> told;
    bool done = false;
    QElapsedTimer clock;
    clock.start();
    const auto report = transfer(
        *m_source, QStringLiteral("1"), layout(), quickOptions(), {}, [&](const TransferProgress& progress) {
            QVERIFY(!done);
            told << progress;
        });
    done = true;
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QVERIFY(told.size() <= clock.elapsed() / 100 + 1);
    for (const TransferProgress& progress : std::as_const(told)) {
        QVERIFY(progress.bytesDone <= progress.bytesTotal);
        QVERIFY(
            progress.stage == TransferProgress::Stage::Planning || progress.bytesTotal == report->bytesMoved);
    }
    QTest::qWait(150);
}

QTEST_GUILESS_MAIN(TestTransferEngine)
#include "tst_transferengine.moc"
