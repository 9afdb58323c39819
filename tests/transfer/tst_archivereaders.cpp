// SPDX-License-Identifier: Apache-2.0
// skopeo and podman take what we write.
#include "oci/platform.h"
#include "support/skopeotool.h"
#include "support/tool.h"
#include "transfer/localdestination.h"
#include "transfer/scriptedplane.h"
#include "transfer/transferhelp.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using Kind = DestinationSpec::Kind;

namespace {

constexpr qint64 layerBytes = 300'000;

const Platform host = Platform::host();

//! A static program for Linux on x86-64 that exits with 42: ELF header, one program header, three
//! instructions.
QByteArray smallestProgram()
{
    return QByteArray::fromHex(
        "7f454c4602010100000000000000000002003e0001000000780040000000000040000000000000000000000000000000"
        "00000000400038000100000000000000010000000500000000000000000000000000400000000000000040000000"
        "0000840000000000000084000000000000000010000000000000bf2a000000b83c0000000f05");
}

//! What the kernel says of containers it does not allow; empty when podman failed for another reason.
QString refusal(const ToolResult& result)
{
    const QString text = QString::fromUtf8(result.err).toLower();
    static const QStringList reasons{QStringLiteral("operation not permitted"),
        QStringLiteral("permission denied"), QStringLiteral("cgroup"), QStringLiteral("not supported"),
        QStringLiteral("read-only file system"), QStringLiteral("no such device")};
    for (const QString& reason : reasons) {
        if (text.contains(reason))
            return QStringLiteral("the kernel refuses containers: ")
                + QString::fromUtf8(result.err.trimmed());
    }
    return {};
}

} // namespace

class TestArchiveReaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void skopeoReadsALayout();
    void skopeoReadsAnOciArchive();
    void skopeoReadsADockerArchive();
    void dockersTypesAreReadWithoutAName();
    void namesThatSkopeoRefusesAreSaid_data();
    void namesThatSkopeoRefusesAreSaid();
    void podmanLoadsAndRunsArchives_data();
    void podmanLoadsAndRunsArchives();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_dir->filePath(name); }
    [[nodiscard]] std::shared_ptr<Destination> destination(
        Kind kind, const QString& file, const QString& name = QStringLiteral("1")) const;
    //! podman with a storage of its own.
    [[nodiscard]] ToolResult podman(const QStringList& arguments) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ImageFixture> m_fixture;
    std::unique_ptr<ScriptedPlane> m_source;
    FixtureDescriptor m_image; //!< "1"
    FixtureDescriptor m_index; //!< "all"
};

void TestArchiveReaders::init()
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

std::shared_ptr<Destination> TestArchiveReaders::destination(
    Kind kind, const QString& file, const QString& name) const
{
    DestinationSpec spec;
    spec.kind = kind;
    spec.path = path(file);
    spec.name = name;
    auto made = makeLocalDestination(spec, QString());
    return made ? *made : nullptr;
}

ToolResult TestArchiveReaders::podman(const QStringList& arguments) const
{
    const QStringList own{QStringLiteral("--root"), path(QStringLiteral("root")), QStringLiteral("--runroot"),
        path(QStringLiteral("runroot")), QStringLiteral("--storage-driver"), QStringLiteral("vfs")};
    return runTool(QStringLiteral("podman"), own + arguments);
}

void TestArchiveReaders::skopeoReadsALayout()
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

void TestArchiveReaders::skopeoReadsAnOciArchive()
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

void TestArchiveReaders::skopeoReadsADockerArchive()
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

void TestArchiveReaders::dockersTypesAreReadWithoutAName()
{
    if (!SkopeoTool::isAvailable())
        QSKIP("there is no skopeo");
    ImageSpec spec = ImageSpec::withLayers(2, 1000, 4);
    spec.dockerTypes = true;
    const auto image = m_fixture->addImage(spec, QStringLiteral("docker"));
    m_source->load(m_fixture->folder());
    for (const Kind kind : {Kind::OciArchive, Kind::OciLayout}) {
        const bool archive = kind == Kind::OciArchive;
        const QString target = archive ? QStringLiteral("out.tar") : QStringLiteral("out");
        const auto report = transfer(*m_source, QStringLiteral("docker"), destination(kind, target));
        QCOMPARE(outcome(report), QStringLiteral("ok"));
        QCOMPARE(report->notes.size(), 1);
        const QString transport = archive ? QStringLiteral("oci-archive:") : QStringLiteral("oci:");
        const auto raw = SkopeoTool().rawManifest(transport + path(target));
        QVERIFY2(raw.ok(), qPrintable(raw.describe()));
        QCOMPARE(ImageFixture::sha256(raw.out), image.digest);
    }
}

void TestArchiveReaders::namesThatSkopeoRefusesAreSaid_data()
{
    QTest::addColumn<QString>("name");
    for (const char* const name : {"1.0", "quay.io/ns/a_b:v1", "localhost:5000/x:1.0-rc.1", "a--b", "a__b",
             "v1-", "v1_", "quay.io/ns/app:_x", "quay.io/n__s/app:1", "a..b"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestArchiveReaders::namesThatSkopeoRefusesAreSaid()
{
    if (!SkopeoTool::isAvailable())
        QSKIP("there is no skopeo");
    QFETCH(QString, name);
    const auto report =
        transfer(*m_source, QStringLiteral("1"), destination(Kind::OciLayout, QStringLiteral("out"), name));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    SkopeoTool skopeo;
    QCOMPARE(report->notes.isEmpty(), skopeo.rawManifest(report->where).ok());
    const auto unnamed = skopeo.rawManifest(QStringLiteral("oci:") + path(QStringLiteral("out")));
    QCOMPARE(ImageFixture::sha256(unnamed.out), m_image.digest);
}

void TestArchiveReaders::podmanLoadsAndRunsArchives_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("dockerTypes");
    QTest::newRow("oci-archive") << Kind::OciArchive << false;
    QTest::newRow("oci-archive of docker's types") << Kind::OciArchive << true;
    QTest::newRow("docker-archive") << Kind::DockerArchive << false;
    QTest::newRow("docker-archive of docker's types") << Kind::DockerArchive << true;
}

void TestArchiveReaders::podmanLoadsAndRunsArchives()
{
    QFETCH(Kind, kind);
    QFETCH(bool, dockerTypes);
    if (!toolExists(QStringLiteral("podman")))
        QSKIP("there is no podman");
    const auto info = podman({QStringLiteral("info")});
    if (!info.ok())
        QSKIP(qPrintable(
            QStringLiteral("podman does not work here: ") + QString::fromUtf8(info.err.trimmed())));
    ImageSpec spec;
    spec.entrypoint << QStringLiteral("/program");
    spec.dockerTypes = dockerTypes;
    spec.layers << LayerSpec();
    spec.layers.back().files << FileSpec{QStringLiteral("program"), smallestProgram(), 0755};
    const auto image = m_fixture->addImage(spec, QStringLiteral("small"));
    m_source->load(m_fixture->folder());
    const QString name = QStringLiteral("example.com/ns/app:1");
    const auto report =
        transfer(*m_source, QStringLiteral("small"), destination(kind, QStringLiteral("out.tar"), name));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->notes.join(u' ').contains(QStringLiteral("docker's type")),
        dockerTypes && kind == Kind::OciArchive);
    const auto loaded =
        podman({QStringLiteral("load"), QStringLiteral("-i"), path(QStringLiteral("out.tar"))});
    if (!loaded.ok() && !refusal(loaded).isEmpty())
        QSKIP(qPrintable(refusal(loaded)));
    QVERIFY2(loaded.ok(), qPrintable(loaded.describe()));
    const auto listed = podman({QStringLiteral("image"), QStringLiteral("inspect"),
        QStringLiteral("--format"), QStringLiteral("{{.Id}}"), name});
    QVERIFY2(listed.ok(), qPrintable(listed.describe()));
    QCOMPARE(QStringLiteral("sha256:") + QString::fromUtf8(listed.out.trimmed()),
        blobsOf(*m_fixture, image).front());
    if (host.architecture != QStringLiteral("amd64"))
        QSKIP("the program is for x86-64");
    const auto ran = podman({QStringLiteral("run"), QStringLiteral("--rm"), QStringLiteral("--runtime"),
        QStringLiteral("runc"), QStringLiteral("--network"), QStringLiteral("none"),
        QStringLiteral("--ulimit"), QStringLiteral("nofile=4096:4096"), QStringLiteral("--ulimit"),
        QStringLiteral("nproc=4096:4096"), name});
    if (ran.exitCode != 42 && !refusal(ran).isEmpty())
        QSKIP(qPrintable(refusal(ran)));
    QVERIFY2(ran.exitCode == 42, qPrintable(ran.describe()));
}

QTEST_GUILESS_MAIN(TestArchiveReaders)
#include "tst_archivereaders.moc"
