// SPDX-License-Identifier: Apache-2.0
#include "registry/deletefacts.h"

#include "oci/mediatype.h"

#include <QTest>

using namespace portolan;

namespace {

QByteArray descriptorText(const char* type, const Digest& digest, qint64 size)
{
    return QByteArray("{\"mediaType\":\"") + type + "\",\"digest\":\"" + digest.toString().toLatin1()
        + "\",\"size\":" + QByteArray::number(size) + "}";
}

//! An image with one layer of `layerBytes` named by `layer`; its config is of 100 bytes.
ManifestDocument image(const QByteArray& layer, qint64 layerBytes, const QByteArray& name)
{
    const QByteArray body = "{\"schemaVersion\":2,\"mediaType\":\"" + QByteArray(mediatype::ociManifest)
        + "\",\"config\":" + descriptorText(mediatype::ociConfig, Digest::sha256Of("config" + name), 100)
        + ",\"layers\":[" + descriptorText(mediatype::ociLayerGzip, Digest::sha256Of(layer), layerBytes)
        + "]}";
    return ManifestDocument::parse(body, QString::fromLatin1(mediatype::ociManifest)).value();
}

ManifestDocument index(const QList<ManifestDocument>& children)
{
    QByteArrayList parts;
    for (const ManifestDocument& child : children)
        parts << descriptorText(mediatype::ociManifest, child.digest(), child.bytes().size());
    const QByteArray body = "{\"schemaVersion\":2,\"mediaType\":\"" + QByteArray(mediatype::ociIndex)
        + "\",\"manifests\":[" + parts.join(',') + "]}";
    return ManifestDocument::parse(body, QString::fromLatin1(mediatype::ociIndex)).value();
}

class Facts final {
public:
    Facts()
    {
        facts.deleteByDigest = Ability::Yes;
        facts.deleteByTag = Ability::No;
        facts.manifestsComplete = true;
    }
    void add(const ManifestDocument& document, const QStringList& tags = {})
    {
        facts.manifests.insert(document.digest(), document);
        for (const QString& tag : tags)
            facts.tags.insert(tag, document.descriptor());
    }

    DeleteFacts facts;
};

DeleteWish wishFor(const QStringList& tags, DeleteScope scope = DeleteScope::TagsOnly)
{
    DeleteWish wish;
    wish.repository = QStringLiteral("app");
    wish.tagsOrDigests = tags;
    wish.scope = scope;
    return wish;
}

const QString one = QStringLiteral("1.0");
const QString latest = QStringLiteral("latest");

} // namespace

class TestDeleteFacts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tagWithoutSiblingsGoesByDigest()
    {
        Facts made;
        const ManifestDocument document = image("layer", 1000, "a");
        made.add(document, {one});
        const DeletePlan plan = planDeletion(wishFor({one}), made.facts);
        QVERIFY(plan.isExecutable());
        QCOMPARE(plan.steps.size(), 1);
        QCOMPARE(plan.steps.first().method, DeleteMethod::ByDigest);
        QCOMPARE(plan.steps.first().target, document.digest().toString());
        QCOMPARE(plan.steps.first().requests,
            QStringList{QStringLiteral("DELETE /v2/app/manifests/") + document.digest().toString()});
        QVERIFY(plan.subjects.first().manifestRemoved);
        QCOMPARE(plan.uniqueBytes, 1100 + document.bytes().size());
    }

    void tagsGoBeforeTheirDigest()
    {
        Facts made;
        made.facts.deleteByTag = Ability::Yes;
        made.facts.tagsBeforeDigest = true;
        const ManifestDocument document = image("layer", 1000, "a");
        made.add(document, {one, latest});
        const DeletePlan plan = planDeletion(wishFor({one}, DeleteScope::ImagesAndAllTags), made.facts);
        QVERIFY(plan.isExecutable());
        QStringList targets;
        for (const DeleteStep& step : plan.steps)
            targets << step.target;
        QCOMPARE(targets, QStringList({one, latest, document.digest().toString()}));
        const DeletePlan tagOnly = planDeletion(wishFor({one}), made.facts);
        QCOMPARE(tagOnly.steps.size(), 1);
        QCOMPARE(tagOnly.steps.first().method, DeleteMethod::ByTag);
    }

    void siblingIsNeverTakenAlongUnasked()
    {
        Facts made;
        made.add(image("layer", 1000, "a"), {one, latest});
        const DeletePlan plan = planDeletion(wishFor({one}), made.facts);
        QVERIFY(!plan.isExecutable());
        QVERIFY(plan.steps.isEmpty());
        QVERIFY(plan.throwawayOffered);
        QCOMPARE(plan.blockers.size(), 1);
        QVERIFY(plan.blockers.first().english().contains(latest));
        QCOMPARE(plan.subjects.first().tagsKept, QStringList{latest});
        QCOMPARE(plan.uniqueBytes, 0);
    }

    void allSiblingsSelectedIsAsGoodAsTheImage()
    {
        Facts made;
        made.add(image("layer", 1000, "a"), {one, latest});
        const DeletePlan plan = planDeletion(wishFor({one, latest}), made.facts);
        QVERIFY(plan.isExecutable());
        QCOMPARE(plan.steps.size(), 1);
        QCOMPARE(plan.steps.first().method, DeleteMethod::ByDigest);
    }

    void serverThatDeletesTagsKeepsTheImage()
    {
        Facts made;
        made.facts.deleteByTag = Ability::Yes;
        made.add(image("layer", 1000, "a"), {one, latest});
        const DeletePlan plan = planDeletion(wishFor({one}), made.facts);
        QVERIFY(plan.isExecutable());
        QCOMPARE(plan.steps.first().method, DeleteMethod::ByTag);
        QCOMPARE(plan.steps.first().target, one);
        QVERIFY(!plan.subjects.first().manifestRemoved);
    }

    void throwawayIsOnlyForThoseWhoAsk()
    {
        Facts made;
        made.add(image("layer", 1000, "a"), {one, latest});
        DeleteWish wish = wishFor({one});
        wish.allowThrowaway = true;
        const DeletePlan plan = planDeletion(wish, made.facts);
        QVERIFY(plan.isExecutable());
        QCOMPARE(plan.steps.size(), 1);
        QCOMPARE(plan.steps.first().method, DeleteMethod::ThrowawayManifest);
        QCOMPARE(plan.steps.first().target, one);
        QVERIFY(!plan.subjects.first().manifestRemoved);
        QCOMPARE(plan.subjects.first().tagsKept, QStringList{latest});
    }

    void wholeImageNamesEveryTagThatGoes()
    {
        Facts made;
        const ManifestDocument document = image("layer", 1000, "a");
        made.add(document, {latest, one, QStringLiteral("1")});
        const DeletePlan plan = planDeletion(wishFor({one}, DeleteScope::ImagesAndAllTags), made.facts);
        QVERIFY(plan.isExecutable());
        QCOMPARE(plan.subjects.first().tagsRemoved, QStringList({latest, QStringLiteral("1"), one}));
        QVERIFY(plan.subjects.first().tagsKept.isEmpty());
    }

    void digestMeansTheWholeImage()
    {
        Facts made;
        const ManifestDocument document = image("layer", 1000, "a");
        made.add(document, {latest});
        const DeletePlan plan = planDeletion(wishFor({document.digest().toString()}), made.facts);
        QVERIFY(plan.isExecutable());
        QVERIFY(plan.subjects.first().manifestRemoved);
        QCOMPARE(plan.subjects.first().tagsRemoved, QStringList{latest});
    }

    void childOfAnIndexWouldBreakIt()
    {
        Facts made;
        const ManifestDocument child = image("layer", 1000, "a");
        made.add(child, {one});
        made.add(index({child}), {latest});
        const DeletePlan tagOnly = planDeletion(wishFor({one}), made.facts);
        QVERIFY(!tagOnly.isExecutable());
        QVERIFY(tagOnly.throwawayOffered);
        QVERIFY(tagOnly.blockers.first().english().contains(latest));
        const DeletePlan whole = planDeletion(wishFor({one}, DeleteScope::ImagesAndAllTags), made.facts);
        QVERIFY(whole.isExecutable());
        QCOMPARE(whole.subjects.first().containedInIndexes, QStringList{latest});
    }

    void indexGoesBeforeItsChild()
    {
        Facts made;
        const ManifestDocument child = image("layer", 1000, "a");
        const ManifestDocument parent = index({child});
        made.add(child, {one});
        made.add(parent, {latest});
        const DeletePlan plan =
            planDeletion(wishFor({one, latest}, DeleteScope::ImagesAndAllTags), made.facts);
        QVERIFY(plan.isExecutable());
        QCOMPARE(plan.steps.size(), 2);
        QCOMPARE(plan.steps.first().target, parent.digest().toString());
        QVERIFY2(plan.subjects.last().containedInIndexes.isEmpty(), "an index that goes too cannot break");
        QCOMPARE(plan.subjects.first().children.size(), 1);
    }

    void sharedLayersAreNotCounted()
    {
        Facts made;
        const ManifestDocument mine = image("shared", 5000, "a");
        made.add(mine, {one});
        made.add(image("shared", 5000, "b"), {latest});
        const DeletePlan plan = planDeletion(wishFor({one}), made.facts);
        QCOMPARE(plan.uniqueBytes, 100 + mine.bytes().size());
        made.facts.manifestsComplete = false;
        QCOMPARE(planDeletion(wishFor({one}), made.facts).uniqueBytes, -1);
    }

    void referrersAndAttachmentTagsAreNamed()
    {
        Facts made;
        const ManifestDocument document = image("layer", 1000, "a");
        made.add(document, {one});
        Referrer api;
        api.descriptor =
            Descriptor(QString::fromLatin1(mediatype::ociManifest), Digest::sha256Of("sbom"), 10);
        Referrer cosign = api;
        cosign.source = Referrer::Source::CosignTag;
        cosign.tag = QStringLiteral("sha256-abc.sig");
        made.facts.referrers.insert(document.digest(), {api, cosign});
        const DeletePlan plan = planDeletion(wishFor({one}), made.facts);
        QCOMPARE(plan.subjects.first().referrers.size(), 1);
        QCOMPARE(plan.subjects.first().attachmentTags, QStringList{cosign.tag});
    }

    void switchedOffSaysWhy()
    {
        Facts made;
        made.facts.deleteByDigest = Ability::No;
        made.facts.deleteReason = QStringLiteral("Deleting is switched off.");
        made.add(image("layer", 1000, "a"), {one});
        for (const DeleteScope scope : {DeleteScope::TagsOnly, DeleteScope::ImagesAndAllTags}) {
            const DeletePlan plan = planDeletion(wishFor({one}, scope), made.facts);
            QVERIFY(!plan.isExecutable());
            QCOMPARE(plan.blockers.english(), QStringList{made.facts.deleteReason.english()});
        }
    }

    void vanishedTagBlocks()
    {
        Facts made;
        made.add(image("layer", 1000, "a"), {one});
        const DeletePlan plan = planDeletion(wishFor({one, QStringLiteral("gone")}), made.facts);
        QVERIFY(!plan.isExecutable());
        QVERIFY(plan.blockers.first().english().contains(QStringLiteral("gone")));
    }
};

QTEST_GUILESS_MAIN(TestDeleteFacts)
#include "tst_deletefacts.moc"
