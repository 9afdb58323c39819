// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/seedlayout.h"

#include "registry/layout/layoutcontent.h"
#include "registry/layout/layoutdeletion.h"
#include "registry/layout/testlayout.h"
#include "support/tool.h"

#include <QDir>
#include <QSet>
#include <QTest>

#include <atomic>
#include <thread>

using namespace portolan;

namespace {

const QString sample = QStringLiteral(":/portolan/sample/sample-library.tar");
const QString hello = QStringLiteral("example.com/portolan/hello");

LayoutContent contentOf(const QString& folder)
{
    return LayoutContent(std::make_shared<LayoutFolder>(*LayoutFolder::open(folder)));
}

} // namespace

class TestSeedLayout final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("data/library"));
    }

    void seedsFromTheResource()
    {
        const auto seeded = seedLayout(m_folder, sample);
        QVERIFY2(seeded, seeded ? "" : qPrintable(seeded.error().toLogLine()));
        const LayoutContent content = contentOf(m_folder);
        QCOMPARE(content.repositories()->repositories, QStringList(hello));
        QCOMPARE(content.tags(hello)->tags,
            QStringList({QStringLiteral("1.0"), QStringLiteral("1.1"), QStringLiteral("multi")}));
        QCOMPARE(QDir(m_dir->filePath(QStringLiteral("data")))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList(QStringLiteral("library")));
    }

    void everythingInTheSampleIsWhole()
    {
        QVERIFY(seedLayout(m_folder, sample));
        const LayoutFolder folder = *LayoutFolder::open(m_folder);
        const auto index = folder.readIndex();
        const auto graph = LayoutGraph::build(folder, index->entries(), {});
        QVERIFY(graph->isComplete());
        const QSet<Digest> reached = graph->reachedFrom(index->entries());
        const auto blobs = folder.listBlobs();
        QCOMPARE(blobs.size(), reached.size()); // nothing missing, nothing too much
        for (const LayoutNode& node : graph->nodes()) {
            for (const Descriptor& reference : node.references)
                QVERIFY(folder.readBlob(reference));
        }
    }

    void theSampleHasWhatTheWindowShows()
    {
        QVERIFY(seedLayout(m_folder, sample));
        const LayoutContent content = contentOf(m_folder);
        const auto one = content.manifest(hello, QStringLiteral("1.0"));
        const auto two = content.manifest(hello, QStringLiteral("1.1"));
        QCOMPARE(one->manifest()->layers.size(), 2);
        QCOMPARE(two->manifest()->layers.size(), 3);
        QCOMPARE(one->manifest()->layers.at(0), two->manifest()->layers.at(0));
        QVERIFY(one->manifest()->layers.at(1).digest != two->manifest()->layers.at(1).digest);
        const auto multi = content.manifest(hello, QStringLiteral("multi"));
        QStringList platforms;
        const QList<Descriptor> images = multi->index()->images();
        for (const Descriptor& image : images)
            platforms.append(image.platform->toString());
        QCOMPARE(platforms,
            QStringList({QStringLiteral("linux/amd64"), QStringLiteral("linux/arm64/v8"),
                QStringLiteral("linux/s390x")}));
        const auto attached = content.referrers(hello, two->digest(), {});
        QCOMPARE(attached->referrers.size(), 1);
        QCOMPARE(attached->referrers.constFirst().type, QStringLiteral("application/spdx+json"));
        const auto attested = content.referrers(hello, images.constFirst().digest, {});
        QCOMPARE(attested->referrers.size(), 1);
        QCOMPARE(attested->referrers.constFirst().source, Referrer::Source::IndexAttestation);
        QCOMPARE(attested->referrers.constFirst().type, QStringLiteral("application/vnd.in-toto+json"));
    }

    void deletedSamplesDoNotComeBack()
    {
        QVERIFY(seedLayout(m_folder, sample));
        const LayoutFolder folder = *LayoutFolder::open(m_folder);
        const LayoutDeletion deletion(folder);
        DeleteWish wish;
        wish.repository = hello;
        wish.scope = DeleteScope::ImagesAndAllTags;
        wish.tagsOrDigests = contentOf(m_folder).tags(hello)->tags;
        const auto report = deletion.perform(*deletion.plan(QString(), wish, {}), {});
        QVERIFY(report);
        QVERIFY(report->bytesFreed > 10'000);
        QVERIFY(folder.readIndex()->entries().isEmpty());
        QVERIFY(folder.listBlobs().isEmpty());
        QVERIFY(seedLayout(m_folder, sample));
        QVERIFY(folder.readIndex()->entries().isEmpty());
    }

    void withoutASampleItIsEmpty()
    {
        QVERIFY(seedLayout(m_folder, QString()));
        QVERIFY(contentOf(m_folder).repositories()->repositories.isEmpty());
        QVERIFY(seedLayout(m_folder, sample));
        QVERIFY(contentOf(m_folder).repositories()->repositories.isEmpty());
    }

    void anEmptyFolderIsFilled()
    {
        QVERIFY(QDir().mkpath(m_folder));
        QVERIFY(seedLayout(m_folder, sample));
        QCOMPARE(contentOf(m_folder).tags(hello)->tags.size(), 3);
    }

    void foreignFoldersAreLeftAlone()
    {
        QVERIFY(QDir().mkpath(m_folder));
        QVERIFY(writeFile(m_folder + QStringLiteral("/letter.txt"), "dear"));
        const auto seeded = seedLayout(m_folder, sample);
        QCOMPARE(seeded.error().kind(), ErrorKind::Conflict);
        QCOMPARE(QDir(m_folder).entryList(QDir::Files), QStringList(QStringLiteral("letter.txt")));
    }

    void aBrokenSampleLeavesNothing()
    {
        const QString broken = m_dir->filePath(QStringLiteral("broken.tar"));
        QVERIFY(writeFile(broken, QByteArray(5000, 'x')));
        QVERIFY(!seedLayout(m_folder, broken));
        QVERIFY(!QFileInfo::exists(m_folder));
        QVERIFY(!seedLayout(m_folder, QStringLiteral(":/no/such.tar")));
        QVERIFY(QDir(m_dir->filePath(QStringLiteral("data")))
                    .isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void severalAtOnceMakeOne()
    {
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                if (!seedLayout(m_folder, sample))
                    ++failures;
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(contentOf(m_folder).tags(hello)->tags.size(), 3);
        QCOMPARE(QDir(m_dir->filePath(QStringLiteral("data")))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList(QStringLiteral("library")));
    }

    void skopeoReadsTheSeededLayout_data()
    {
        QTest::addColumn<QString>("tag");
        for (const char* tag : {"1.0", "1.1", "multi"})
            QTest::newRow(tag) << QString::fromLatin1(tag);
    }
    void skopeoReadsTheSeededLayout()
    {
        QFETCH(QString, tag);
        if (!toolExists(QStringLiteral("skopeo")))
            QSKIP("skopeo is not installed");
        QVERIFY(seedLayout(m_folder, sample));
        const QString reference = QStringLiteral("oci:%1:%2:%3").arg(m_folder, hello, tag);
        const ToolResult raw = runTool(
            QStringLiteral("skopeo"), {QStringLiteral("inspect"), QStringLiteral("--raw"), reference});
        QVERIFY2(raw.ok(), qPrintable(raw.describe()));
        QCOMPARE(Digest::sha256Of(raw.out), contentOf(m_folder).manifest(hello, tag)->digest());
        const ToolResult copied = runTool(QStringLiteral("skopeo"),
            {QStringLiteral("copy"), QStringLiteral("--insecure-policy"), QStringLiteral("--all"),
                QStringLiteral("--preserve-digests"), reference,
                QStringLiteral("dir:") + m_dir->filePath(QStringLiteral("copy"))});
        QVERIFY2(copied.ok(), qPrintable(copied.describe()));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

QTEST_GUILESS_MAIN(TestSeedLayout)
#include "tst_seedlayout.moc"
