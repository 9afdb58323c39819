// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutdeletion.h"

#include "oci/mediatype.h"
#include "oci/tagnames.h"
#include "registry/layout/layoutgarbage.h"
#include "registry/layout/testlayout.h"

#include <QFile>
#include <QTest>

using namespace portolan;

namespace {

const QString app = QStringLiteral("quay.io/ns/app");

QString tagged(const char* tag)
{
    return app + u':' + QLatin1StringView(tag);
}

DeleteWish wishFor(const QStringList& targets, DeleteScope scope)
{
    DeleteWish wish;
    wish.repository = app;
    wish.tagsOrDigests = targets;
    wish.scope = scope;
    return wish;
}

Result<DeletePlan> planFor(
    const TestLayout& layout, const QStringList& targets, DeleteScope scope = DeleteScope::ImagesAndAllTags)
{
    return LayoutDeletion(layout.folder()).plan(QStringLiteral("oci:x"), wishFor(targets, scope), {});
}

Result<DeleteReport> perform(const TestLayout& layout, const DeletePlan& plan)
{
    return LayoutDeletion(layout.folder()).perform(plan, {});
}

qint64 diskBytes(const TestLayout& layout)
{
    qint64 sum = 0;
    const auto blobs = layout.folder().listBlobs();
    for (const auto& blob : blobs)
        sum += layout.folder().blobSize(blob.first).value_or(0);
    return sum;
}

bool makeOld(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite)
        && file.setFileTime(QDateTime::currentDateTime().addDays(-30), QFileDevice::FileModificationTime);
}

} // namespace

class TestLayoutDeletion final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTagGoesItsSiblingStays()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"layer"});
        QVERIFY(layout.folder().setEntry(image, tagged("latest")));
        const qint64 before = diskBytes(layout);
        const auto plan = planFor(layout, {QStringLiteral("1")}, DeleteScope::TagsOnly);
        QVERIFY(plan && plan->isExecutable());
        QCOMPARE(plan->subjects.size(), 1);
        const DeleteSubject& subject = plan->subjects.constFirst();
        QCOMPARE(subject.manifest.digest, image.digest);
        QCOMPARE(subject.tagsRemoved, QStringList(QStringLiteral("1")));
        QCOMPARE(subject.tagsKept, QStringList(QStringLiteral("latest")));
        QVERIFY(!subject.manifestRemoved);
        QCOMPARE(plan->uniqueBytes, 0);
        QVERIFY(!plan->spaceAfterGarbageCollection);
        QCOMPARE(plan->steps.size(), 1);
        QCOMPARE(plan->steps.constFirst().method, DeleteMethod::LayoutEdit);
        QCOMPARE(plan->steps.constFirst().expected, image.digest);
        QCOMPARE(layout.refNames().size(), 2); // planning changes nothing
        const auto report = perform(layout, *plan);
        QVERIFY(report);
        QCOMPARE(report->tagsRemoved, QStringList(QStringLiteral("1")));
        QVERIFY(report->manifestsRemoved.isEmpty());
        QCOMPARE(report->bytesFreed, 0);
        QCOMPARE(layout.refNames(), QStringList(tagged("latest")));
        QCOMPARE(diskBytes(layout), before);
    }

    void theLastTagGoesTheImageStays()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"layer"});
        QVERIFY(layout.folder().setEntry(image, tagged("2")));
        const auto plan = planFor(layout, {QStringLiteral("1"), QStringLiteral("2")}, DeleteScope::TagsOnly);
        QCOMPARE(plan->subjects.size(), 1);
        QCOMPARE(plan->steps.size(), 2);
        QVERIFY(perform(layout, *plan));
        QCOMPARE(layout.refNames(), QStringList(app + u'@' + image.digest.toString()));
        QVERIFY(layout.has(image));
    }

    void anImageGoesWithAllItsTagsAndBytes()
    {
        const TestLayout layout;
        const Descriptor kept = layout.addImage(tagged("kept"), {"shared layer", "its own"});
        const qint64 keptBytes = diskBytes(layout);
        const Descriptor image = layout.addImage(tagged("1"), {"shared layer", "only in this one"});
        QVERIFY(layout.folder().setEntry(image, tagged("latest")));
        const qint64 unique = diskBytes(layout) - keptBytes;
        const auto plan = planFor(layout, {QStringLiteral("1")});
        QVERIFY(plan && plan->isExecutable());
        QCOMPARE(plan->subjects.constFirst().tagsRemoved,
            QStringList({QStringLiteral("1"), QStringLiteral("latest")}));
        QVERIFY(plan->subjects.constFirst().manifestRemoved);
        QCOMPARE(plan->uniqueBytes, unique);
        QVERIFY2(!plan->undoable, "the layer goes, and nothing keeps it");
        QCOMPARE(plan->warnings.size(), 1);
        const auto report = perform(layout, *plan);
        QVERIFY(report);
        QCOMPARE(report->bytesFreed, unique);
        QCOMPARE(report->manifestsRemoved, QList<Digest>({image.digest}));
        QCOMPARE(layout.refNames(), QStringList(tagged("kept")));
        QCOMPARE(diskBytes(layout), keptBytes);
        QVERIFY(layout.has(kept));
    }

    void anIndexWhoseImagesStayCanComeBack()
    {
        const TestLayout layout;
        const Descriptor child = layout.addImage(tagged("1"), {"layer"});
        const Descriptor index = layout.addIndex(tagged("multi"), {child});
        const auto plan = planFor(layout, {QStringLiteral("multi")});
        QVERIFY(plan->subjects.constFirst().manifestRemoved);
        QVERIFY(plan->undoable);
        QVERIFY(plan->warnings.isEmpty());
        QVERIFY(perform(layout, *plan));
        QVERIFY(!layout.has(index));
        QVERIFY(layout.has(child));
        const auto onlyTheTag = planFor(layout, {QStringLiteral("1")}, DeleteScope::TagsOnly);
        QVERIFY(onlyTheTag->undoable);
    }

    void anotherRepositorysImageStays()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"layer"});
        QVERIFY(layout.folder().setEntry(image, QStringLiteral("quay.io/other/app:1")));
        const auto plan = planFor(layout, {QStringLiteral("1")});
        QVERIFY(!plan->subjects.constFirst().manifestRemoved);
        QCOMPARE(plan->uniqueBytes, 0);
        QVERIFY(perform(layout, *plan));
        QCOMPARE(layout.refNames(), QStringList(QStringLiteral("quay.io/other/app:1")));
        QVERIFY(layout.has(image));
    }

    void nestedIndexesGoWhole()
    {
        const TestLayout layout;
        const Descriptor shared = layout.addImage(tagged("shared"), {"base"});
        const qint64 sharedBytes = diskBytes(layout);
        const Descriptor child = layout.addImage(QString(), {"child"});
        const Descriptor inner = layout.addIndex(QString(), {child, shared});
        const Descriptor outer = layout.addIndex(tagged("multi"), {inner});
        const auto plan = planFor(layout, {QStringLiteral("multi")});
        QCOMPARE(plan->subjects.constFirst().children, QList<Descriptor>({inner}));
        const auto report = perform(layout, *plan);
        QVERIFY(report);
        QList<Digest> expected{outer.digest, inner.digest, child.digest};
        std::sort(expected.begin(), expected.end());
        QCOMPARE(report->manifestsRemoved, expected);
        QCOMPARE(diskBytes(layout), sharedBytes);
    }

    void whatAnIndexHoldsStaysWithIt()
    {
        const TestLayout layout;
        const Descriptor child = layout.addImage(tagged("amd64"), {"child"});
        const Descriptor index = layout.addIndex(tagged("multi"), {child});
        const qint64 before = diskBytes(layout);
        const auto plan = planFor(layout, {QStringLiteral("amd64")});
        QVERIFY(plan->isExecutable());
        QCOMPARE(plan->subjects.constFirst().containedInIndexes, QStringList(QStringLiteral("multi")));
        QVERIFY(!plan->subjects.constFirst().manifestRemoved);
        QVERIFY(perform(layout, *plan));
        QCOMPARE(layout.refNames(), QStringList(tagged("multi")));
        QCOMPARE(diskBytes(layout), before);
        const auto childPlan = planFor(layout, {child.digest.toString()});
        QVERIFY(!childPlan->isExecutable());
        QVERIFY2(childPlan->blockers.constFirst().english().contains(QStringLiteral("multi")),
            qPrintable(childPlan->blockers.constFirst().english()));
        QVERIFY(layout.has(index));
    }

    void attachedManifestsGoWithTheirSubject()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"layer"});
        const Descriptor sbom =
            layout.addImage(QStringLiteral(""), {"sbom"}, image, QStringLiteral("a/sbom"));
        const Descriptor proof = layout.addImage(
            app + u'@' + describe("x", "t").digest.toString(), {"proof"}, sbom, QStringLiteral("a/proof"));
        const Descriptor tagHeld =
            layout.addImage(tagged("keepsake"), {"kept"}, image, QStringLiteral("a/kept"));
        const QString cosign = cosignTag(image.digest, QLatin1StringView("sig"));
        const Descriptor signature = layout.addImage(app + u':' + cosign, {"signature"});
        const auto plan = planFor(layout, {QStringLiteral("1")});
        const DeleteSubject& subject = plan->subjects.constFirst();
        QCOMPARE(subject.referrers.size(), 2);
        QCOMPARE(subject.attachmentTags, QStringList(cosign));
        const auto report = perform(layout, *plan);
        QVERIFY(report);
        QVERIFY(report->manifestsRemoved.contains(sbom.digest));
        QVERIFY(report->manifestsRemoved.contains(proof.digest));
        QVERIFY(!layout.has(sbom));
        QVERIFY(!layout.has(proof));
        QVERIFY(layout.has(tagHeld));
        QVERIFY(layout.has(signature));
        QCOMPARE(layout.refNames(), QStringList({tagged("keepsake"), app + u':' + cosign}));
    }

    void aMovedTagStopsEverything()
    {
        const TestLayout layout;
        QVERIFY(layout.addImage(tagged("1"), {"one"}).size > 0);
        QVERIFY(layout.addImage(tagged("2"), {"two"}).size > 0);
        const auto plan = planFor(layout, {QStringLiteral("1"), QStringLiteral("2")});
        QVERIFY(plan->isExecutable());
        const Descriptor other = layout.addImage(tagged("2"), {"three"});
        const auto report = perform(layout, *plan);
        QCOMPARE(report.error().kind(), ErrorKind::Conflict);
        QCOMPARE(report.error().code(), QStringLiteral("TAG_MOVED"));
        QCOMPARE(layout.refNames(), QStringList({tagged("1"), tagged("2")}));
        QVERIFY(layout.has(other));
        QVERIFY(layout.folder().removeEntry(tagged("1")));
        QCOMPARE(perform(layout, *plan).error().code(), QStringLiteral("TAG_MOVED"));
    }

    void aTagThatCameMeanwhileKeepsTheImage()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"one"});
        const auto plan = planFor(layout, {QStringLiteral("1")});
        QVERIFY(layout.folder().setEntry(image, tagged("new")));
        const auto report = perform(layout, *plan);
        QVERIFY(report);
        QVERIFY(report->manifestsRemoved.isEmpty());
        QCOMPARE(layout.refNames(), QStringList(tagged("new")));
        QVERIFY(layout.has(image));
    }

    void unknownTagsAndDigestsAreErrors()
    {
        const TestLayout layout;
        QVERIFY(layout.addImage(tagged("1"), {"one"}).size > 0);
        QCOMPARE(planFor(layout, {QStringLiteral("2")}).error().code(), QStringLiteral("MANIFEST_UNKNOWN"));
        const QString digest = Digest::sha256Of(QByteArrayView("x")).toString();
        QCOMPARE(planFor(layout, {digest}).error().code(), QStringLiteral("MANIFEST_UNKNOWN"));
    }

    void aDigestIsNoTag()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"one"});
        const auto plan = planFor(layout, {image.digest.toString()}, DeleteScope::TagsOnly);
        QVERIFY(plan);
        QVERIFY(!plan->isExecutable());
    }

    void brokenImagesCanBeDeleted()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"one"});
        QVERIFY(layout.folder().removeBlob(image.digest));
        const auto plan = planFor(layout, {QStringLiteral("1")});
        QVERIFY(plan->isExecutable());
        QVERIFY(perform(layout, *plan));
        QVERIFY(layout.refNames().isEmpty());
    }

    void nothingIsRemovedWhileAManifestCannotBeRead()
    {
        const TestLayout layout;
        const Descriptor spoilt = layout.addImage(tagged("spoilt"), {"shared", "own"});
        const Descriptor image = layout.addImage(tagged("1"), {"shared"});
        const qint64 before = diskBytes(layout);
        // Same size, so that only its content tells.
        QByteArray bytes = readFile(layout.folder().blobPath(spoilt.digest));
        QVERIFY(writeFile(layout.folder().blobPath(spoilt.digest), bytes.replace("layers", "Layers")));
        const auto report = perform(layout, *planFor(layout, {QStringLiteral("1")}));
        QVERIFY(report);
        QCOMPARE(report->bytesFreed, 0);
        QCOMPARE(diskBytes(layout), before);
        QCOMPARE(layout.refNames(), QStringList(tagged("spoilt")));
        QVERIFY(layout.has(image));
    }

    void nothingIsRemovedWhileATransferHoldsTheContent()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"one"});
        {
            const auto lease = layout.folder().holdContent();
            const auto report = perform(layout, *planFor(layout, {QStringLiteral("1")}));
            QVERIFY(report);
            QCOMPARE(report->bytesFreed, 0);
        }
        QVERIFY(layout.refNames().isEmpty());
        QVERIFY(layout.has(image));
    }

    void leftoversGoOnlyWhenOld()
    {
        const TestLayout layout;
        const Descriptor image = layout.addImage(tagged("1"), {"one"});
        const Descriptor fresh = layout.addBlob("of a pull that was cut off today", mediatype::ociLayerTar);
        const Descriptor old = layout.addBlob("of one a month ago", mediatype::ociLayerTar);
        QVERIFY(makeOld(layout.folder().blobPath(old.digest)));
        QVERIFY(makeOld(layout.folder().blobPath(image.digest)));
        const auto freed = collectGarbage(layout.folder(), {});
        QCOMPARE(*freed, old.size);
        QVERIFY(!layout.has(old));
        QVERIFY(layout.has(fresh));
        QVERIFY(layout.has(image));
        QCOMPARE(*collectGarbage(layout.folder(), {fresh.digest, image.digest}), fresh.size);
        QVERIFY(layout.has(image));
    }

    void sparseImagesFreeWhatIsThere()
    {
        const TestLayout layout;
        const Descriptor child = layout.addImage(QString(), {"there"});
        const Descriptor absent = describe("not there", mediatype::ociManifest);
        QVERIFY(layout.addIndex(tagged("multi"), {child, absent}).size > 0);
        const qint64 before = diskBytes(layout);
        const auto plan = planFor(layout, {QStringLiteral("multi")});
        QCOMPARE(plan->uniqueBytes, before);
        const auto report = perform(layout, *plan);
        QCOMPARE(report->bytesFreed, before);
        QVERIFY(layout.blobFiles().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLayoutDeletion)
#include "tst_layoutdeletion.moc"
