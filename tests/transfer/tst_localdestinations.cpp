// SPDX-License-Identifier: Apache-2.0
// What lands on the disk, when, and what is left after trouble.
#include "support/skopeotool.h"
#include "support/tool.h"
#include "transfer/localdestination.h"
#include "transfer/scriptedplane.h"
#include "transfer/transferhelp.h"

#include <QDir>
#include <QFileInfo>
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

    void ociArchiveHoldsTheImageAndNothingElse();
    void sameContentMakesTheSameArchive();

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

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ImageFixture> m_fixture;
    std::unique_ptr<ScriptedPlane> m_source;
    FixtureDescriptor m_image; //!< "1"
    FixtureDescriptor m_index; //!< "all"
};

namespace {

constexpr qint64 layerBytes = 300'000;

void archiveKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("oci-archive") << Kind::OciArchive;
    QTest::newRow("docker-archive") << Kind::DockerArchive;
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
    QStringList members = tarMembers(path(QStringLiteral("out.tar")));
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

void TestLocalDestinations::existingFileIsKept_data()
{
    archiveKinds();
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
    archiveKinds();
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
    QVERIFY(tarMembers(existing.fileName()).size() > 3);
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
        QStringLiteral("NotFound NO_SUCH_FILE"));
}

void TestLocalDestinations::stoppedArchiveIsResumed_data()
{
    archiveKinds();
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
    ImageSpec spec = ImageSpec::withLayers(2, 4'000'000, 30);
    for (LayerSpec& layer : spec.layers)
        layer.gzip = false;
    const auto image = m_fixture->addImage(spec, QStringLiteral("big"));
    QProcess process;
    tieToThisProcess(process);
    process.start(QStringLiteral(PORTOLAN_BIN_DIR "/transferchild"),
        {m_fixture->folder(), QStringLiteral("source"), QStringLiteral("big"), kind, path(target),
            QStringLiteral("2500000"), QStringLiteral("die")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    qint64 begun = 0;
    const QStringList layers = blobsOf(*m_fixture, image).mid(1);
    for (const QString& layer : layers)
        begun += QFileInfo(path(stage) + QStringLiteral("/blobs/sha256/.partial-") + layer.mid(7)).size();
    QVERIFY2(begun >= 2'000'000, "it was killed too early to leave anything");
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
