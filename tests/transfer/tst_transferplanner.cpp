// SPDX-License-Identifier: Apache-2.0
#include "transfer/transferplanner.h"

#include "transfer/transferhelp.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

QStringList digestsOf(const QList<Descriptor>& descriptors)
{
    QStringList out;
    for (const Descriptor& descriptor : descriptors)
        out << descriptor.digest.toString();
    return out;
}

QStringList manifestsOf(const TransferPlan& plan)
{
    QStringList out;
    for (const PlannedManifest& manifest : plan.manifests)
        out << manifest.document.digest().toString();
    return out;
}

ManifestDocument parsed(const QByteArray& json)
{
    auto document = ManifestDocument::parse(json, QString());
    if (!document)
        qFatal("%s", qPrintable(document.error().toLogLine()));
    return *document;
}

QByteArray descriptorJson(const QString& type, const QByteArray& content, qint64 size)
{
    return QStringLiteral(R"({"mediaType":"%1","digest":"%2","size":%3})")
        .arg(type, Digest::sha256Of(content).toString())
        .arg(size)
        .toUtf8();
}

const QString manifestType = QStringLiteral("application/vnd.oci.image.manifest.v1+json");
const QString indexType = QStringLiteral("application/vnd.oci.image.index.v1+json");
const QString layerType = QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip");

QByteArray indexJson(const QByteArrayList& children)
{
    return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)"
        + children.join(',') + "]}";
}

} // namespace

class TestTransferPlanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void singleImage();
    void childrenComeBeforeTheirIndex();
    void sharedBlobsAreMovedOnce();
    void indexChildrenThatAreNoManifestsAreBlobs();
    void attachmentsComeAfterTheImage();
    void oneAttachmentByTagAndBySubject();
    void sizesThatContradictAreRefused();
    void schema1IsRefused();
    void deepNestingIsRefused();
    void forgottenManifestIsNoPlan();
    void platformChild();

private:
    //! Adds what is missing from the fixture until nothing is.
    static void complete(TransferPlanner& planner, const ImageFixture& fixture);
};

void TestTransferPlanner::complete(TransferPlanner& planner, const ImageFixture& fixture)
{
    for (QList<Descriptor> missing = planner.missing(); !missing.isEmpty(); missing = planner.missing()) {
        for (const Descriptor& wanted : missing) {
            FixtureDescriptor found;
            found.mediaType = wanted.mediaType;
            found.digest = wanted.digest.toString();
            planner.add(documentOf(fixture, found));
        }
    }
}

void TestTransferPlanner::singleImage()
{
    const QTemporaryDir dir;
    ImageFixture fixture(dir.path());
    const auto image = fixture.addImage(ImageSpec::withLayers(3, 5000));
    const TransferPlanner planner(documentOf(fixture, image));
    QCOMPARE(planner.missing().size(), 0);
    const auto plan = planner.plan();
    QVERIFY(plan);
    QCOMPARE(plan->root.digest().toString(), image.digest);
    QCOMPARE(plan->manifests.size(), 0);
    QStringList planned = digestsOf(plan->blobs);
    QStringList expected = blobsOf(fixture, image);
    qint64 bytes = 0;
    for (const QString& digest : expected)
        bytes += fileBytes(fixture.blobFile(digest)).size();
    QCOMPARE(plan->blobBytes(), bytes);
    for (qsizetype i = 1; i < plan->blobs.size(); ++i)
        QVERIFY(plan->blobs.at(i - 1).size >= plan->blobs.at(i).size);
    planned.sort();
    expected.sort();
    QCOMPARE(planned, expected);
}

void TestTransferPlanner::childrenComeBeforeTheirIndex()
{
    const QTemporaryDir dir;
    ImageFixture fixture(dir.path());
    const auto amd = fixture.addImage(ImageSpec::withLayers(1, 100, 1));
    const auto arm = fixture.addImage(ImageSpec::withLayers(1, 100, 2));
    const auto inner = fixture.addIndex({arm});
    const auto outer = fixture.addIndex({inner, amd, arm});
    TransferPlanner planner(documentOf(fixture, outer));
    QStringList first = digestsOf(planner.missing());
    QStringList wanted{inner.digest, amd.digest, arm.digest};
    wanted.sort();
    QCOMPARE(first, wanted);
    complete(planner, fixture);
    const auto plan = planner.plan();
    QVERIFY(plan);
    QCOMPARE(manifestsOf(*plan), QStringList({arm.digest, inner.digest, amd.digest}));
    QCOMPARE(plan->root.digest().toString(), outer.digest);
}

void TestTransferPlanner::sharedBlobsAreMovedOnce()
{
    const QTemporaryDir dir;
    ImageFixture fixture(dir.path());
    ImageSpec spec = ImageSpec::withLayers(2, 300, 7);
    spec.layers << spec.layers.front(); // the same layer twice in one image
    const auto one = fixture.addImage(spec);
    spec.env << QStringLiteral("A=1");
    const auto two = fixture.addImage(spec);
    TransferPlanner planner(documentOf(fixture, fixture.addIndex({one, two, one})));
    complete(planner, fixture);
    const auto plan = planner.plan();
    QVERIFY(plan);
    QCOMPARE(plan->blobs.size(), 4); // two configs, two layers
    QCOMPARE(plan->manifests.size(), 2);
}

void TestTransferPlanner::indexChildrenThatAreNoManifestsAreBlobs()
{
    const QByteArray layer = descriptorJson(layerType, "layer", 5);
    const QByteArray cache =
        descriptorJson(QStringLiteral("application/vnd.buildkit.cacheconfig.v0"), "cache", 6);
    const TransferPlanner planner(parsed(indexJson({layer, cache})));
    QCOMPARE(planner.missing().size(), 0);
    const auto plan = planner.plan();
    QVERIFY(plan);
    QCOMPARE(plan->blobs.size(), 2);
}

void TestTransferPlanner::attachmentsComeAfterTheImage()
{
    const QTemporaryDir dir;
    ImageFixture fixture(dir.path());
    const auto image = fixture.addImage(ImageSpec::withLayers(1, 100));
    const auto index = fixture.addIndex({image});
    const auto sbom = fixture.addArtifact(image, QStringLiteral("application/spdx+json"), "{}");
    const auto signature = fixture.addCosignSignature(index);
    TransferPlanner planner(documentOf(fixture, index));
    complete(planner, fixture);
    QCOMPARE(planner.subjects().size(), 2);
    planner.attach(documentOf(fixture, sbom).descriptor(), QString());
    planner.attach(documentOf(fixture, signature).descriptor(), QStringLiteral("sha256-x.sig"));
    QCOMPARE(planner.missing().size(), 2);
    complete(planner, fixture);
    const auto plan = planner.plan();
    QVERIFY(plan);
    QCOMPARE(manifestsOf(*plan), QStringList({image.digest, index.digest, sbom.digest, signature.digest}));
    QCOMPARE(plan->manifests.at(2).tag, QString());
    QCOMPARE(plan->manifests.at(3).tag, QStringLiteral("sha256-x.sig"));
    QCOMPARE(planner.subjects().size(), 4); // signatures of signatures are looked for too
}

void TestTransferPlanner::oneAttachmentByTagAndBySubject()
{
    const QTemporaryDir dir;
    ImageFixture fixture(dir.path());
    const auto image = fixture.addImage(ImageSpec::withLayers(1, 100));
    const auto sbom = fixture.addArtifact(image, QStringLiteral("application/spdx+json"), "{}");
    TransferPlanner planner(documentOf(fixture, image));
    planner.attach(documentOf(fixture, sbom).descriptor(), QString());
    planner.attach(documentOf(fixture, sbom).descriptor(), QStringLiteral("sha256-x.sbom"));
    planner.attach(documentOf(fixture, sbom).descriptor(), QString());
    complete(planner, fixture);
    const auto plan = planner.plan();
    QVERIFY(plan);
    QCOMPARE(manifestsOf(*plan), QStringList({image.digest, sbom.digest, sbom.digest}));
    QCOMPARE(plan->manifests.at(2).tag, QStringLiteral("sha256-x.sbom"));
}

void TestTransferPlanner::sizesThatContradictAreRefused()
{
    const TransferPlanner planner(
        parsed(indexJson({descriptorJson(layerType, "layer", 5), descriptorJson(layerType, "layer", 6)})));
    const auto plan = planner.plan();
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind(), ErrorKind::Protocol);
}

void TestTransferPlanner::schema1IsRefused()
{
    const TransferPlanner planner(parsed(
        R"({"schemaVersion":1,"name":"a","tag":"1","architecture":"amd64","fsLayers":[],"history":[]})"));
    const auto plan = planner.plan();
    QVERIFY(!plan);
    QCOMPARE(plan.error().code(), QStringLiteral("SCHEMA1_UNSUPPORTED"));
}

void TestTransferPlanner::deepNestingIsRefused()
{
    QByteArray inner = indexJson({});
    std::vector<ManifestDocument> all{parsed(inner)};
    for (int depth = 0; depth < TransferPlanner::maxDepth + 4; ++depth) {
        inner = indexJson({descriptorJson(indexType, inner, inner.size())});
        all.push_back(parsed(inner));
    }
    TransferPlanner planner(all.back());
    for (const ManifestDocument& document : all)
        planner.add(document);
    const auto plan = planner.plan();
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind(), ErrorKind::TooLarge);
}

void TestTransferPlanner::forgottenManifestIsNoPlan()
{
    const TransferPlanner planner(parsed(indexJson({descriptorJson(manifestType, "x", 1)})));
    const auto plan = planner.plan();
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind(), ErrorKind::Internal);
}

void TestTransferPlanner::platformChild()
{
    const QTemporaryDir dir;
    ImageFixture fixture(dir.path());
    ImageSpec spec = ImageSpec::withLayers(1, 10);
    const auto amd = fixture.addImage(spec);
    spec.architecture = QStringLiteral("arm64");
    const auto arm = fixture.addImage(spec);
    FixtureDescriptor nested = fixture.addIndex({arm});
    const auto document = documentOf(fixture, fixture.addIndex({amd, nested}));
    const auto found =
        childForPlatform(*document.index(), Platform(QStringLiteral("linux"), QStringLiteral("amd64")));
    QVERIFY(found.image);
    QCOMPARE(found.image->digest.toString(), amd.digest);
    const auto deeper =
        childForPlatform(*document.index(), Platform(QStringLiteral("linux"), QStringLiteral("arm64")));
    QVERIFY(!deeper.image);
    QCOMPARE(digestsOf(deeper.nested), QStringList(nested.digest));
}

QTEST_GUILESS_MAIN(TestTransferPlanner)
#include "tst_transferplanner.moc"
