// SPDX-License-Identifier: Apache-2.0
#include "base/errorwording.h"
#include "oci/mediatype.h"
#include "registry/layout/layoutfolder.h"
#include "registry/layout/testlayout.h"
#include "support/tool.h"

#include <QDir>
#include <QLockFile>
#include <QProcess>
#include <QTest>

#include <thread>

using namespace portolan;

namespace {

QString helper()
{
    return QStringLiteral(PORTOLAN_BIN_DIR "/layout_helper");
}

//! What layout_helper writes.
QByteArray counterContent(qint64 size)
{
    QByteArray bytes;
    for (qint64 i = 0; bytes.size() < size; ++i)
        bytes += QByteArray::number(i) + ' ';
    bytes.truncate(static_cast<qsizetype>(size));
    return bytes;
}

QString partialName(const Descriptor& descriptor)
{
    return QLatin1String(partialPrefix) + descriptor.digest.encoded();
}

} // namespace

class TestLayoutFolder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderThatCannotBeMadeIsNoMatterOfLogins()
    {
        const auto folder = LayoutFolder::openOrCreate(QStringLiteral("/dev/null/images"));
        QVERIFY(!folder);
        QCOMPARE(folder.error().code(), QStringLiteral("NO_SUCH_FILE"));
        QVERIFY(!QByteArray(errorWording(folder.error()).advice).contains("log in"));
    }
    void createsAndOpens()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("deep/er/box"));
        const auto missing = LayoutFolder::open(path);
        QCOMPARE(missing.error().kind(), ErrorKind::NotFound);
        QCOMPARE(missing.error().code(), QStringLiteral("NOT_A_LAYOUT"));
        QVERIFY(LayoutFolder::openOrCreate(path));
        QCOMPARE(
            readFile(path + QStringLiteral("/oci-layout")), QByteArray(R"({"imageLayoutVersion":"1.0.0"})"));
        const auto opened = LayoutFolder::open(path);
        QVERIFY(opened);
        QVERIFY(opened->readIndex()->entries().isEmpty());
    }

    void finishesAnInterruptedCreation()
    {
        const QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("blobs/sha256")));
        QVERIFY(writeFile(dir.filePath(QStringLiteral(".index.json.0011.tmp")), "{"));
        const auto folder = LayoutFolder::openOrCreate(dir.path());
        QVERIFY(folder);
        QVERIFY(folder->readIndex());
    }

    void refusesFoldersWithOtherThings()
    {
        const QTemporaryDir dir;
        QVERIFY(writeFile(dir.filePath(QStringLiteral("letter.txt")), "dear"));
        const auto folder = LayoutFolder::openOrCreate(dir.path());
        QCOMPARE(folder.error().kind(), ErrorKind::Conflict);
        QCOMPARE(folder.error().code(), QStringLiteral("NOT_A_LAYOUT"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList(QStringLiteral("letter.txt")));
    }

    void refusesOtherVersions()
    {
        const TestLayout layout;
        QVERIFY(writeFile(layout.path(QStringLiteral("oci-layout")), R"({"imageLayoutVersion":"2.0.0"})"));
        QCOMPARE(LayoutFolder::open(layout.path()).error().kind(), ErrorKind::Unsupported);
        QVERIFY(writeFile(layout.path(QStringLiteral("oci-layout")), "{}"));
        QCOMPARE(LayoutFolder::open(layout.path()).error().kind(), ErrorKind::Protocol);
    }

    void aBrokenIndexIsAnErrorAndStays()
    {
        const TestLayout layout;
        QVERIFY(writeFile(layout.path(QStringLiteral("index.json")), "garbage"));
        const auto index = layout.folder().readIndex();
        QCOMPARE(index.error().kind(), ErrorKind::Protocol);
        QVERIFY(index.error().path().endsWith(QStringLiteral("/box/index.json")));
        QVERIFY(!layout.folder().setEntry(describe("x", mediatype::ociManifest), QStringLiteral("a")));
        QCOMPARE(readFile(layout.path(QStringLiteral("index.json"))), QByteArray("garbage"));
    }

    void entriesComeAndGo()
    {
        const TestLayout layout;
        const Descriptor target = layout.addImage(QStringLiteral("quay.io/a/b:1"), {"layer"});
        QCOMPARE(layout.folder().find(QStringLiteral("quay.io/a/b:1"))->digest, target.digest);
        QVERIFY(layout.folder().setEntry(target, QStringLiteral("quay.io/a/b:2")));
        QVERIFY(layout.folder().removeEntry(QStringLiteral("quay.io/a/b:1")));
        QCOMPARE(layout.refNames(), QStringList(QStringLiteral("quay.io/a/b:2")));
        QCOMPARE(
            layout.folder().removeEntry(QStringLiteral("quay.io/a/b:1")).error().kind(), ErrorKind::NotFound);
        QCOMPARE(layout.folder().find(QStringLiteral("quay.io/a/b:1")).error().code(),
            QStringLiteral("MANIFEST_UNKNOWN"));
    }

    void aFailedEditChangesNothing()
    {
        const TestLayout layout;
        QVERIFY(layout.addImage(QStringLiteral("a"), {"layer"}).size > 0);
        const QByteArray before = readFile(layout.path(QStringLiteral("index.json")));
        const auto done = layout.folder().editIndex([](LayoutIndex& index) -> Result<void> {
            index.removeIf([](const LayoutEntry&) { return true; });
            return Error::conflict(QStringLiteral("changed my mind"));
        });
        QCOMPARE(done.error().kind(), ErrorKind::Conflict);
        QCOMPARE(readFile(layout.path(QStringLiteral("index.json"))), before);
        QVERIFY(!QDir(layout.path())
                     .entryList(QDir::Files | QDir::Hidden)
                     .join(u' ')
                     .contains(QStringLiteral("lock")));
    }

    void processesEditOneAfterTheOther()
    {
        const TestLayout layout;
        QProcess other;
        tieToThisProcess(other);
        const int count = 40;
        other.start(helper(),
            {QStringLiteral("edit"), layout.path(), QStringLiteral("other-"), QString::number(count)});
        const Descriptor target = describe("x", mediatype::ociManifest);
        std::thread thread([&] {
            for (int i = 0; i < count; ++i) {
                if (!layout.folder().setEntry(target, QStringLiteral("thread-%1").arg(i)))
                    return;
            }
        });
        for (int i = 0; i < count; ++i)
            QVERIFY(layout.folder().setEntry(target, QStringLiteral("mine-%1").arg(i)));
        thread.join();
        QVERIFY(other.waitForFinished(60000));
        QVERIFY2(other.exitCode() == 0, other.readAllStandardError().constData());
        QCOMPARE(layout.refNames().size(), 3 * count);
    }

    void takesOverTheLockOfADeadProcess()
    {
        const TestLayout layout;
        // A lock file as QLockFile writes it, of a process that is no more.
        QProcess gone;
        gone.start(QStringLiteral("true"), QStringList());
        QVERIFY(gone.waitForStarted());
        const qint64 pid = gone.processId();
        QVERIFY(gone.waitForFinished());
        QVERIFY(writeFile(layout.path(QStringLiteral(".index.json.lock")),
            QByteArray::number(pid) + "\ntrue\n" + QSysInfo::machineHostName().toLocal8Bit() + '\n'
                + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n'));
        QVERIFY(layout.folder().setEntry(describe("x", mediatype::ociManifest), QStringLiteral("a")));
    }

    void writesABlob()
    {
        const TestLayout layout;
        const QByteArray bytes = counterContent(100'000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        QVERIFY(!layout.has(blob));
        auto writer = layout.folder().startBlob(blob);
        QVERIFY(writer);
        QCOMPARE(writer->offset(), 0);
        QVERIFY(writer->write(QByteArrayView(bytes).first(60'000)));
        QVERIFY(!layout.has(blob));
        QCOMPARE(layout.blobFiles(), QStringList(partialName(blob)));
        QVERIFY(writer->write(QByteArrayView(bytes).sliced(60'000)));
        QVERIFY(writer->commit());
        QCOMPARE(layout.blobFiles(), QStringList(blob.digest.encoded()));
        QCOMPARE(readFile(layout.folder().blobPath(blob.digest)), bytes);
        QCOMPARE(*layout.folder().readBlob(blob), bytes);
    }

    void resumesAPartialBlob()
    {
        const TestLayout layout;
        const QByteArray bytes = counterContent(3'000'000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        {
            auto writer = layout.folder().startBlob(blob);
            QVERIFY(writer->write(QByteArrayView(bytes).first(2'500'000)));
            writer->keep();
        }
        auto writer = layout.folder().startBlob(blob);
        QVERIFY(writer);
        QCOMPARE(writer->offset(), 2'500'000);
        QVERIFY(writer->write(QByteArrayView(bytes).sliced(2'500'000)));
        QVERIFY(writer->commit());
        QVERIFY(layout.has(blob));
    }

    void restartsFromZero()
    {
        const TestLayout layout;
        const QByteArray bytes = counterContent(5000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        auto writer = layout.folder().startBlob(blob);
        QVERIFY(writer->write("something else that came first"));
        QVERIFY(writer->restart());
        QCOMPARE(writer->offset(), 0);
        QVERIFY(writer->write(bytes));
        QVERIFY(writer->commit());
        QCOMPARE(*layout.folder().readBlob(blob), bytes);
    }

    void wrongContentNeverGetsTheName()
    {
        const TestLayout layout;
        const QByteArray bytes = counterContent(5000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        {
            auto writer = layout.folder().startBlob(blob);
            QVERIFY(writer->write(QByteArray(5000, 'x')));
            QCOMPARE(writer->commit().error().code(), QStringLiteral("DIGEST_MISMATCH"));
        }
        QVERIFY(layout.blobFiles().isEmpty()); // the next try begins at 0
        {
            auto writer = layout.folder().startBlob(blob);
            QVERIFY(writer->write(QByteArrayView(bytes).first(4000)));
            QCOMPARE(writer->commit().error().code(), QStringLiteral("SIZE_MISMATCH"));
            QCOMPARE(writer->write(QByteArray(1001, 'x')).error().code(), QStringLiteral("SIZE_MISMATCH"));
            QCOMPARE(writer->offset(), 4000);
            writer->abandon();
        }
        QVERIFY(layout.blobFiles().isEmpty());
    }

    void aSpoiltPartialIsFoundOutAndDropped()
    {
        const TestLayout layout;
        const QByteArray bytes = counterContent(5000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        const QString partial = layout.path(QStringLiteral("blobs/sha256/")) + partialName(blob);
        QVERIFY(writeFile(partial, QByteArray(3000, '\0')));
        auto writer = layout.folder().startBlob(blob);
        QCOMPARE(writer->offset(), 3000);
        QVERIFY(writer->write(QByteArrayView(bytes).sliced(3000)));
        QCOMPARE(writer->commit().error().code(), QStringLiteral("DIGEST_MISMATCH"));
        QVERIFY(layout.blobFiles().isEmpty());
        QVERIFY(writeFile(partial, QByteArray(6000, '\0'))); // longer than the blob: no use at all
        QCOMPARE(layout.folder().startBlob(blob)->offset(), 0);
    }

    void twoWritersOfOneBlobDoNotMeet()
    {
        const TestLayout layout;
        const QByteArray bytes = counterContent(5000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        auto first = layout.folder().startBlob(blob);
        auto second = layout.folder().startBlob(blob);
        QVERIFY(first && second);
        QVERIFY(first->write(QByteArrayView(bytes).first(2000)));
        QVERIFY(second->write(bytes));
        QVERIFY(second->commit());
        QVERIFY(layout.has(blob));
        QVERIFY(first->write(QByteArrayView(bytes).sliced(2000)));
        QVERIFY(first->commit());
        QCOMPARE(*layout.folder().readBlob(blob), bytes);
        QCOMPARE(layout.blobFiles().size(), 1);
    }

    void aKilledWriterLeavesAPartialToResume()
    {
        const TestLayout layout;
        const qint64 size = 2'000'000;
        QProcess other;
        tieToThisProcess(other);
        other.start(helper(), {QStringLiteral("half"), layout.path(), QString::number(size)});
        QVERIFY(other.waitForReadyRead(30000));
        const QByteArray bytes = counterContent(size);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        QCOMPARE(layout.folder().startBlob(blob)->offset(), 0); // its partial is taken while it lives
        other.kill();
        QVERIFY(other.waitForFinished());
        QVERIFY(!layout.has(blob));
        auto writer = layout.folder().startBlob(blob);
        QCOMPARE(writer->offset(), size / 2);
        QVERIFY(writer->write(QByteArrayView(bytes).sliced(static_cast<qsizetype>(size / 2))));
        QVERIFY(writer->commit());
        QCOMPARE(*layout.folder().readBlob(blob), bytes);
    }

    void aFullDiskIsNamedAndKeepsWhatFitted()
    {
        const TestLayout layout;
        const ToolResult result = runTool(helper(),
            {QStringLiteral("limited"), layout.path(), QStringLiteral("200000"), QStringLiteral("65536")});
        QVERIFY2(result.ok(), qPrintable(result.describe()));
        QCOMPARE(result.out.trimmed(), QByteArray("DISK_FULL 65000"));
        const QByteArray bytes = counterContent(200'000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        QCOMPARE(layout.blobFiles(), QStringList(partialName(blob)));
        auto writer = layout.folder().startBlob(blob);
        QCOMPARE(writer->offset(), 65'000);
        QVERIFY(writer->write(QByteArrayView(bytes).sliced(65'000)));
        QVERIFY(writer->commit());
    }

    void aFullDiskLeavesTheIndexAsItWas()
    {
        const TestLayout layout;
        QVERIFY(layout.addImage(QStringLiteral("a"), {"layer"}).size > 0);
        const QByteArray before = readFile(layout.path(QStringLiteral("index.json")));
        const ToolResult result =
            runTool(helper(), {QStringLiteral("limitedindex"), layout.path(), QStringLiteral("1024")});
        QVERIFY2(result.ok(), qPrintable(result.describe()));
        QCOMPARE(result.out.trimmed(), QByteArray("DISK_FULL"));
        QCOMPARE(readFile(layout.path(QStringLiteral("index.json"))), before);
        const QStringList files = QDir(layout.path()).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(files, QStringList({QStringLiteral("index.json"), QStringLiteral("oci-layout")}));
    }

    void moreThanTheDiskHasIsRefusedAtOnce()
    {
        const TestLayout layout;
        const Descriptor huge(
            QLatin1String(mediatype::ociLayerTar), Digest::sha256Of(QByteArrayView("x")), qint64(1) << 60);
        const auto writer = layout.folder().startBlob(huge);
        QCOMPARE(writer.error().code(), QStringLiteral("DISK_FULL"));
        QVERIFY(layout.blobFiles().isEmpty());
    }

    void readingVerifies()
    {
        const TestLayout layout;
        const Descriptor blob = layout.addBlob("content", mediatype::ociConfig);
        QVERIFY(writeFile(layout.folder().blobPath(blob.digest), "CONTENT"));
        QVERIFY(layout.has(blob));
        QCOMPARE(layout.folder().readBlob(blob).error().code(), QStringLiteral("DIGEST_MISMATCH"));
        QVERIFY(writeFile(layout.folder().blobPath(blob.digest), "conten"));
        QVERIFY(!layout.has(blob));
        QCOMPARE(layout.folder().readBlob(blob).error().code(), QStringLiteral("SIZE_MISMATCH"));
        QVERIFY(layout.folder().writeBlob(blob, "content")); // the wrong size is no reason to skip it
        QCOMPARE(*layout.folder().readBlob(blob), QByteArray("content"));
        QVERIFY(layout.folder().removeBlob(blob.digest));
        const auto gone = layout.folder().readBlob(blob);
        QCOMPARE(gone.error().code(), QStringLiteral("BLOB_UNKNOWN"));
        QVERIFY(gone.error().path().endsWith(blob.digest.encoded()));
    }

    void digestsNobodyCanVerifyAreRefused()
    {
        const TestLayout layout;
        const auto digest = Digest::parse(QStringLiteral("blake3:") + QString(64, u'a'));
        QVERIFY(digest);
        const auto writer = layout.folder().startBlob({QString(), *digest, 3});
        QCOMPARE(writer.error().kind(), ErrorKind::Unsupported);
    }

    void leasesKeepContent()
    {
        const TestLayout layout;
        {
            const auto held = layout.folder().holdContent();
            const auto alsoHeld = layout.folder().holdContent();
            QVERIFY(held && alsoHeld);
            const auto owned = layout.folder().tryOwnContent();
            QVERIFY(owned);
            QVERIFY(!owned->has_value());
        }
        const auto owned = layout.folder().tryOwnContent();
        QVERIFY(owned);
        QVERIFY(owned->has_value());
    }

    void oldPartialsGoUnlessSomebodyWrites()
    {
        const TestLayout layout;
        const Descriptor blob = describe("abc", mediatype::ociLayerTar);
        const QString partial = layout.path(QStringLiteral("blobs/sha256/")) + partialName(blob);
        QVERIFY(writeFile(partial, "ab"));
        QCOMPARE(layout.folder().removeStalePartials(std::chrono::hours(1)), 0);
        QFile file(partial);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        file.close();
        {
            auto writer = layout.folder().startBlob(blob);
            QCOMPARE(writer->offset(), 2);
            QVERIFY(QFile(partial).exists());
            QCOMPARE(layout.folder().removeStalePartials(std::chrono::hours(0)), 0);
        }
        QCOMPARE(layout.folder().removeStalePartials(std::chrono::hours(0)), 2);
        QVERIFY(layout.blobFiles().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLayoutFolder)
#include "tst_layoutfolder.moc"
