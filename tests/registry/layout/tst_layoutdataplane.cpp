// SPDX-License-Identifier: Apache-2.0
#include "oci/mediatype.h"
#include "oci/tagnames.h"
#include "registry/layout/dripdevice.h"
#include "registry/layout/layoutregistry.h"
#include "registry/layout/slowsink.h"
#include "registry/layout/testlayout.h"
#include "support/awaiting.h"

#include <QBuffer>
#include <QTest>

using namespace portolan;

namespace {

const QString box = QStringLiteral("box");

std::unique_ptr<Registry> registryOf(const TestLayout& layout)
{
    return makeLocalRegistry(RegistryProfile::local(RegistryKind::Layout, layout.path()));
}

QByteArray bigContent()
{
    QByteArray bytes(3'500'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>((i * 7 + i / 4096) & 0xff);
    return bytes;
}

ManifestDocument documentOf(const TestLayout& layout, const Descriptor& target)
{
    auto document = layout.folder().readManifest(target.digest, target.mediaType);
    return document ? *document : ManifestDocument();
}

} // namespace

class TestLayoutDataPlane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsRepositoriesAndTags()
    {
        const TestLayout layout;
        const Descriptor a = layout.addImage(QStringLiteral("quay.io/ns/app:1"), {"a"});
        QVERIFY(layout.folder().setEntry(a, QStringLiteral("quay.io/ns/app:latest")));
        const Descriptor untagged = layout.addImage(QStringLiteral(""), {"b"});
        const Descriptor bare = layout.addImage(QStringLiteral("v1"), {"c"});
        const Descriptor sbom =
            layout.addImage(QStringLiteral(""), {"d"}, a, QStringLiteral("application/spdx+json"));
        const auto registry = registryOf(layout);
        const auto repositories = await(registry->fetchRepositories({}, {}));
        QCOMPARE(repositories->repositories, QStringList({QStringLiteral("quay.io/ns/app"), box}));
        QVERIFY(repositories->next.isEmpty());
        const auto tags = await(registry->fetchTags(QStringLiteral("quay.io/ns/app"), {}, {}));
        QCOMPARE(tags->tags, QStringList({QStringLiteral("1"), QStringLiteral("latest")}));
        // Without a name: by digest, unless it is attached to something (sbom).
        const auto own = await(registry->fetchTags(box, {}, {}));
        QCOMPARE(own->tags, QStringList({QStringLiteral("v1"), untagged.digest.toString()}));
        const auto none = await(registry->fetchTags(QStringLiteral("no/such"), {}, {}));
        QCOMPARE(none.error().code(), QStringLiteral("NAME_UNKNOWN"));
        QVERIFY(bare.digest != sbom.digest);
    }

    void resolvesTagsDigestsAndChildren()
    {
        const TestLayout layout;
        const Descriptor child = layout.addImage(QString(), {"a"});
        const Descriptor index = layout.addIndex(QStringLiteral("quay.io/ns/app:multi"), {child});
        const auto registry = registryOf(layout);
        DataPlane& plane = registry->dataPlane();
        const QString repository = QStringLiteral("quay.io/ns/app");
        QCOMPARE(await(plane.resolve(repository, QStringLiteral("multi"), {}))->digest, index.digest);
        const auto byDigest = await(plane.fetchManifest(repository, child.digest.toString(), {}));
        QVERIFY(byDigest);
        QCOMPARE(byDigest->digest(), child.digest);
        QVERIFY(byDigest->manifest());
        QCOMPARE(await(plane.resolve(repository, QStringLiteral("2"), {})).error().code(),
            QStringLiteral("MANIFEST_UNKNOWN"));
        QCOMPARE(await(plane.resolve(box, QStringLiteral("multi"), {})).error().kind(), ErrorKind::NotFound);
    }

    void brokenContentIsAnErrorWithItsPath()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(QStringLiteral("v1"), {"a"});
        const auto registry = registryOf(layout);
        DataPlane& plane = registry->dataPlane();
        QByteArray bytes = readFile(layout.folder().blobPath(image.digest));
        QVERIFY(writeFile(layout.folder().blobPath(image.digest), bytes.replace("layers", "layErs")));
        const auto changed = await(plane.fetchManifest(box, QStringLiteral("v1"), {}));
        QCOMPARE(changed.error().code(), QStringLiteral("DIGEST_MISMATCH"));
        QCOMPARE(changed.error().path(), layout.folder().blobPath(image.digest));
        QVERIFY(layout.folder().removeBlob(image.digest));
        const auto missing = await(plane.fetchManifest(box, QStringLiteral("v1"), {}));
        QCOMPARE(missing.error().code(), QStringLiteral("MANIFEST_UNKNOWN"));
        QVERIFY(writeFile(layout.path(QStringLiteral("index.json")), "{"));
        QCOMPARE(await(registry->fetchTags(box, {}, {})).error().kind(), ErrorKind::Protocol);
        QVERIFY(QFile::remove(layout.path(QStringLiteral("oci-layout"))));
        QCOMPARE(await(registry->fetchTags(box, {}, {})).error().code(), QStringLiteral("NOT_A_LAYOUT"));
    }

    void streamsABlob_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<int>("status");
        QTest::newRow("whole") << qint64(0) << 200;
        QTest::newRow("middle") << qint64(1'234'567) << 206;
        QTest::newRow("last byte") << qint64(3'499'999) << 206;
        QTest::newRow("nothing left") << qint64(3'500'000) << 206;
    }
    void streamsABlob()
    {
        QFETCH(qint64, offset);
        QFETCH(int, status);
        const TestLayout layout;
        const QByteArray bytes = bigContent();
        const Descriptor blob = layout.addBlob(bytes, mediatype::ociLayerTar);
        const auto registry = registryOf(layout);
        const auto sink = std::make_shared<SlowSink>();
        const auto done = await(registry->dataPlane().readBlob(box, blob, offset, sink, {}));
        QVERIFY(done);
        QCOMPARE(sink->bytes, bytes.sliced(offset));
        QCOMPARE(sink->status, status);
        QCOMPARE(sink->unwanted, 0);
    }

    void streamingEndsWithTheSinksError()
    {
        const TestLayout layout;
        const Descriptor blob = layout.addBlob(bigContent(), mediatype::ociLayerTar);
        const auto registry = registryOf(layout);
        const auto sink = std::make_shared<SlowSink>();
        sink->failAfter = 2;
        const auto done = await(registry->dataPlane().readBlob(box, blob, 0, sink, {}));
        QCOMPARE(done.error().kind(), ErrorKind::Storage);
        QCOMPARE(sink->pieces, 2);
    }

    void streamingIsCancelledWhileTheSinkWaits()
    {
        const TestLayout layout;
        const Descriptor blob = layout.addBlob(bigContent(), mediatype::ociLayerTar);
        const auto registry = registryOf(layout);
        const auto sink = std::make_shared<SlowSink>();
        sink->stuck = true;
        std::stop_source stop;
        auto task = registry->dataPlane().readBlob(box, blob, 0, sink, stop.get_token());
        QTRY_COMPARE(sink->pieces, 1);
        stop.request_stop();
        QVERIFY(await(std::move(task)).error().isCancelled());
        sink->becomeReady(); // a late wake of a reader that is gone
    }

    void streamingRefusesWhatIsNotThere()
    {
        const TestLayout layout;
        Descriptor blob = layout.addBlob("content", mediatype::ociLayerTar);
        const auto registry = registryOf(layout);
        const auto sink = std::make_shared<SlowSink>();
        blob.size = 8;
        const auto wrongSize = await(registry->dataPlane().readBlob(box, blob, 0, sink, {}));
        QCOMPARE(wrongSize.error().code(), QStringLiteral("SIZE_MISMATCH"));
        const Descriptor other = describe("other", mediatype::ociLayerTar);
        const auto missing = await(registry->dataPlane().readBlob(box, other, 0, sink, {}));
        QCOMPARE(missing.error().code(), QStringLiteral("BLOB_UNKNOWN"));
        QCOMPARE(sink->status, 0);
    }

    void cancelledBeforeItStarts()
    {
        const TestLayout layout;
        const auto registry = registryOf(layout);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(await(registry->fetchRepositories({}, stop.get_token())).error().isCancelled());
    }

    void writesFromADeviceThatDrips()
    {
        const TestLayout layout;
        const QByteArray bytes = bigContent().left(50'000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        const auto registry = registryOf(layout);
        const auto content = std::make_shared<DripDevice>(bytes + "and what does not belong to it", 777);
        QVERIFY(await(registry->dataPlane().writeBlob(box, blob, content, {})));
        QCOMPARE(*layout.folder().readBlob(blob), bytes);
        QVERIFY(*await(registry->dataPlane().hasBlob(box, blob, {})));
        QVERIFY(*await(registry->dataPlane().mountBlob(box, blob, QStringLiteral("any"), {})));
    }

    void writesFromAFileAndResumes()
    {
        const TestLayout layout;
        const QByteArray bytes = bigContent();
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        {
            auto writer = layout.folder().startBlob(blob);
            QVERIFY(writer->write(QByteArrayView(bytes).first(2'000'000)));
        }
        const auto content = std::make_shared<QBuffer>();
        content->setData(bytes);
        QVERIFY(content->open(QIODevice::ReadOnly));
        const auto registry = registryOf(layout);
        QVERIFY(await(registry->dataPlane().writeBlob(box, blob, content, {})));
        QCOMPARE(readFile(layout.folder().blobPath(blob.digest)), bytes);
    }

    void shortAndWrongContentIsRefused()
    {
        const TestLayout layout;
        const QByteArray bytes = bigContent().left(5000);
        const Descriptor blob = describe(bytes, mediatype::ociLayerTar);
        const auto registry = registryOf(layout);
        const auto tooShort = std::make_shared<DripDevice>(bytes.left(4000), 1000);
        QCOMPARE(await(registry->dataPlane().writeBlob(box, blob, tooShort, {})).error().code(),
            QStringLiteral("SIZE_MISMATCH"));
        QVERIFY(!layout.has(blob));
        const auto wrong = std::make_shared<DripDevice>(QByteArray(5000, 'x'), 1000);
        QCOMPARE(await(registry->dataPlane().writeBlob(box, blob, wrong, {})).error().code(),
            QStringLiteral("DIGEST_MISMATCH"));
        QVERIFY(layout.blobFiles().isEmpty());
    }

    void writingIsCancelledWhileNothingComes()
    {
        const TestLayout layout;
        const Descriptor blob = describe("never comes", mediatype::ociLayerTar);
        const auto registry = registryOf(layout);
        const auto content = std::make_shared<DripDevice>(QByteArray(1, 'n'), 0);
        std::stop_source stop;
        auto task = registry->dataPlane().writeBlob(box, blob, content, stop.get_token());
        QTRY_VERIFY(!layout.blobFiles().isEmpty());
        stop.request_stop();
        QVERIFY(await(std::move(task)).error().isCancelled());
    }

    void putsManifestsByTagAndDigest()
    {
        const TestLayout source;
        const Descriptor image = source.addImage(QStringLiteral("v1"), {"layer"});
        const ManifestDocument document = documentOf(source, image);
        const TestLayout layout;
        const auto registry = registryOf(layout);
        DataPlane& plane = registry->dataPlane();
        const QString repository = QStringLiteral("quay.io/ns/app");
        const auto early = await(plane.putManifest(repository, QStringLiteral("1"), document, {}));
        QCOMPARE(early.error().code(), QStringLiteral("MANIFEST_BLOB_UNKNOWN"));
        QVERIFY(layout.refNames().isEmpty());
        const QList<Descriptor> references = document.references();
        for (const Descriptor& reference : references)
            QVERIFY(layout.folder().writeBlob(reference, *source.folder().readBlob(reference)));
        const auto wrong = await(plane.putManifest(
            repository, Digest::sha256Of(QByteArrayView("other")).toString(), document, {}));
        QCOMPARE(wrong.error().code(), QStringLiteral("DIGEST_MISMATCH"));
        const QString pinned = document.digest().toString();
        QVERIFY(await(plane.putManifest(repository, pinned, document, {})));
        QCOMPARE(layout.refNames(), QStringList(repository + u'@' + pinned));
        QVERIFY(await(plane.putManifest(repository, QStringLiteral("1"), document, {})));
        QVERIFY(await(plane.putManifest(box, QStringLiteral("bare"), document, {})));
        QCOMPARE(layout.refNames().mid(1),
            QStringList({repository + QStringLiteral(":1"), QStringLiteral("bare")}));
        QCOMPARE(await(plane.resolve(repository, QStringLiteral("1"), {}))->digest, document.digest());
        QCOMPARE(
            await(plane.putManifest(repository, QStringLiteral("not a tag"), document, {})).error().kind(),
            ErrorKind::Usage);
    }

    void anIndexTakesOverItsChildren()
    {
        const TestLayout layout;
        const Descriptor child = layout.addImage(QString(), {"layer"});
        const TestLayout other;
        const ManifestDocument index = documentOf(other, other.addIndex(QString(), {child}));
        const auto registry = registryOf(layout);
        DataPlane& plane = registry->dataPlane();
        const QString repository = QStringLiteral("quay.io/ns/app");
        QVERIFY(await(plane.putManifest(repository, child.digest.toString(), documentOf(layout, child), {})));
        QCOMPARE(layout.refNames().size(), 1);
        QVERIFY(await(plane.putManifest(repository, QStringLiteral("multi"), index, {})));
        QCOMPARE(layout.refNames(), QStringList(repository + QStringLiteral(":multi")));
        // Reached by the index: no entry of its own is needed.
        QVERIFY(await(plane.putManifest(repository, child.digest.toString(), documentOf(layout, child), {})));
        QCOMPARE(layout.refNames().size(), 1);
    }

    void findsAllThatIsAttached()
    {
        const TestLayout layout;
        const QString repository = QStringLiteral("quay.io/ns/app");
        const Descriptor image = layout.addImage(repository + QStringLiteral(":1"), {"layer"});
        const Descriptor sbom =
            layout.addImage(QStringLiteral(""), {"sbom"}, image, QStringLiteral("application/spdx+json"));
        const Descriptor viaTag = layout.addImage(QString(), {"via tag"});
        const Descriptor fallback = layout.addIndex(repository + u':' + referrersTag(image.digest), {viaTag});
        const Descriptor signature = layout.addImage(
            repository + u':' + cosignTag(image.digest, QLatin1StringView("sig")), {"signature"});
        Descriptor attestation = layout.addImage(QString(), {"provenance"});
        attestation.annotations.insert(
            QStringLiteral("vnd.docker.reference.type"), QStringLiteral("attestation-manifest"));
        attestation.annotations.insert(
            QStringLiteral("vnd.docker.reference.digest"), image.digest.toString());
        const Descriptor index = layout.addIndex(repository + QStringLiteral(":multi"), {image, attestation});
        const Descriptor stranger =
            layout.addImage(QStringLiteral(""), {"x"}, index, QStringLiteral("application/spdx+json"));
        const auto registry = registryOf(layout);
        const auto list = await(registry->dataPlane().fetchReferrers(repository, image.digest, {}));
        QVERIFY(list);
        QVERIFY(list->apiSupported);
        QMap<Digest, Referrer> found;
        for (const Referrer& referrer : list->referrers)
            found.insert(referrer.descriptor.digest, referrer);
        QCOMPARE(found.size(), list->referrers.size());
        QCOMPARE(found.size(), 4);
        QCOMPARE(found.value(sbom.digest).source, Referrer::Source::Api);
        QCOMPARE(found.value(sbom.digest).type, QStringLiteral("application/spdx+json"));
        QCOMPARE(found.value(viaTag.digest).source, Referrer::Source::FallbackTag);
        QCOMPARE(found.value(viaTag.digest).tag, referrersTag(image.digest));
        QCOMPARE(found.value(signature.digest).source, Referrer::Source::CosignTag);
        QCOMPARE(found.value(attestation.digest).source, Referrer::Source::IndexAttestation);
        QVERIFY(!found.contains(stranger.digest));
        QVERIFY(!found.contains(fallback.digest));
        QVERIFY(await(registry->dataPlane().fetchReferrers(repository, stranger.digest, {}))
                    ->referrers.isEmpty());
    }

    void capabilitiesSayWhatAFolderCan()
    {
        const TestLayout layout;
        const auto capabilities = await(registryOf(layout)->capabilities({}, {}));
        QCOMPARE(capabilities->deleteByTag, Ability::Yes);
        QCOMPARE(capabilities->deleteByDigest, Ability::Yes);
        QCOMPARE(capabilities->push, Ability::Yes);
        QVERIFY(capabilities->deleteFreesSpace);
    }

    void deletesByTagAndDigest()
    {
        const TestLayout layout;
        const QString repository = QStringLiteral("quay.io/ns/app");
        const Descriptor image = layout.addImage(repository + QStringLiteral(":1"), {"layer"});
        const auto registry = registryOf(layout);
        DataPlane& plane = registry->dataPlane();
        QVERIFY(await(plane.deleteManifest(repository, QStringLiteral("1"), {})));
        QCOMPARE(layout.refNames(), QStringList(repository + u'@' + image.digest.toString()));
        QVERIFY(layout.has(image));
        QVERIFY(await(plane.deleteManifest(repository, image.digest.toString(), {})));
        QVERIFY(layout.refNames().isEmpty());
        QVERIFY(layout.blobFiles().isEmpty());
        QCOMPARE(await(plane.deleteManifest(repository, QStringLiteral("1"), {})).error().kind(),
            ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestLayoutDataPlane)
#include "tst_layoutdataplane.moc"
