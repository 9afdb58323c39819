// SPDX-License-Identifier: Apache-2.0
#include "oci/imageconfig.h"
#include "oci/mediatype.h"
#include "registry/layout/layoutdeletion.h"
#include "registry/layout/localregistry.h"
#include "registry/layout/seedlayout.h"
#include "registry/layout/slowsink.h"
#include "registry/layout/testlayout.h"
#include "support/awaiting.h"
#include "support/tool.h"

#include <QBuffer>
#include <QTest>

using namespace portolan;

namespace {

const QString hello = QStringLiteral("example.com/portolan/hello");

ToolResult skopeo(const QStringList& arguments)
{
    return runTool(QStringLiteral("skopeo"), QStringList(QStringLiteral("--insecure-policy")) + arguments);
}

ToolResult skopeoCopy(const QString& from, const QString& to, const QStringList& more = {})
{
    return skopeo(QStringList(QStringLiteral("copy")) + more + QStringList({from, to}));
}

//! Reads and verifies all that a manifest and its children hold.
Result<qint64> readAll(DataPlane& plane, const QString& repository, const QString& tagOrDigest)
{
    const auto document = await(plane.fetchManifest(repository, tagOrDigest, {}));
    if (!document)
        return document.error();
    qint64 sum = 0;
    const QList<Descriptor> references = document->references();
    for (const Descriptor& reference : references) {
        if (document->index()) {
            const auto child = readAll(plane, repository, reference.digest.toString());
            if (!child)
                return child;
            sum += *child;
            continue;
        }
        const auto sink = std::make_shared<SlowSink>();
        if (auto done = await(plane.readBlob(repository, reference, 0, sink, {})); !done)
            return done.error();
        if (Digest::sha256Of(sink->bytes) != reference.digest)
            return Error::protocol(QStringLiteral("wrong bytes of ") + reference.digest.toString());
        sum += sink->bytes.size();
    }
    return sum;
}

} // namespace

//! The other side is the real skopeo, both ways.
class TestLayoutSkopeo final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!toolExists(QStringLiteral("skopeo")))
            QSKIP("skopeo is not installed");
        m_sample = m_dir.filePath(QStringLiteral("sample"));
        QVERIFY(seedLayout(m_sample, QStringLiteral(":/portolan/sample/sample-library.tar")));
    }

    void readsWhatSkopeoWrites_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("tag");
        for (const char* tag : {"1.1", "multi"}) {
            QTest::addRow("layout, %s", tag)
                << QStringLiteral("oci:") << static_cast<int>(RegistryKind::Layout)
                << QString::fromLatin1(tag);
            QTest::addRow("archive, %s", tag)
                << QStringLiteral("oci-archive:") << static_cast<int>(RegistryKind::OciArchive)
                << QString::fromLatin1(tag);
        }
    }
    void readsWhatSkopeoWrites()
    {
        QFETCH(QString, transport);
        QFETCH(int, kind);
        QFETCH(QString, tag);
        const QString path = m_dir.filePath(QStringLiteral("out-%1-%2").arg(kind).arg(tag));
        const QString from = sampleReference(tag);
        const QString name = QStringLiteral("quay.io/ns/copied:") + tag;
        const ToolResult copied = skopeoCopy(from, transport + path + u':' + name,
            {QStringLiteral("--all"), QStringLiteral("--preserve-digests")});
        QVERIFY2(copied.ok(), qPrintable(copied.describe()));
        const auto source = makeLocalRegistry(RegistryProfile::local(RegistryKind::Layout, m_sample));
        const auto target = makeLocalRegistry(RegistryProfile::local(static_cast<RegistryKind>(kind), path));
        const QString repository = QStringLiteral("quay.io/ns/copied");
        QCOMPARE(await(target->fetchRepositories({}, {}))->repositories, QStringList(repository));
        QCOMPARE(await(target->fetchTags(repository, {}, {}))->tags, QStringList(tag));
        const auto original = await(source->dataPlane().fetchManifest(hello, tag, {}));
        const auto copy = await(target->dataPlane().fetchManifest(repository, tag, {}));
        QVERIFY(original && copy);
        QCOMPARE(copy->bytes(), original->bytes());
        const auto read = readAll(target->dataPlane(), repository, tag);
        QVERIFY2(read, read ? "" : qPrintable(read.error().toLogLine()));
        QVERIFY(*read > 1000);
    }

    void readsADockerArchiveOfSkopeo()
    {
        const QString path = m_dir.filePath(QStringLiteral("docker.tar"));
        const ToolResult copied = skopeoCopy(sampleReference(QStringLiteral("1.1")),
            QStringLiteral("docker-archive:%1:quay.io/ns/copied:1.1").arg(path));
        QVERIFY2(copied.ok(), qPrintable(copied.describe()));
        const auto source = makeLocalRegistry(RegistryProfile::local(RegistryKind::Layout, m_sample));
        const auto original = await(source->dataPlane().fetchManifest(hello, QStringLiteral("1.1"), {}));
        const auto originalConfig =
            await(source->dataPlane().fetchBlob(hello, *original->manifest()->config, {}));
        const auto registry = makeLocalRegistry(RegistryProfile::local(RegistryKind::DockerArchive, path));
        const QString repository = QStringLiteral("quay.io/ns/copied");
        const auto document =
            await(registry->dataPlane().fetchManifest(repository, QStringLiteral("1.1"), {}));
        QVERIFY2(document, document ? "" : qPrintable(document.error().toLogLine()));
        // skopeo makes another config of docker's kind, but the uncompressed layers are the same.
        const QList<Digest> diffIds = ImageConfig::parse(*originalConfig)->diffIds;
        QCOMPARE(document->manifest()->layers.size(), diffIds.size());
        for (qsizetype i = 0; i < diffIds.size(); ++i)
            QCOMPARE(document->manifest()->layers.at(i).digest, diffIds.at(i));
        const ToolResult raw = skopeo({QStringLiteral("inspect"), QStringLiteral("--raw"),
            QStringLiteral("docker-archive:%1").arg(path)});
        QVERIFY2(raw.ok(), qPrintable(raw.describe()));
        const auto theirs = ManifestDocument::parse(raw.out, QString());
        QCOMPARE(document->manifest()->config->digest, theirs->manifest()->config->digest);
        QVERIFY(readAll(registry->dataPlane(), repository, QStringLiteral("1.1")));
    }

    void skopeoReadsWhatWeWrite()
    {
        const QString path = m_dir.filePath(QStringLiteral("ours"));
        QVERIFY(LayoutFolder::openOrCreate(path));
        const auto source = makeLocalRegistry(RegistryProfile::local(RegistryKind::Layout, m_sample));
        const auto target = makeLocalRegistry(RegistryProfile::local(RegistryKind::Layout, path));
        const QString repository = QStringLiteral("quay.io/ns/ours");
        QVERIFY(push(source->dataPlane(), target->dataPlane(), repository, QStringLiteral("multi")));
        QVERIFY(push(source->dataPlane(), target->dataPlane(), repository, QStringLiteral("1.0")));
        for (const QString& tag : {QStringLiteral("multi"), QStringLiteral("1.0")}) {
            const QString reference = QStringLiteral("oci:%1:%2:%3").arg(path, repository, tag);
            const ToolResult inspected = skopeo({QStringLiteral("inspect"), reference});
            QVERIFY2(inspected.ok(), qPrintable(inspected.describe()));
            const ToolResult copied = skopeoCopy(reference,
                QStringLiteral("oci:%1:%2").arg(m_dir.filePath(QStringLiteral("back")), tag),
                {QStringLiteral("--all"), QStringLiteral("--preserve-digests")});
            QVERIFY2(copied.ok(), qPrintable(copied.describe()));
        }
    }

    void whatIsLeftAfterDeletingStillWorks()
    {
        const QString path = m_dir.filePath(QStringLiteral("pruned"));
        for (const QString& tag : {QStringLiteral("1.0"), QStringLiteral("1.1"), QStringLiteral("multi")}) {
            const ToolResult copied = skopeoCopy(
                sampleReference(tag), QStringLiteral("oci:%1:%2").arg(path, tag), {QStringLiteral("--all")});
            QVERIFY2(copied.ok(), qPrintable(copied.describe()));
        }
        const LayoutDeletion deletion(*LayoutFolder::open(path));
        DeleteWish wish;
        wish.repository = QStringLiteral("pruned");
        wish.scope = DeleteScope::ImagesAndAllTags;
        wish.tagsOrDigests = QStringList({QStringLiteral("1.1"), QStringLiteral("multi")});
        const auto plan = deletion.plan(QString(), wish, {});
        QVERIFY(plan && plan->isExecutable());
        const auto report = deletion.perform(*plan, {});
        QVERIFY(report);
        QCOMPARE(report->bytesFreed, plan->uniqueBytes);
        QVERIFY(report->bytesFreed > 0);
        const ToolResult left = skopeoCopy(QStringLiteral("oci:%1:1.0").arg(path),
            QStringLiteral("dir:") + m_dir.filePath(QStringLiteral("left")));
        QVERIFY2(left.ok(), qPrintable(left.describe()));
        QVERIFY(!skopeo({QStringLiteral("inspect"), QStringLiteral("oci:%1:1.1").arg(path)}).ok());
    }

private:
    [[nodiscard]] QString sampleReference(const QString& tag) const
    {
        return QStringLiteral("oci:%1:%2:%3").arg(m_sample, hello, tag);
    }

    //! Blobs, then children by digest, then the manifest: as a push to any registry goes.
    [[nodiscard]] static bool push(
        DataPlane& from, DataPlane& to, const QString& repository, const QString& tagOrDigest)
    {
        const auto document = await(from.fetchManifest(hello, tagOrDigest, {}));
        if (!document)
            return false;
        const QList<Descriptor> references = document->references();
        for (const Descriptor& reference : references) {
            if (document->index()) {
                if (!push(from, to, repository, reference.digest.toString()))
                    return false;
                continue;
            }
            const auto bytes = await(from.fetchBlob(hello, reference, {}));
            const auto content = std::make_shared<QBuffer>();
            content->setData(bytes.value_or(QByteArray()));
            if (!content->open(QIODevice::ReadOnly)
                || !await(to.writeBlob(repository, reference, content, {})))
                return false;
        }
        return await(to.putManifest(repository, tagOrDigest, *document, {})).has_value();
    }

    QTemporaryDir m_dir;
    QString m_sample;
};

QTEST_GUILESS_MAIN(TestLayoutSkopeo)
#include "tst_layoutskopeo.moc"
