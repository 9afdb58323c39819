// SPDX-License-Identifier: Apache-2.0
#include "actionscluster.h"

#include "registry/openshift/occommand.h"
#include "registry/openshift/tagsource.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

FakeOpenShiftImage image(int seed)
{
    return FakeOpenShiftImage::made(seed);
}

Digest digestOf(const QString& text)
{
    const auto digest = Digest::parse(text);
    return digest ? *digest : Digest();
}

ActionWish rollBack(const QString& repository, const QString& tag, const QString& digest)
{
    ActionWish wish(ActionKind::RollBackTag);
    wish.repository = repository;
    wish.tags = QStringList{tag};
    wish.digest = digestOf(digest);
    return wish;
}

ActionWish tagWish(ActionKind kind, const QString& source, const QString& repository, const QString& tag)
{
    ActionWish wish(kind);
    wish.repository = u"shop/app"_s;
    wish.source = source;
    wish.targetRepository = repository;
    wish.targetTag = tag;
    return wish;
}

QJsonObject bodyOf(const PlannedRequest& request)
{
    return QJsonDocument::fromJson(request.body).object();
}

ActionWish importWish(const QString& source, const QStringList& tags = {})
{
    ActionWish wish(ActionKind::ImportImages);
    wish.repository = u"shop/app"_s;
    wish.source = source;
    wish.tags = tags;
    return wish;
}

} // namespace

//! Tags of image streams: plans, what the server makes of them, rights, and things that change meanwhile.
class TestOpenShiftTagging final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rollsBack();
    void rollBackKeepsAnnotationsAndStopsTheSchedule();
    void rollBackOfSeveralTags();
    void rollBackIsBlocked();
    void outdatedPlansDoNothing();
    void missingRightsAreNamed();
    void rightsTakenMeanwhile();
    void tagsWithinAProject();
    void promotesAcrossProjects();
    void tagsAnExternalImage();
    void aliases();
    void tagSources_data();
    void tagSources();
    void quotesCommands();
};

void TestOpenShiftTagging::rollsBack()
{
    ActionsCluster cluster;
    const QString old = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(1));
    const QString bad = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(2));
    const auto plan = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(plan->registryId, u"test"_s);
    QVERIFY(plan->undoable);
    QVERIFY(plan->confirmWord.isEmpty());
    QCOMPARE(plan->command, u"oc tag --source=isimage shop/app@%1 shop/app:prod"_s.arg(old));
    QCOMPARE(plan->requests.size(), 1);
    QCOMPARE(plan->requests.first().method, u"PUT"_s);
    QCOMPARE(bodyOf(plan->requests.first())[u"metadata"_s][u"resourceVersion"_s].toString(),
        plan->expectedVersion);
    QVERIFY(!plan->expectedVersion.isEmpty());
    QVERIFY(plan->warnings.join(u' ').contains(u"later push"_s));
    QCOMPARE(cluster.changes(), 0);

    const auto report = cluster.perform(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(report->repository, u"shop/app"_s);
    QCOMPARE(report->tagsChanged, QStringList{u"prod"_s});
    QCOMPARE(report->items.size(), 1);
    QVERIFY(report->items.first().ok);
    QCOMPARE(report->items.first().digest.toString(), old);
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"prod"_s), (QStringList{old, bad, old}));
    QCOMPARE(cluster.changes(), 1);

    const auto again = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(again && !again->isExecutable());
    QVERIFY(again->blockers.join(u' ').contains(u"already"_s));
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::rollBackKeepsAnnotationsAndStopsTheSchedule()
{
    ActionsCluster cluster;
    const QJsonObject importPolicy{{u"scheduled"_s, true}, {u"importMode"_s, u"PreserveOriginal"_s}};
    const QJsonObject annotations{{u"team"_s, u"blue"_s}};
    const QJsonObject reference{{u"type"_s, u"Local"_s}};
    const QJsonObject policy{{u"importPolicy"_s, importPolicy}, {u"annotations"_s, annotations},
        {u"referencePolicy"_s, reference}};
    const QString old =
        cluster.fake.importImage(cluster.shop, u"app"_s, u"prod"_s, u"quay.io/a/b:1"_s, image(1), policy);
    cluster.fake.importImage(cluster.shop, u"app"_s, u"prod"_s, u"quay.io/a/b:1"_s, image(2), policy);
    const auto plan = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(plan && plan->isExecutable());
    const QString warnings = plan->warnings.join(u' ');
    QVERIFY2(
        warnings.contains(u"on a schedule"_s) && warnings.contains(u"quay.io/a/b:1"_s), qPrintable(warnings));
    QVERIFY(plan->effects.join(u' ').contains(u"team"_s));
    QVERIFY(plan->command.contains(u"--reference-policy=local"_s));
    QVERIFY(cluster.perform(*plan));
    const QJsonObject tag = cluster.specTag(cluster.shop, u"app"_s, u"prod"_s);
    QCOMPARE(tag[u"annotations"_s].toObject(), annotations);
    QCOMPARE(tag[u"from"_s][u"kind"_s].toString(), u"ImageStreamImage"_s);
    QCOMPARE(tag[u"referencePolicy"_s][u"type"_s].toString(), u"Local"_s);
    QCOMPARE(tag[u"importPolicy"_s][u"importMode"_s].toString(), u"PreserveOriginal"_s);
    QVERIFY(!tag[u"importPolicy"_s][u"scheduled"_s].toBool());
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"prod"_s).first(), old);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::rollBackOfSeveralTags()
{
    ActionsCluster cluster;
    QString old;
    for (const QString& tag : {u"a"_s, u"b"_s}) {
        old = cluster.fake.pushImage(cluster.shop, u"app"_s, tag, image(1));
        cluster.fake.pushImage(cluster.shop, u"app"_s, tag, image(2));
    }
    ActionWish wish = rollBack(u"shop/app"_s, u"a"_s, old);
    wish.tags << u"b"_s;
    const auto plan = cluster.plan(wish);
    QVERIFY(plan && plan->isExecutable());
    QCOMPARE(plan->requests.size(), 2);
    const auto report = cluster.perform(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(report->tagsChanged, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"a"_s).first(), old);
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"b"_s).first(), old);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::rollBackIsBlocked()
{
    ActionsCluster cluster;
    const QString old = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(1));
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(2));
    const QString foreign = cluster.fake.pushImage(cluster.shop, u"app"_s, u"dev"_s, image(3));

    const auto never = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, foreign));
    QVERIFY(never && !never->isExecutable());
    QVERIFY(never->blockers.join(u' ').contains(u"never pointed"_s));
    const auto noTag = cluster.plan(rollBack(u"shop/app"_s, u"gone"_s, old));
    QVERIFY(noTag && !noTag->isExecutable());

    cluster.fake.pruneImage(old);
    const auto pruned = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(pruned && !pruned->isExecutable());
    QVERIFY(pruned->blockers.join(u' ').contains(u"pruning"_s));
    QVERIFY(!pruned->undoable);

    const auto refused = cluster.perform(*pruned);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), u"NOT_EXECUTABLE"_s);
    const auto nothing = cluster.plan(ActionWish(ActionKind::SetTagExpiry));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code(), u"NOT_OFFERED"_s);
    QCOMPARE(cluster.changes(), 0);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::outdatedPlansDoNothing()
{
    ActionsCluster cluster;
    const QString old = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(1));
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(2));
    const auto plan = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(plan && plan->isExecutable());
    const QString newer = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(3));
    const auto report = cluster.perform(*plan);
    QVERIFY(!report);
    QCOMPARE(report.error().kind(), ErrorKind::Conflict);
    QCOMPARE(report.error().code(), u"PLAN_OUTDATED"_s);
    QCOMPARE(cluster.changes(), 0);

    // Changed between the last look and the write: the server's 409.
    const auto second = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(second && second->isExecutable());
    cluster.fake.failNext(second->requests.first().path, 409, u"Conflict"_s);
    const auto late = cluster.perform(*second);
    QVERIFY(!late);
    QCOMPARE(late.error().code(), u"PLAN_OUTDATED"_s);
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"prod"_s).first(), newer);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::missingRightsAreNamed()
{
    ActionsCluster cluster;
    const QString old = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(1));
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(2));
    cluster.fake.revoke(cluster.alice, cluster.shop);
    cluster.fake.grantRole(cluster.alice, u"view"_s, cluster.shop);
    const auto plan = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(plan);
    QVERIFY(!plan->isExecutable());
    QCOMPARE(plan->blockers.english(), QStringList{u"You may not update imagestreamtags in project shop."_s});
    const auto import = cluster.plan(importWish(u"quay.io/a/b:1"_s));
    QVERIFY(import && !import->isExecutable());
    QCOMPARE(
        import->blockers.english(), QStringList{u"You may not create imagestreamimports in project shop."_s});
    QCOMPARE(cluster.changes(), 0);

    // Not even reading: the missing right is what is told.
    cluster.fake.revoke(cluster.alice, cluster.shop);
    cluster.actions.forgetRights();
    const auto blind = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(blind && !blind->isExecutable());
    QCOMPARE(
        blind->blockers.english(), QStringList{u"You may not update imagestreamtags in project shop."_s});
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::rightsTakenMeanwhile()
{
    ActionsCluster cluster;
    const QString old = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(1));
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(2));
    const auto plan = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(plan && plan->isExecutable());
    cluster.fake.revoke(cluster.alice, cluster.shop);
    cluster.fake.grantRole(cluster.alice, u"view"_s, cluster.shop);
    const auto report = cluster.perform(*plan);
    QVERIFY(!report);
    QCOMPARE(report.error().kind(), ErrorKind::Denied);
    QCOMPARE(report.error().host(), cluster.fake.host());
    // What was remembered of rights is not believed any more.
    const auto again = cluster.plan(rollBack(u"shop/app"_s, u"prod"_s, old));
    QVERIFY(again && !again->isExecutable());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::tagsWithinAProject()
{
    ActionsCluster cluster;
    const QString dev = cluster.fake.pushImage(cluster.shop, u"app"_s, u"dev"_s, image(1));
    const QString prod = cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(2));
    const auto plan = cluster.plan(tagWish(ActionKind::SetTag, u"dev"_s, u"shop/app"_s, u"prod"_s));
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(plan->command, u"oc tag --source=isimage shop/app@%1 shop/app:prod"_s.arg(dev));
    const auto report = cluster.perform(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"prod"_s), (QStringList{dev, prod}));
    // It holds the image, not the tag it was taken from.
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"dev"_s, image(3));
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"prod"_s).first(), dev);

    ActionWish byDigest(ActionKind::SetTag);
    byDigest.repository = u"shop/app"_s;
    byDigest.digest = digestOf(prod);
    byDigest.targetTag = u"kept"_s;
    const auto fresh = cluster.plan(byDigest);
    QVERIFY(fresh && fresh->isExecutable());
    QVERIFY(!fresh->undoable);
    QVERIFY(cluster.perform(*fresh));
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"kept"_s), QStringList{prod});
    const auto none = cluster.plan(tagWish(ActionKind::SetTag, u"nowhere"_s, u"shop/app"_s, u"prod"_s));
    QVERIFY(none && !none->isExecutable());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::promotesAcrossProjects()
{
    ActionsCluster cluster;
    const QString digest = cluster.fake.pushImage(cluster.shop, u"app"_s, u"1.0"_s, image(1));
    ActionWish wish(ActionKind::SetTag);
    wish.repository = u"shop/app"_s;
    wish.source = u"shop/app:1.0"_s;
    wish.targetRepository = u"stage/app"_s;
    const auto plan = cluster.plan(wish);
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QVERIFY(plan->effects.join(u' ').contains(u"stage/app is created"_s));
    QVERIFY(plan->warnings.join(u' ').contains(u"image-puller"_s));
    QCOMPARE(bodyOf(plan->requests.first())[u"tag"_s][u"from"_s][u"namespace"_s].toString(), cluster.shop);
    const auto report = cluster.perform(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(report->repository, u"stage/app"_s);
    QCOMPARE(cluster.fake.history(cluster.stage, u"app"_s, u"1.0"_s), QStringList{digest});

    cluster.fake.revoke(cluster.alice, cluster.shop);
    cluster.fake.grant(cluster.alice, u"get,list"_s,
        u"image.openshift.io/imagestreams,image.openshift.io/imagestreamimages"_s, cluster.shop);
    cluster.actions.forgetRights();
    wish.targetTag = u"2.0"_s;
    const auto blocked = cluster.plan(wish);
    QVERIFY(blocked && !blocked->isExecutable());
    QCOMPARE(
        blocked->blockers.english(), QStringList{u"You may not get imagestreams/layers in project shop."_s});
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::tagsAnExternalImage()
{
    ActionsCluster cluster;
    cluster.fake.addExternal(u"quay.io/a/b:1"_s, image(7));
    ActionWish wish = tagWish(ActionKind::SetTag, u"docker://quay.io/a/b:1"_s, u"shop/app"_s, u"ext"_s);
    wish.options.insert(u"scheduled"_s, u"true"_s);
    wish.options.insert(u"mode"_s, u"PreserveOriginal"_s);
    const auto plan = cluster.plan(wish);
    QVERIFY(plan && plan->isExecutable());
    QCOMPARE(plan->command,
        u"oc tag --source=docker --scheduled --import-mode=PreserveOriginal quay.io/a/b:1 shop/app:ext"_s);
    QVERIFY(cluster.perform(*plan));
    const QJsonObject tag = cluster.specTag(cluster.shop, u"app"_s, u"ext"_s);
    QCOMPARE(tag[u"from"_s][u"kind"_s].toString(), u"DockerImage"_s);
    QCOMPARE(tag[u"from"_s][u"name"_s].toString(), u"quay.io/a/b:1"_s);
    QVERIFY(tag[u"importPolicy"_s][u"scheduled"_s].toBool());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::aliases()
{
    ActionsCluster cluster;
    const QString first = cluster.fake.pushImage(cluster.shop, u"app"_s, u"1.0"_s, image(1));
    const auto plan = cluster.plan(tagWish(ActionKind::AliasTag, u"1.0"_s, u"shop/app"_s, u"stable"_s));
    QVERIFY(plan && plan->isExecutable());
    QCOMPARE(plan->command, u"oc tag --source=istag shop/app:1.0 --alias shop/app:stable"_s);
    QVERIFY(cluster.perform(*plan));
    QCOMPARE(cluster.specTag(cluster.shop, u"app"_s, u"stable"_s)[u"from"_s][u"name"_s].toString(), u"1.0"_s);
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"stable"_s), QStringList{first});

    const auto itself = cluster.plan(tagWish(ActionKind::AliasTag, u"1.0"_s, u"shop/app"_s, u"1.0"_s));
    QVERIFY(itself && !itself->isExecutable());
    const auto round = cluster.plan(tagWish(ActionKind::AliasTag, u"stable"_s, u"shop/app"_s, u"1.0"_s));
    QVERIFY(round && !round->isExecutable());
    const auto across =
        cluster.plan(tagWish(ActionKind::AliasTag, u"shop/app:1.0"_s, u"stage/app"_s, u"x"_s));
    QVERIFY(across && !across->isExecutable());
    QVERIFY(across->blockers.join(u' ').contains(u"own image stream"_s));
    // Setting it aside says that it follows no more.
    const auto set = cluster.plan(tagWish(ActionKind::SetTag, u"1.0"_s, u"shop/app"_s, u"stable"_s));
    QVERIFY(set && set->isExecutable());
    QVERIFY(set->warnings.join(u' ').contains(u"follows the tag 1.0"_s));
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftTagging::tagSources_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("tag") << u"dev"_s << u"tag shop/app dev"_s;
    QTest::newRow("stream") << u"base:1"_s << u"tag shop/base 1"_s;
    QTest::newRow("project") << u"stage/app:1"_s << u"tag stage/app 1"_s;
    const QString digest = u"sha256:"_s + QString(64, u'a');
    QTest::newRow("digest") << u"stage/app@"_s + digest << u"image stage/app "_s + digest;
    QTest::newRow("external") << u"quay.io/a/b:1"_s << u"external quay.io/a/b:1"_s;
    QTest::newRow("port") << u"localhost:5000/a:1"_s << u"external localhost:5000/a:1"_s;
    QTest::newRow("transport") << u"docker://quay.io/a:1"_s << u"external quay.io/a:1"_s;
    QTest::newRow("deep") << u"a/b/c:1"_s << u"external a/b/c:1"_s;
    QTest::newRow("no tag") << u"stage/app"_s << u"error"_s;
    QTest::newRow("bad tag") << u"app:-x"_s << u"error"_s;
    QTest::newRow("nothing") << QString() << u"error"_s;
}

void TestOpenShiftTagging::tagSources()
{
    QFETCH(const QString, source);
    QFETCH(const QString, expected);
    ActionWish wish(ActionKind::SetTag);
    wish.repository = u"shop/app"_s;
    wish.source = source;
    const auto parsed = TagSource::of(wish);
    QString text = u"error"_s;
    if (parsed && parsed->kind == TagSource::Kind::Tag)
        text = u"tag %1 %2"_s.arg(parsed->place.text(), parsed->tag);
    else if (parsed && parsed->kind == TagSource::Kind::Image)
        text = u"image %1 %2"_s.arg(parsed->place.text(), parsed->digest);
    else if (parsed)
        text = u"external "_s + parsed->pullSpec;
    QCOMPARE(text, expected);
}

void TestOpenShiftTagging::quotesCommands()
{
    OcCommand command({u"patch"_s});
    command.add(u"{\"a\": \"it's\"}"_s)
        .option(u"empty"_s, QString())
        .flag(u"no"_s, false)
        .inProject(u"$(reboot)"_s);
    QCOMPARE(command.text(), u"oc patch '{\"a\": \"it'\\''s\"}' -n '$(reboot)'"_s);
}

QTEST_GUILESS_MAIN(TestOpenShiftTagging)
#include "tst_openshifttagging.moc"
