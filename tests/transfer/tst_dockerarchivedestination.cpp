// SPDX-License-Identifier: Apache-2.0
// What a docker archive is made of, and what does not fit into one.
#include "transfer/dockerarchivedestination.h"

#include "oci/imageconfig.h"
#include "support/tarwriter.h"
#include "support/tool.h"
#include "transfer/scriptedplane.h"
#include "transfer/transferhelp.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

constexpr qint64 layerBytes = 300'000;

QJsonObject firstImage(const QByteArray& manifestJson)
{
    return QJsonDocument::fromJson(manifestJson).array().at(0).toObject();
}

} // namespace

class TestDockerArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void unpacksLayers_data();
    void unpacksLayers();
    void ofTwoEqualLayers();
    void refusesAWrongDiffId();
    void refusesABrokenLayer();
    void wantsOneImage();
    void isNoPlaceForArtifacts();
    void names();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_dir->filePath(name); }
    [[nodiscard]] std::shared_ptr<Destination> destination(
        const QString& file, const QString& name, bool replace = false) const
    {
        return std::make_shared<DockerArchiveDestination>(path(file), name, replace);
    }
    //! An image of one layer that is stored like this; its digest.
    QString addHandMadeImage(const QByteArray& blob, const QString& layerType, const Digest& diffId);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ImageFixture> m_fixture;
    std::unique_ptr<ScriptedPlane> m_source;
    FixtureDescriptor m_image; //!< "1"
    FixtureDescriptor m_index; //!< "all"
};

void TestDockerArchive::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_fixture = std::make_unique<ImageFixture>(path(QStringLiteral("source")));
    m_image = m_fixture->addImage(ImageSpec::withLayers(3, layerBytes), QStringLiteral("1"));
    ImageSpec arm = ImageSpec::withLayers(2, layerBytes, 50);
    arm.architecture = QStringLiteral("arm64");
    m_index = m_fixture->addIndex({m_image, m_fixture->addImage(arm)}, QStringLiteral("all"));
    m_source = std::make_unique<ScriptedPlane>();
    m_source->load(m_fixture->folder());
}

QString TestDockerArchive::addHandMadeImage(
    const QByteArray& blob, const QString& layerType, const Digest& diffId)
{
    const QByteArray config = QStringLiteral(
        R"({"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["%1"]}})")
                                  .arg(diffId.toString())
                                  .toUtf8();
    const QByteArray manifest = QString::fromUtf8(
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":)"
        R"("application/vnd.oci.image.config.v1+json","digest":"%1","size":%2},"layers":[{"mediaType":"%3",)"
        R"("digest":"%4","size":%5}]})")
                                    .arg(Digest::sha256Of(config).toString())
                                    .arg(config.size())
                                    .arg(layerType, Digest::sha256Of(blob).toString())
                                    .arg(blob.size())
                                    .toUtf8();
    m_source->addBlob(config);
    m_source->addBlob(blob);
    m_source->addBlob(manifest);
    return Digest::sha256Of(manifest).toString();
}

void TestDockerArchive::unpacksLayers_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("layerType");
    const QString base = QStringLiteral("application/vnd.oci.image.layer.v1.tar");
    QTest::newRow("plain") << QStringLiteral("plain") << base;
    QTest::newRow("gzip") << QStringLiteral("gzip") << base + QStringLiteral("+gzip");
    QTest::newRow("gzip in members") << QStringLiteral("gzip members") << base + QStringLiteral("+gzip");
    QTest::newRow("gzip said to be plain") << QStringLiteral("gzip") << base;
    QTest::newRow("zstd") << QStringLiteral("zstd") << base + QStringLiteral("+zstd");
    QTest::newRow("zstd in frames") << QStringLiteral("zstd frames") << base + QStringLiteral("+zstd");
    QTest::newRow("xz of old docker")
        << QStringLiteral("xz") << QStringLiteral("application/vnd.docker.image.rootfs.diff.tar.gzip");
}

void TestDockerArchive::unpacksLayers()
{
    QFETCH(QString, how);
    QFETCH(QString, layerType);
    TarWriter writer;
    writer.addFile(QStringLiteral("etc/hello"), QByteArray(100'000, 'h'));
    const QByteArray tar = writer.finish();
    const QByteArray front = tar.left(70'000);
    const QByteArray back = tar.mid(70'000);
    const auto packedBy = [](const QString& program, const QByteArray& bytes) {
        return runTool(program, {QStringLiteral("-c")}, bytes).out;
    };
    QByteArray blob = tar;
    if (how == QStringLiteral("gzip"))
        blob = gzipped(tar);
    else if (how == QStringLiteral("gzip members"))
        blob = gzipped(front) + gzipped(back);
    else if (how == QStringLiteral("zstd frames"))
        blob = packedBy(QStringLiteral("zstd"), front) + packedBy(QStringLiteral("zstd"), back);
    else if (how != QStringLiteral("plain"))
        blob = packedBy(how, tar);
    if (blob.isEmpty())
        QSKIP(qPrintable(how + QStringLiteral(" is not installed")));
    const Digest diffId = Digest::sha256Of(tar);
    const QString digest = addHandMadeImage(blob, layerType, diffId);
    const auto report =
        transfer(*m_source, digest, destination(QStringLiteral("out.tar"), QStringLiteral("app:2")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    const QString layer = diffId.encoded() + QStringLiteral(".tar");
    QCOMPARE(tarMember(path(QStringLiteral("out.tar")), layer), tar);
    const QJsonObject image =
        firstImage(tarMember(path(QStringLiteral("out.tar")), QStringLiteral("manifest.json")));
    QCOMPARE(image.value(QStringLiteral("Layers")).toArray(), QJsonArray({layer}));
    QCOMPARE(image.value(QStringLiteral("RepoTags")).toArray(),
        QJsonArray({QStringLiteral("docker.io/library/app:2")}));
    const QByteArray config =
        tarMember(path(QStringLiteral("out.tar")), image.value(QStringLiteral("Config")).toString());
    QCOMPARE(Digest::sha256Of(config).encoded() + QStringLiteral(".json"),
        image.value(QStringLiteral("Config")).toString());
}

void TestDockerArchive::ofTwoEqualLayers()
{
    ImageSpec spec = ImageSpec::withLayers(1, 1000, 8);
    spec.layers << spec.layers.front();
    m_fixture->addImage(spec, QStringLiteral("twice"));
    m_source->load(m_fixture->folder());
    QCOMPARE(outcome(transfer(
                 *m_source, QStringLiteral("twice"), destination(QStringLiteral("out.tar"), QString()))),
        QStringLiteral("ok"));
    const QJsonObject image =
        firstImage(tarMember(path(QStringLiteral("out.tar")), QStringLiteral("manifest.json")));
    QCOMPARE(image.value(QStringLiteral("Layers")).toArray().size(), 2);
    QCOMPARE(image.value(QStringLiteral("RepoTags")).toArray(), QJsonArray());
    QCOMPARE(tarMembers(path(QStringLiteral("out.tar"))).size(), 3); // layer, config, manifest.json
}

void TestDockerArchive::refusesAWrongDiffId()
{
    TarWriter writer;
    writer.addFile(QStringLiteral("a"), "a");
    const QString digest = addHandMadeImage(gzipped(writer.finish()),
        QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip"), Digest::sha256Of("something else"));
    QCOMPARE(outcome(transfer(*m_source, digest, destination(QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Protocol DIGEST_MISMATCH"));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("out.tar"))));
}

void TestDockerArchive::refusesABrokenLayer()
{
    TarWriter writer;
    writer.addFile(QStringLiteral("a"), QByteArray(10'000, 'a'));
    const QByteArray tar = writer.finish();
    const QByteArray whole = gzipped(tar);
    const QString digest = addHandMadeImage(whole.left(whole.size() / 2),
        QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip"), Digest::sha256Of(tar));
    QCOMPARE(outcome(transfer(*m_source, digest, destination(QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Protocol LAYER_BROKEN"));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral(".out.tar.portolan-partial")))); // no use to anybody
}

void TestDockerArchive::wantsOneImage()
{
    TransferOptions options = quickOptions();
    options.allPlatforms = false;
    options.platform = Platform(QStringLiteral("linux"), QStringLiteral("arm64"));
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("all"),
                 destination(QStringLiteral("arm.tar"), QString()), options)),
        QStringLiteral("ok"));
    const QJsonObject image =
        firstImage(tarMember(path(QStringLiteral("arm.tar")), QStringLiteral("manifest.json")));
    const auto config = ImageConfig::parse(
        tarMember(path(QStringLiteral("arm.tar")), image.value(QStringLiteral("Config")).toString()));
    QVERIFY(config);
    QCOMPARE(config->platform.architecture, QStringLiteral("arm64"));
    // Neither of these is this machine's, and nothing says which.
    ImageSpec spec = ImageSpec::withLayers(1, 100, 60);
    spec.architecture = QStringLiteral("mips");
    ImageSpec other = ImageSpec::withLayers(1, 100, 61);
    other.architecture = QStringLiteral("sparc");
    m_fixture->addIndex({m_fixture->addImage(spec), m_fixture->addImage(other)}, QStringLiteral("old"));
    m_source->load(m_fixture->folder());
    QCOMPARE(outcome(transfer(
                 *m_source, QStringLiteral("old"), destination(QStringLiteral("old.tar"), QString()))),
        QStringLiteral("Usage PLATFORM_NEEDED"));
}

void TestDockerArchive::isNoPlaceForArtifacts()
{
    const auto artifact = m_fixture->addArtifact(
        m_image, QStringLiteral("application/spdx+json"), "{}", QStringLiteral("sbom"));
    m_source->load(m_fixture->folder());
    QCOMPARE(outcome(transfer(*m_source, artifact.digest, destination(QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Unsupported NOT_AN_IMAGE"));
    QCOMPARE(m_source->logged(QStringLiteral("read ")), QStringList()); // said before the work, not after
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("out.tar"))));
}

void TestDockerArchive::names()
{
    const auto named = [this](const QString& name) {
        return outcome(
            transfer(*m_source, QStringLiteral("1"), destination(QStringLiteral("out.tar"), name, true)));
    };
    QCOMPARE(named(QStringLiteral("UPPER/case")), QStringLiteral("Usage"));
    QCOMPARE(named(QStringLiteral("quay.io/a/b@") + m_image.digest), QStringLiteral("Usage"));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral(".out.tar.portolan-partial"))));
    QCOMPARE(named(QStringLiteral("quay.io/a/b")), QStringLiteral("ok"));
    const QJsonObject image =
        firstImage(tarMember(path(QStringLiteral("out.tar")), QStringLiteral("manifest.json")));
    QCOMPARE(image.value(QStringLiteral("RepoTags")).toArray(),
        QJsonArray({QStringLiteral("quay.io/a/b:latest")}));
}

QTEST_GUILESS_MAIN(TestDockerArchive)
#include "tst_dockerarchivedestination.moc"
