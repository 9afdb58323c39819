// SPDX-License-Identifier: Apache-2.0
#include "actionscluster.h"

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

ActionWish importWish(const QString& source, const QStringList& tags = {})
{
    ActionWish wish(ActionKind::ImportImages);
    wish.repository = u"shop/app"_s;
    wish.source = source;
    wish.tags = tags;
    return wish;
}

const ActionItem* itemNamed(const QList<ActionItem>& items, const QString& name)
{
    for (const ActionItem& item : items) {
        if (item.name == name)
            return &item;
    }
    return nullptr;
}

} // namespace

//! Image streams as a whole: made, removed, imported into; and what is offered where.
class TestOpenShiftImports final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsAndDeletesStreams();
    void importsTags();
    void importsAWholeRepository();
    void importsAgain();
    void importsNothing();
    void offers();
    void offersToReaders();
    void asksOnceForRights();
    void restoresTags();
};

void TestOpenShiftImports::createsAndDeletesStreams()
{
    ActionsCluster cluster;
    ActionWish create(ActionKind::CreateRepository);
    create.repository = u"shop/fresh"_s;
    create.options.insert(u"lookup"_s, u"local"_s);
    const auto plan = cluster.plan(create);
    QVERIFY(plan && plan->isExecutable());
    QCOMPARE(plan->command, u"oc create imagestream fresh --lookup-local -n shop"_s);
    const auto made = cluster.perform(*plan);
    QVERIFY2(made, made ? "" : qPrintable(made.error().toLogLine()));
    QVERIFY(!cluster.fake.object(u"image.openshift.io/imagestreams"_s, cluster.shop, u"fresh"_s).isEmpty());
    const auto twice = cluster.perform(*plan);
    QVERIFY(!twice);
    QCOMPARE(twice.error().code(), u"PLAN_OUTDATED"_s);
    create.repository = u"shop/Bad_Name"_s;
    const auto bad = cluster.plan(create);
    QVERIFY(bad && !bad->isExecutable());
    create.repository = u"shop"_s;
    const auto project = cluster.plan(create);
    QVERIFY(!project);
    QCOMPARE(project.error().kind(), ErrorKind::Usage);

    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(1));
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(2));
    ActionWish wish(ActionKind::DeleteRepository);
    wish.repository = u"shop/app"_s;
    const auto removal = cluster.plan(wish);
    QVERIFY(removal && removal->isExecutable());
    QCOMPARE(removal->confirmWord, u"app"_s);
    QVERIFY(!removal->undoable);
    QVERIFY(removal->effects.join(u' ').contains(u"1 tag(s) and 2 item(s)"_s));
    QCOMPARE(removal->command, u"oc delete imagestream/app -n shop"_s);
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, image(3));
    const auto late = cluster.perform(*removal);
    QVERIFY(!late);
    QCOMPARE(late.error().code(), u"PLAN_OUTDATED"_s);
    const auto now = cluster.plan(wish);
    QVERIFY(now && now->isExecutable());
    const auto gone = cluster.perform(*now);
    QVERIFY(gone);
    QCOMPARE(gone->tagsChanged, QStringList{u"prod"_s});
    QVERIFY(cluster.fake.object(u"image.openshift.io/imagestreams"_s, cluster.shop, u"app"_s).isEmpty());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftImports::importsTags()
{
    ActionsCluster cluster;
    const QString before =
        cluster.fake.importImage(cluster.shop, u"app"_s, u"1"_s, u"quay.io/a/b:1"_s, image(1));
    cluster.fake.addExternal(u"quay.io/a/b:1"_s, image(2));
    cluster.fake.addExternal(u"quay.io/a/b:2"_s, image(3));
    cluster.fake.addExternalFailure(u"quay.io/a/b:3"_s, 401, u"Unauthorized"_s, u"you may not have access"_s);
    const QStringList historyBefore = cluster.fake.history(cluster.shop, u"app"_s, u"1"_s);
    ActionWish wish = importWish(u"quay.io/a/b"_s, QStringList{u"1"_s, u"2"_s, u"3"_s});
    wish.options.insert(u"mode"_s, u"PreserveOriginal"_s);
    const auto plan = cluster.plan(wish);
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(plan->preview.size(), 3);
    QVERIFY(itemNamed(plan->preview, u"1"_s)->message.english().contains(u"moves here from"_s));
    QCOMPARE(itemNamed(plan->preview, u"2"_s)->message.english(), u"new tag"_s);
    QCOMPARE(itemNamed(plan->preview, u"2"_s)->digest.toString(), image(3).digest);
    QVERIFY(!itemNamed(plan->preview, u"3"_s)->ok);
    QVERIFY(itemNamed(plan->preview, u"3"_s)->message.english().contains(u"you may not have access"_s));
    QVERIFY(plan->warnings.join(u' ').contains(u"shop/app:3 cannot be imported"_s));
    QCOMPARE(plan->command.count(u"oc import-image"_s), 3);
    QVERIFY(plan->command.contains(u"--import-mode=PreserveOriginal"_s));
    // The dry run changed nothing.
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"1"_s), historyBefore);
    QVERIFY(cluster.specTag(cluster.shop, u"app"_s, u"2"_s).isEmpty());

    const auto report = cluster.perform(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QCOMPARE(report->tagsChanged, (QStringList{u"1"_s, u"2"_s}));
    QVERIFY(!itemNamed(report->items, u"3"_s)->ok);
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"1"_s), (QStringList{image(2).digest, before}));
    QCOMPARE(cluster.specTag(cluster.shop, u"app"_s, u"2"_s)[u"importPolicy"_s][u"importMode"_s].toString(),
        u"PreserveOriginal"_s);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftImports::importsAWholeRepository()
{
    ActionsCluster cluster;
    for (int i = 1; i <= 4; ++i)
        cluster.fake.addExternal(u"quay.io/a/b:%1"_s.arg(i), image(i));
    cluster.fake.setImportLimit(3);
    const auto plan = cluster.plan(importWish(u"quay.io/a/b"_s));
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(plan->preview.size(), 3);
    QVERIFY(plan->warnings.join(u' ').contains(u"leaves out 1 tag(s): 4"_s));
    QVERIFY(plan->effects.join(u' ').contains(u"shop/app is created"_s));
    QCOMPARE(plan->command, u"oc import-image app --from=quay.io/a/b --all --confirm -n shop"_s);
    const auto report = cluster.perform(*plan);
    QVERIFY(report);
    QCOMPARE(report->items.size(), 3);
    QCOMPARE(report->tagsChanged, (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    QVERIFY(report->notes.join(u' ').contains(u'4'));
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"2"_s), QStringList{image(2).digest});
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftImports::importsAgain()
{
    ActionsCluster cluster;
    const QJsonObject scheduled{{u"scheduled"_s, true}};
    cluster.fake.importImage(cluster.shop, u"app"_s, u"nightly"_s, u"quay.io/a/b:n"_s, image(1),
        QJsonObject{{u"importPolicy"_s, scheduled}});
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"pushed"_s, image(5));
    cluster.fake.addExternal(u"quay.io/a/b:n"_s, image(2));
    const auto plan = cluster.plan(importWish(QString(), QStringList{u"nightly"_s}));
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QVERIFY(plan->command.contains(u"--scheduled"_s));
    QVERIFY(cluster.perform(*plan));
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"nightly"_s).first(), image(2).digest);
    QVERIFY(
        cluster.specTag(cluster.shop, u"app"_s, u"nightly"_s)[u"importPolicy"_s][u"scheduled"_s].toBool());

    const auto all = cluster.plan(importWish(QString()));
    QVERIFY(all && all->isExecutable());
    QCOMPARE(all->preview.size(), 1);
    QCOMPARE(all->preview.first().message.english(), u"unchanged"_s);
    const auto pushed = cluster.plan(importWish(QString(), QStringList{u"pushed"_s}));
    QVERIFY(!pushed);
    QCOMPARE(pushed.error().kind(), ErrorKind::Usage);
    // Over a tag that was pushed.
    const auto over = cluster.plan(importWish(u"quay.io/a/b:n"_s, QStringList{u"pushed"_s}));
    QVERIFY(over && over->isExecutable());
    QVERIFY(over->warnings.join(u' ').contains(u"was pushed"_s));
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftImports::importsNothing()
{
    ActionsCluster cluster;
    const auto none = cluster.plan(importWish(u"quay.io/a/none:1"_s));
    QVERIFY(none && !none->isExecutable());
    QVERIFY(none->blockers.join(u' ').contains(u"not found"_s));
    cluster.fake.failNext(
        u"/apis/image.openshift.io/v1/namespaces/shop/imagestreamimports"_s, 403, u"Forbidden"_s);
    const auto forbidden = cluster.plan(importWish(u"evil.example/a/b:1"_s));
    QVERIFY(forbidden && !forbidden->isExecutable());
    QVERIFY(!forbidden->blockers.first().isEmpty());
    const auto senseless = cluster.plan(importWish(u"quay.io/a/b:1"_s, QStringList{u"x"_s, u"y"_s}));
    QVERIFY(!senseless);
    QCOMPARE(senseless.error().kind(), ErrorKind::Usage);

    // The stream was made meanwhile.
    cluster.fake.addExternal(u"quay.io/a/b:1"_s, image(1));
    const auto plan = cluster.plan(importWish(u"quay.io/a/b:1"_s));
    QVERIFY(plan && plan->isExecutable());
    cluster.fake.addStream(cluster.shop, u"app"_s);
    const auto late = cluster.perform(*plan);
    QVERIFY(!late);
    QCOMPARE(late.error().code(), u"PLAN_OUTDATED"_s);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftImports::offers()
{
    ActionsCluster cluster;
    cluster.fake.addStream(cluster.shop, u"app"_s);
    const auto stream = cluster.offering(u"shop/app"_s);
    QVERIFY(stream);
    QVERIFY(stream->uses);
    for (const ActionKind kind : {ActionKind::RollBackTag, ActionKind::SetTag, ActionKind::AliasTag,
             ActionKind::ImportImages, ActionKind::DeleteRepository}) {
        QVERIFY(stream->action(kind));
        QCOMPARE(stream->action(kind)->ability, Ability::Yes);
    }
    QVERIFY(!stream->action(ActionKind::ScaleRegistry));
    const auto project = cluster.offering(u"shop"_s);
    QVERIFY(project);
    QCOMPARE(project->action(ActionKind::CreateRepository)->ability, Ability::Yes);
    QCOMPARE(project->action(ActionKind::CreatePullSecret)->ability, Ability::Yes);
    QCOMPARE(project->panels.size(), 1);
    QCOMPARE(project->panels.first().id, u"pull-secrets"_s);
    // A cluster nobody may look into: nothing is offered that would fail.
    const auto blind = cluster.offering(QString());
    QVERIFY(blind && blind->actions.isEmpty() && blind->panels.isEmpty());

    ActionsCluster other;
    other.fake.grantRole(other.alice, u"cluster-reader"_s);
    const auto reader = other.offering(QString());
    QVERIFY(reader);
    QCOMPARE(reader->action(ActionKind::ScaleRegistry)->ability, Ability::No);
    QCOMPARE(reader->action(ActionKind::ScaleRegistry)->reason.english(),
        u"You may not patch configs.imageregistry.operator.openshift.io \"cluster\" in the cluster."_s);
    QCOMPARE(reader->panels.size(), 2);
    ActionsCluster bare;
    bare.fake.grantRole(bare.alice, u"cluster-admin"_s);
    bare.fake.setGroupServed(u"imageregistry.operator.openshift.io"_s, false);
    bare.fake.setGroupServed(u"config.openshift.io"_s, false);
    const auto none = bare.offering(QString());
    QVERIFY(none);
    QVERIFY(none->actions.isEmpty());
    QCOMPARE(cluster.fake.problems() + other.fake.problems() + bare.fake.problems(), QString());
}

void TestOpenShiftImports::offersToReaders()
{
    ActionsCluster cluster;
    cluster.fake.revoke(cluster.alice, cluster.shop);
    cluster.fake.grantRole(cluster.alice, u"view"_s, cluster.shop);
    const auto stream = cluster.offering(u"shop/app"_s);
    QVERIFY(stream);
    QCOMPARE(stream->action(ActionKind::RollBackTag)->ability, Ability::No);
    QCOMPARE(stream->action(ActionKind::RollBackTag)->reason.english(),
        u"You may not update imagestreamtags in project shop."_s);
    QCOMPARE(stream->action(ActionKind::DeleteRepository)->ability, Ability::No);
    // Into another project she may.
    QCOMPARE(stream->action(ActionKind::SetTag)->ability, Ability::Unknown);
    const auto project = cluster.offering(u"shop"_s);
    QVERIFY(project);
    QVERIFY(project->panels.isEmpty());
    QCOMPARE(project->notes.english(), QStringList{u"You may only look in project shop."_s});
    const auto nonsense = cluster.offering(u"a/b/c"_s);
    QVERIFY(!nonsense);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftImports::asksOnceForRights()
{
    ActionsCluster cluster;
    const QByteArray review = "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    QVERIFY(cluster.offering(u"shop/app"_s));
    const int asked = cluster.fake.count(review);
    QVERIFY(asked > 0);
    QVERIFY(cluster.offering(u"shop/app"_s));
    QCOMPARE(cluster.fake.count(review), asked);
    cluster.actions.forgetRights();
    QVERIFY(cluster.offering(u"shop/app"_s));
    QCOMPARE(cluster.fake.count(review), 2 * asked);
    // One that is not answered leaves its actions unknown, and is asked again.
    cluster.actions.forgetRights();
    cluster.fake.failNext(
        u"/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"_s, 400, u"BadRequest"_s, 20);
    const auto unknown = cluster.offering(u"shop/app"_s);
    QVERIFY(unknown);
    QCOMPARE(unknown->action(ActionKind::RollBackTag)->ability, Ability::Unknown);
}

void TestOpenShiftImports::restoresTags()
{
    ActionsCluster cluster;
    const QString digest = cluster.fake.pushImage(cluster.shop, u"app"_s, u"other"_s, image(1));
    const auto restored =
        await(cluster.actions.restoreTag(u"shop/app"_s, u"prod"_s, digestOf(digest), cluster.stop));
    QVERIFY(restored);
    QVERIFY(*restored);
    QCOMPARE(cluster.fake.history(cluster.shop, u"app"_s, u"prod"_s), QStringList{digest});
    const auto unknown =
        await(cluster.actions.restoreTag(u"shop/app"_s, u"x"_s, digestOf(image(9).digest), cluster.stop));
    QVERIFY(unknown);
    QVERIFY(!*unknown);
    QCOMPARE(cluster.fake.problems(), QString());
}

QTEST_GUILESS_MAIN(TestOpenShiftImports)
#include "tst_openshiftimports.moc"
