// SPDX-License-Identifier: Apache-2.0
// What lands on the disk, and that skopeo and podman take it.
#include "oci/imageconfig.h"
#include "registry/layout/layoutdataplane.h"
#include "support/skopeotool.h"
#include "support/tarwriter.h"
#include "support/tool.h"
#include "transfer/localdestination.h"
#include "transfer/scriptedplane.h"
#include "transfer/transferhelp.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using Way = ReadScript::Way;
using Kind = DestinationSpec::Kind;

class TestLocalDestinations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void skopeoReadsALayout();
    void skopeoReadsAnOciArchive();
    void skopeoReadsADockerArchive();
    void podmanLoadsArchives_data();
    void podmanLoadsArchives();

    void ociArchiveHoldsTheImageAndNothingElse();
    void sameContentMakesTheSameArchive();
    void dockerArchiveUnpacksLayers_data();
    void dockerArchiveUnpacksLayers();
    void dockerArchiveOfTwoEqualLayers();
    void dockerArchiveRefusesAWrongDiffId();
    void dockerArchiveRefusesABrokenLayer();
    void dockerArchiveWantsOneImage();
    void dockerArchiveIsNoPlaceForArtifacts();
    void dockerArchiveNames();

    void existingFileIsKept_data();
    void existingFileIsKept();
    void existingFileIsReplaced_data();
    void existingFileIsReplaced();
    void secondTransferToOneArchiveIsRefused();
    void missingFolder();
    void stoppedArchiveIsResumed_data();
    void stoppedArchiveIsResumed();

    void killedTransferIsResumed_data();
    void killedTransferIsResumed();
    void fullDisk_data();
    void fullDisk();
    void registryIsNoLocalDestination();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_dir->filePath(name); }
    [[nodiscard]] std::shared_ptr<Destination> destination(Kind kind, const QString& file,
        const QString& name = QStringLiteral("1"), bool replace = false) const;
    [[nodiscard]] ToolResult child(
        const QString& kind, const QString& target, const QString& largestFile = {}) const;
    //! An image of one layer that is stored like this; its digest.
    QString addHandMadeImage(const QByteArray& blob, const QString& layerType, const Digest& diffId);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ImageFixture> m_fixture;
    std::unique_ptr<ScriptedPlane> m_source;
    FixtureDescriptor m_image; //!< "1"
    FixtureDescriptor m_index; //!< "all"
};

namespace {

constexpr qint64 layerBytes = 300'000;

QJsonObject firstImage(const QByteArray& manifestJson)
{
    return QJsonDocument::fromJson(manifestJson).array().at(0).toObject();
}

QByteArray fromTar(const QString& tar, const QString& member)
{
    return runTool(QStringLiteral("tar"), {QStringLiteral("-xOf"), tar, member}).out;
}

QStringList membersOf(const QString& tar)
{
    const auto listed = runTool(QStringLiteral("tar"), {QStringLiteral("-tf"), tar});
    return QString::fromUtf8(listed.out).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

void TestLocalDestinations::init()
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

std::shared_ptr<Destination> TestLocalDestinations::destination(
    Kind kind, const QString& file, const QString& name, bool replace) const
{
    DestinationSpec spec;
    spec.kind = kind;
    spec.path = path(file);
    spec.name = name;
    spec.replaceExisting = replace;
    auto made = makeLocalDestination(spec, QString());
    return made ? *made : nullptr;
}

ToolResult TestLocalDestinations::child(
    const QString& kind, const QString& target, const QString& largestFile) const
{
    QStringList arguments{
        m_fixture->folder(), QStringLiteral("source"), QStringLiteral("big"), kind, path(target)};
    if (!largestFile.isEmpty())
        arguments << largestFile;
    return runTool(QStringLiteral(PORTOLAN_BIN_DIR "/transferchild"), arguments);
}

QString TestLocalDestinations::addHandMadeImage(
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

void TestLocalDestinations::skopeoReadsALayout()
{
    if (!SkopeoTool::isAvailable())
        QSKIP("there is no skopeo");
    const auto report =
        transfer(*m_source, QStringLiteral("all"), destination(Kind::OciLayout, QStringLiteral("out")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    SkopeoTool skopeo;
    const auto raw = skopeo.rawManifest(report->where);
    QVERIFY2(raw.ok(), qPrintable(raw.describe()));
    QCOMPARE(ImageFixture::sha256(raw.out), m_index.digest);
    const auto copied =
        skopeo.copy(report->where, QStringLiteral("oci:%1:1").arg(path(QStringLiteral("copy"))));
    QVERIFY2(copied.ok(), qPrintable(copied.describe()));
    const QStringList blobs = filesIn(path(QStringLiteral("out/blobs")));
    QCOMPARE(filesIn(path(QStringLiteral("copy/blobs"))), blobs);
    for (const QString& blob : blobs)
        QCOMPARE(fileBytes(path(QStringLiteral("copy/blobs/")) + blob),
            fileBytes(path(QStringLiteral("out/blobs/")) + blob));
}

void TestLocalDestinations::skopeoReadsAnOciArchive()
{
    if (!SkopeoTool::isAvailable())
        QSKIP("there is no skopeo");
    const auto report =
        transfer(*m_source, QStringLiteral("all"), destination(Kind::OciArchive, QStringLiteral("out.tar")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QVERIFY(report->digestPreserved);
    QCOMPARE(report->where, QStringLiteral("oci-archive:%1:1").arg(path(QStringLiteral("out.tar"))));
    SkopeoTool skopeo;
    const auto raw = skopeo.rawManifest(report->where);
    QVERIFY2(raw.ok(), qPrintable(raw.describe()));
    QCOMPARE(ImageFixture::sha256(raw.out), m_index.digest);
    const auto copied =
        skopeo.copy(report->where, QStringLiteral("oci:%1:1").arg(path(QStringLiteral("copy"))));
    QVERIFY2(copied.ok(), qPrintable(copied.describe()));
    QCOMPARE(
        filesIn(path(QStringLiteral("copy/blobs"))), filesIn(m_fixture->folder() + QStringLiteral("/blobs")));
}

void TestLocalDestinations::skopeoReadsADockerArchive()
{
    if (!SkopeoTool::isAvailable())
        QSKIP("there is no skopeo");
    const auto report = transfer(*m_source, QStringLiteral("1"),
        destination(Kind::DockerArchive, QStringLiteral("out.tar"), QStringLiteral("quay.io/ns/app:1")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QVERIFY(!report->digestPreserved);
    QVERIFY(report->notes.join(u' ').contains(blobsOf(*m_fixture, m_image).front()));
    const auto inspected = runTool(QStringLiteral("skopeo"), {QStringLiteral("inspect"), report->where});
    QVERIFY2(inspected.ok(), qPrintable(inspected.describe()));
    const auto config = runTool(QStringLiteral("skopeo"),
        {QStringLiteral("inspect"), QStringLiteral("--config"), QStringLiteral("--raw"), report->where});
    QVERIFY2(config.ok(), qPrintable(config.describe()));
    QCOMPARE(ImageFixture::sha256(config.out), blobsOf(*m_fixture, m_image).front()); // the image ID
    // Copying reads every layer and checks it against its DiffID.
    const auto copied = runTool(QStringLiteral("skopeo"),
        {QStringLiteral("copy"), QStringLiteral("--insecure-policy"), report->where,
            QStringLiteral("oci:%1:1").arg(path(QStringLiteral("copy")))});
    QVERIFY2(copied.ok(), qPrintable(copied.describe()));
}

void TestLocalDestinations::podmanLoadsArchives_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("oci-archive") << Kind::OciArchive;
    QTest::newRow("docker-archive") << Kind::DockerArchive;
}

void TestLocalDestinations::podmanLoadsArchives()
{
    QFETCH(Kind, kind);
    if (!toolExists(QStringLiteral("podman")))
        QSKIP("there is no podman");
    const QStringList common{QStringLiteral("--root"), path(QStringLiteral("root")),
        QStringLiteral("--runroot"), path(QStringLiteral("runroot")), QStringLiteral("--storage-driver"),
        QStringLiteral("vfs")};
    const auto info = runTool(QStringLiteral("podman"), common + QStringList{QStringLiteral("info")});
    if (!info.ok())
        QSKIP(qPrintable(
            QStringLiteral("podman does not work here: ") + QString::fromUtf8(info.err.trimmed())));
    ImageSpec spec;
    spec.layers << LayerSpec();
    spec.layers.back().files << FileSpec{QStringLiteral("etc/hello"), "hello", 0644};
    const auto image = m_fixture->addImage(spec, QStringLiteral("small"));
    m_source->load(m_fixture->folder());
    const QString name = QStringLiteral("example.com/ns/app:1");
    const auto report =
        transfer(*m_source, QStringLiteral("small"), destination(kind, QStringLiteral("out.tar"), name));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    const auto loaded = runTool(QStringLiteral("podman"),
        common + QStringList{QStringLiteral("load"), QStringLiteral("-i"), path(QStringLiteral("out.tar"))});
    const bool refused =
        loaded.err.contains("operation not permitted") || loaded.err.contains("permission denied");
    if (!loaded.ok() && refused)
        QSKIP(qPrintable(
            QStringLiteral("the kernel refuses podman: ") + QString::fromUtf8(loaded.err.trimmed())));
    QVERIFY2(loaded.ok(), qPrintable(loaded.describe()));
    const auto listed = runTool(QStringLiteral("podman"),
        common
            + QStringList{QStringLiteral("image"), QStringLiteral("inspect"), QStringLiteral("--format"),
                QStringLiteral("{{.Id}}"), name});
    QVERIFY2(listed.ok(), qPrintable(listed.describe()));
    QCOMPARE(QStringLiteral("sha256:") + QString::fromUtf8(listed.out.trimmed()),
        blobsOf(*m_fixture, image).front());
}

void TestLocalDestinations::ociArchiveHoldsTheImageAndNothingElse()
{
    // A leftover of another image lies in the stage.
    const QString stage = path(QStringLiteral(".out.tar.portolan-partial"));
    m_source->script(blobsOf(*m_fixture, m_image).at(1), QList<ReadScript>(9, ReadScript(Way::Cut, 10)));
    const auto failed =
        transfer(*m_source, QStringLiteral("1"), destination(Kind::OciArchive, QStringLiteral("out.tar")));
    QCOMPARE(outcome(failed), QStringLiteral("Network"));
    QVERIFY(QFileInfo::exists(stage));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("out.tar"))));
    ImageSpec spec = ImageSpec::withLayers(1, 1000, 99);
    const auto other = m_fixture->addImage(spec, QStringLiteral("other"));
    m_source->load(m_fixture->folder());
    const auto report = transfer(*m_source, QStringLiteral("other"),
        destination(Kind::OciArchive, QStringLiteral("out.tar"), QStringLiteral("o")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QStringList expected{QStringLiteral("oci-layout"), QStringLiteral("index.json")};
    for (const QString& digest : blobsOf(*m_fixture, other) + QStringList(other.digest))
        expected << QStringLiteral("blobs/sha256/") + digest.mid(7);
    QStringList members = membersOf(path(QStringLiteral("out.tar")));
    members.sort();
    expected.sort();
    QCOMPARE(members, expected);
    QVERIFY(!QFileInfo::exists(stage));
}

void TestLocalDestinations::sameContentMakesTheSameArchive()
{
    for (const Kind kind : {Kind::OciArchive, Kind::DockerArchive}) {
        const QString name = QStringLiteral("example.com/app:1");
        QCOMPARE(outcome(transfer(
                     *m_source, QStringLiteral("1"), destination(kind, QStringLiteral("a.tar"), name, true))),
            QStringLiteral("ok"));
        QCOMPARE(outcome(transfer(
                     *m_source, QStringLiteral("1"), destination(kind, QStringLiteral("b.tar"), name, true))),
            QStringLiteral("ok"));
        QCOMPARE(fileBytes(path(QStringLiteral("a.tar"))), fileBytes(path(QStringLiteral("b.tar"))));
    }
}

void TestLocalDestinations::dockerArchiveUnpacksLayers_data()
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

void TestLocalDestinations::dockerArchiveUnpacksLayers()
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
    const auto report = transfer(*m_source, digest,
        destination(Kind::DockerArchive, QStringLiteral("out.tar"), QStringLiteral("app:2")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    const QString layer = diffId.encoded() + QStringLiteral(".tar");
    QCOMPARE(fromTar(path(QStringLiteral("out.tar")), layer), tar);
    const QJsonObject image =
        firstImage(fromTar(path(QStringLiteral("out.tar")), QStringLiteral("manifest.json")));
    QCOMPARE(image.value(QStringLiteral("Layers")).toArray(), QJsonArray({layer}));
    QCOMPARE(image.value(QStringLiteral("RepoTags")).toArray(),
        QJsonArray({QStringLiteral("docker.io/library/app:2")}));
    const QByteArray config =
        fromTar(path(QStringLiteral("out.tar")), image.value(QStringLiteral("Config")).toString());
    QCOMPARE(Digest::sha256Of(config).encoded() + QStringLiteral(".json"),
        image.value(QStringLiteral("Config")).toString());
}

void TestLocalDestinations::dockerArchiveOfTwoEqualLayers()
{
    ImageSpec spec = ImageSpec::withLayers(1, 1000, 8);
    spec.layers << spec.layers.front();
    m_fixture->addImage(spec, QStringLiteral("twice"));
    m_source->load(m_fixture->folder());
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("twice"),
                 destination(Kind::DockerArchive, QStringLiteral("out.tar"), QString()))),
        QStringLiteral("ok"));
    const QJsonObject image =
        firstImage(fromTar(path(QStringLiteral("out.tar")), QStringLiteral("manifest.json")));
    QCOMPARE(image.value(QStringLiteral("Layers")).toArray().size(), 2);
    QCOMPARE(image.value(QStringLiteral("RepoTags")).toArray(), QJsonArray());
    QCOMPARE(membersOf(path(QStringLiteral("out.tar"))).size(), 3); // layer, config, manifest.json
}

void TestLocalDestinations::dockerArchiveRefusesAWrongDiffId()
{
    TarWriter writer;
    writer.addFile(QStringLiteral("a"), "a");
    const QString digest = addHandMadeImage(gzipped(writer.finish()),
        QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip"), Digest::sha256Of("something else"));
    QCOMPARE(outcome(transfer(
                 *m_source, digest, destination(Kind::DockerArchive, QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Protocol DIGEST_MISMATCH"));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("out.tar"))));
}

void TestLocalDestinations::dockerArchiveRefusesABrokenLayer()
{
    TarWriter writer;
    writer.addFile(QStringLiteral("a"), QByteArray(10'000, 'a'));
    const QByteArray tar = writer.finish();
    const QByteArray whole = gzipped(tar);
    const QString digest = addHandMadeImage(whole.left(whole.size() / 2),
        QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip"), Digest::sha256Of(tar));
    QCOMPARE(outcome(transfer(
                 *m_source, digest, destination(Kind::DockerArchive, QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Protocol LAYER_BROKEN"));
}

void TestLocalDestinations::dockerArchiveWantsOneImage()
{
    TransferOptions options = quickOptions();
    options.allPlatforms = false;
    options.platform = Platform(QStringLiteral("linux"), QStringLiteral("arm64"));
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("all"),
                 destination(Kind::DockerArchive, QStringLiteral("arm.tar"), QString()), options)),
        QStringLiteral("ok"));
    const QJsonObject image =
        firstImage(fromTar(path(QStringLiteral("arm.tar")), QStringLiteral("manifest.json")));
    const auto config = ImageConfig::parse(
        fromTar(path(QStringLiteral("arm.tar")), image.value(QStringLiteral("Config")).toString()));
    QVERIFY(config);
    QCOMPARE(config->platform.architecture, QStringLiteral("arm64"));
    // Neither of these is this machine's, and nothing says which.
    ImageSpec spec = ImageSpec::withLayers(1, 100, 60);
    spec.architecture = QStringLiteral("mips");
    ImageSpec other = ImageSpec::withLayers(1, 100, 61);
    other.architecture = QStringLiteral("sparc");
    m_fixture->addIndex({m_fixture->addImage(spec), m_fixture->addImage(other)}, QStringLiteral("old"));
    m_source->load(m_fixture->folder());
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("old"),
                 destination(Kind::DockerArchive, QStringLiteral("old.tar"), QString()))),
        QStringLiteral("Usage PLATFORM_NEEDED"));
}

void TestLocalDestinations::dockerArchiveIsNoPlaceForArtifacts()
{
    const auto artifact = m_fixture->addArtifact(
        m_image, QStringLiteral("application/spdx+json"), "{}", QStringLiteral("sbom"));
    m_source->load(m_fixture->folder());
    QCOMPARE(outcome(transfer(*m_source, artifact.digest,
                 destination(Kind::DockerArchive, QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Unsupported NOT_AN_IMAGE"));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral("out.tar"))));
}

void TestLocalDestinations::dockerArchiveNames()
{
    const auto named = [this](const QString& name) {
        return outcome(transfer(*m_source, QStringLiteral("1"),
            destination(Kind::DockerArchive, QStringLiteral("out.tar"), name, true)));
    };
    QCOMPARE(named(QStringLiteral("UPPER/case")), QStringLiteral("Usage"));
    QCOMPARE(named(QStringLiteral("quay.io/a/b@") + m_image.digest), QStringLiteral("Usage"));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral(".out.tar.portolan-partial"))));
    QCOMPARE(named(QStringLiteral("quay.io/a/b")), QStringLiteral("ok"));
    const QJsonObject image =
        firstImage(fromTar(path(QStringLiteral("out.tar")), QStringLiteral("manifest.json")));
    QCOMPARE(image.value(QStringLiteral("RepoTags")).toArray(),
        QJsonArray({QStringLiteral("quay.io/a/b:latest")}));
}

void TestLocalDestinations::existingFileIsKept_data()
{
    podmanLoadsArchives_data();
}

void TestLocalDestinations::existingFileIsKept()
{
    QFETCH(Kind, kind);
    const QString file = path(QStringLiteral("out.tar"));
    QFile existing(file);
    QVERIFY(existing.open(QIODevice::WriteOnly));
    existing.write("precious");
    existing.close();
    QCOMPARE(outcome(transfer(
                 *m_source, QStringLiteral("1"), destination(kind, QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Conflict FILE_EXISTS"));
    QCOMPARE(m_source->logged(QStringLiteral("read ")).size(), 0); // said before the work, not after
    QCOMPARE(fileBytes(file), QByteArray("precious"));
    QVERIFY(QFile::remove(file));
    // It may also appear while the transfer runs.
    m_source->onCall = [&](const QString& line) {
        if (line.startsWith(QStringLiteral("read ")) && existing.open(QIODevice::WriteOnly)) {
            existing.write("precious");
            existing.close();
        }
    };
    QCOMPARE(outcome(transfer(
                 *m_source, QStringLiteral("1"), destination(kind, QStringLiteral("out.tar"), QString()))),
        QStringLiteral("Conflict FILE_EXISTS"));
    QCOMPARE(fileBytes(file), QByteArray("precious"));
}

void TestLocalDestinations::existingFileIsReplaced_data()
{
    podmanLoadsArchives_data();
}

void TestLocalDestinations::existingFileIsReplaced()
{
    QFETCH(Kind, kind);
    QFile existing(path(QStringLiteral("out.tar")));
    QVERIFY(existing.open(QIODevice::WriteOnly));
    existing.write("old");
    existing.close();
    bool untouched = true;
    m_source->onCall = [&](const QString&) {
        untouched = untouched && fileBytes(existing.fileName()) == "old";
    };
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"),
                 destination(kind, QStringLiteral("out.tar"), QString(), true))),
        QStringLiteral("ok"));
    QVERIFY(untouched);
    QVERIFY(membersOf(existing.fileName()).size() > 3);
}

void TestLocalDestinations::secondTransferToOneArchiveIsRefused()
{
    QString second;
    m_source->onCall = [&](const QString& line) {
        if (!line.startsWith(QStringLiteral("read ")) || !second.isEmpty())
            return;
        second = QStringLiteral("running");
        ScriptedPlane other;
        other.load(m_fixture->folder());
        second = outcome(
            transfer(other, QStringLiteral("1"), destination(Kind::OciArchive, QStringLiteral("out.tar"))));
    };
    QCOMPARE(outcome(transfer(
                 *m_source, QStringLiteral("1"), destination(Kind::OciArchive, QStringLiteral("out.tar")))),
        QStringLiteral("ok"));
    QCOMPARE(second, QStringLiteral("Conflict BUSY"));
}

void TestLocalDestinations::missingFolder()
{
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"),
                 destination(Kind::OciArchive, QStringLiteral("no/such/folder/out.tar")))),
        QStringLiteral("NotFound"));
}

void TestLocalDestinations::stoppedArchiveIsResumed_data()
{
    podmanLoadsArchives_data();
}

void TestLocalDestinations::stoppedArchiveIsResumed()
{
    QFETCH(Kind, kind);
    int stops = 0;
    for (int stopAt = 1; stopAt < 100; ++stopAt) {
        std::stop_source stop;
        int steps = 0;
        m_source->onCall = [&](const QString&) {
            if (++steps == stopAt)
                stop.request_stop();
        };
        const auto report = transfer(*m_source, QStringLiteral("1"),
            destination(kind, QStringLiteral("out.tar"), QString()), quickOptions(), stop.get_token());
        m_source->onCall = {};
        if (report)
            break;
        ++stops;
        QCOMPARE(outcome(report), QStringLiteral("Cancelled"));
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("out.tar"))));
    }
    QVERIFY(stops >= 3);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList({QStringLiteral("out.tar"), QStringLiteral("source")}));
}

void TestLocalDestinations::killedTransferIsResumed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("stage");
    QTest::newRow("layout") << QStringLiteral("layout") << QStringLiteral("out") << QStringLiteral("out");
    QTest::newRow("oci-archive") << QStringLiteral("oci-archive") << QStringLiteral("out.tar")
                                 << QStringLiteral(".out.tar.portolan-partial");
}

void TestLocalDestinations::killedTransferIsResumed()
{
    QFETCH(QString, kind);
    QFETCH(QString, target);
    QFETCH(QString, stage);
    ImageSpec spec = ImageSpec::withLayers(2, 60'000'000, 30);
    for (LayerSpec& layer : spec.layers)
        layer.gzip = false;
    const auto image = m_fixture->addImage(spec, QStringLiteral("big"));
    QProcess process;
    tieToThisProcess(process);
    process.start(QStringLiteral(PORTOLAN_BIN_DIR "/transferchild"),
        {m_fixture->folder(), QStringLiteral("source"), QStringLiteral("big"), kind, path(target)});
    QVERIFY(process.waitForStarted());
    const QString layer = blobsOf(*m_fixture, image).at(1).mid(7);
    const QString partial = path(stage) + QStringLiteral("/blobs/sha256/.partial-") + layer;
    QTRY_VERIFY2(QFileInfo(partial).size() > 0 || process.state() == QProcess::NotRunning, "nothing came");
    process.kill();
    QVERIFY(process.waitForFinished());
    if (process.exitStatus() == QProcess::NormalExit)
        QSKIP("it was too fast to be killed");
    const QByteArray index = fileBytes(path(target) + QStringLiteral("/index.json"));
    QVERIFY(!index.contains(image.digest.toUtf8()));
    QVERIFY(kind == QStringLiteral("layout") || !QFileInfo::exists(path(target)));
    const auto again = child(kind, target);
    QCOMPARE(again.out.trimmed(), QByteArray("ok"));
    const QString where = kind == QStringLiteral("layout")
        ? QStringLiteral("oci:%1:example.com/app:1").arg(path(target))
        : QStringLiteral("oci-archive:%1:example.com/app:1").arg(path(target));
    if (!SkopeoTool::isAvailable())
        QSKIP("there is no skopeo");
    const auto copied =
        SkopeoTool().copy(where, QStringLiteral("oci:%1:1").arg(path(QStringLiteral("copy"))));
    QVERIFY2(copied.ok(), qPrintable(copied.describe()));
}

void TestLocalDestinations::fullDisk_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("limit");
    QTest::newRow("layout") << QStringLiteral("layout") << QStringLiteral("500000");
    QTest::newRow("oci-archive, a blob") << QStringLiteral("oci-archive") << QStringLiteral("500000");
    QTest::newRow("oci-archive, the tar") << QStringLiteral("oci-archive") << QStringLiteral("1500000");
    QTest::newRow("docker-archive, the tar") << QStringLiteral("docker-archive") << QStringLiteral("1500000");
}

void TestLocalDestinations::fullDisk()
{
    QFETCH(QString, kind);
    QFETCH(QString, limit);
    m_fixture->addImage(ImageSpec::withLayers(2, 1'000'000, 30), QStringLiteral("big"));
    const auto refused = child(kind, QStringLiteral("out"), limit);
    QCOMPARE(refused.out.trimmed(), QByteArray("Storage DISK_FULL"));
    QVERIFY(kind == QStringLiteral("layout") || !QFileInfo::exists(path(QStringLiteral("out"))));
    QVERIFY(!fileBytes(path(QStringLiteral("out/index.json"))).contains("sha256"));
    QVERIFY(!QFileInfo::exists(path(QStringLiteral(".out.portolan-partial/archive.tmp"))));
    // With room again, it goes on from there.
    QCOMPARE(child(kind, QStringLiteral("out")).out.trimmed(), QByteArray("ok"));
}

void TestLocalDestinations::registryIsNoLocalDestination()
{
    DestinationSpec spec;
    spec.kind = Kind::Registry;
    spec.path = path(QStringLiteral("x"));
    const auto made = makeLocalDestination(spec, QString());
    QVERIFY(!made);
    QCOMPARE(made.error().kind(), ErrorKind::Usage);
    spec.kind = Kind::LocalLibrary;
    const auto library = makeLocalDestination(spec, path(QStringLiteral("library")));
    QVERIFY(library);
    QCOMPARE((*library)->where(), QStringLiteral("oci:") + path(QStringLiteral("library")));
}

QTEST_GUILESS_MAIN(TestLocalDestinations)
#include "tst_localdestinations.moc"
