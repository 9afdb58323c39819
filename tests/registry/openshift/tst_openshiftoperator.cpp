// SPDX-License-Identifier: Apache-2.0
#include "panelreading.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using Storage = FakeOpenShiftOperator::Storage;

namespace {

const auto configsId = u"imageregistry.operator.openshift.io/configs"_s;

ActionWish scaleTo(int replicas)
{
    return wishOf(ActionKind::ScaleRegistry, u"replicas"_s, QString::number(replicas));
}

} // namespace

//! The integrated registry's operator: its panel, and rollouts followed to their end.
class TestOpenShiftOperator final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void operatorPanelShowsAll();
    void operatorPanelWithLowerRights();
    void scalesAndFollows();
    void scalesToNone();
    void storageLimitsReplicas();
    void stuckRolloutIsToldAsItIs();
    void followingIsCancelled();
    void changedConfigIsOutdated();
    void readOnlyStateAndRoute();
    void removalSaysWhatItDeletes();
};

void TestOpenShiftOperator::operatorPanelShowsAll()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    const auto panel = cluster.panel(QString(), u"operator"_s);
    QVERIFY2(panel, panel ? "" : qPrintable(panel.error().toLogLine()));
    QCOMPARE(factOf(*panel, "Management state").toString(), u"Managed"_s);
    QCOMPARE(factOf(*panel, "Replicas").toInt(), 2);
    QCOMPARE(factOf(*panel, "Ready replicas").toInt(), 2);
    QCOMPARE(factOf(*panel, "Storage").value<Sentence>().english(), u"S3 bucket images"_s);
    QCOMPARE(factOf(*panel, "Default route").toBool(), false);
    QCOMPARE(factOf(*panel, "Revisions kept of a tag").toInt(), 3);
    QCOMPARE(factOf(*panel, "Images kept when younger than").toString(), u"60m"_s);
    const PanelTable* const conditions = tableOf(*panel, "Conditions");
    QVERIFY(conditions);
    QCOMPARE(rowOf(*conditions, u"Available"_s).at(1).toString(), u"True"_s);
    const PanelTable* const pods = tableOf(*panel, "Pods");
    QVERIFY(pods);
    QCOMPARE(pods->rows.size(), 2);
    QVERIFY(hasAction(*panel, ActionKind::ScaleRegistry, u"replicas"_s, u"2"_s));
    QVERIFY(hasAction(*panel, ActionKind::SetRegistryReadOnly, u"readOnly"_s, u"true"_s));
    QVERIFY(hasAction(*panel, ActionKind::SetRegistryState, u"state"_s, u"Removed"_s));
    QVERIFY(!hasAction(*panel, ActionKind::SetRegistryState, u"state"_s, u"Managed"_s));
    QCOMPARE(panel->actions.first().ability, Ability::Yes);
    // What the config keeps secret stays there.
    QVERIFY(!textOf(*panel).contains(u"hidden"_s));
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftOperator::operatorPanelWithLowerRights()
{
    ActionsCluster cluster;
    cluster.fake.grant(cluster.alice, u"get"_s, u"config.openshift.io/clusteroperators"_s);
    const auto panel = cluster.panel(QString(), u"operator"_s);
    QVERIFY(panel);
    QVERIFY(tableOf(*panel, "Conditions"));
    QVERIFY(panel->actions.isEmpty());
    QVERIFY(!panel->warnings.isEmpty());
    const auto plan = cluster.plan(scaleTo(3));
    QVERIFY(plan);
    QCOMPARE(plan->blockers.english(),
        QStringList{
            u"You may not patch configs.imageregistry.operator.openshift.io \"cluster\" in the cluster."_s});

    ActionsCluster blind;
    const auto nothing = blind.panel(QString(), u"operator"_s);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().kind(), ErrorKind::Denied);
    const auto unknown = blind.panel(QString(), u"robots"_s);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code(), u"NOT_OFFERED"_s);
    QCOMPARE(cluster.fake.problems() + blind.fake.problems(), QString());
}

void TestOpenShiftOperator::scalesAndFollows()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    const auto plan = cluster.plan(scaleTo(4));
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(plan->requests.size(), 1);
    QCOMPARE(plan->requests.first().method, u"PATCH"_s);
    QCOMPARE(plan->requests.first().contentType, u"application/merge-patch+json"_s);
    QCOMPARE(plan->requests.first().body, QByteArray(R"({"spec":{"replicas":4}})"));
    QCOMPARE(plan->command,
        u"oc patch configs.imageregistry.operator.openshift.io/cluster --type=merge -p '{\"spec\":{\"replicas\":4}}'"_s);
    // One step of the rollout each time it was looked at.
    FakeOpenShiftOperator& op = cluster.fake.registryOperator();
    op.setPace(-1);
    QList<ActionProgress> seen;
    const auto follow = [&seen, &op](const ActionProgress& now) {
        seen << now;
        op.step();
    };
    const auto report = await(cluster.actions.performAction(*plan, std::nullopt, follow, cluster.stop));
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    QVERIFY(report->items.first().ok);
    QCOMPARE(report->items.first().message.english(), u"4 of 4 replicas are ready"_s);
    QVERIFY(op.isSettled());
    QStringList texts;
    for (const ActionProgress& progress : std::as_const(seen))
        texts << progress.text.english();
    texts.removeDuplicates();
    QCOMPARE(texts,
        (QStringList{u"The operator has not seen the change yet"_s, u"2 of 4 replicas are ready"_s,
            u"3 of 4 replicas are ready"_s, u"4 of 4 replicas are ready"_s}));
    QCOMPARE(seen.first().done, 0);
    QCOMPARE(seen.last().done, 4);
    QCOMPARE(seen.last().total, 4);
    const auto same = cluster.plan(scaleTo(4));
    QVERIFY(same && !same->isExecutable());
    const auto senseless = cluster.plan(wishOf(ActionKind::ScaleRegistry, u"replicas"_s, u"many"_s));
    QVERIFY(senseless && !senseless->isExecutable());
    const auto negative = cluster.plan(scaleTo(-1));
    QVERIFY(negative && !negative->isExecutable());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftOperator::scalesToNone()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    const auto plan = cluster.plan(scaleTo(0));
    QVERIFY(plan && plan->isExecutable());
    QVERIFY(plan->warnings.join(u' ').contains(u"stands still"_s));
    const auto report = cluster.perform(*plan);
    QVERIFY(report);
    QVERIFY(report->items.first().ok);
    QCOMPARE(report->items.first().message.english(), u"0 of 0 replicas are ready"_s);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftOperator::storageLimitsReplicas()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    cluster.fake.registryOperator().setStorage(Storage::EmptyDir);
    const auto empty = cluster.plan(scaleTo(2));
    QVERIFY(empty && !empty->isExecutable());
    QVERIFY(empty->blockers.join(u' ').contains(u"emptyDir"_s));
    cluster.fake.registryOperator().setStorage(Storage::ReadWriteOnce);
    const auto once = cluster.plan(scaleTo(2));
    QVERIFY(once && !once->isExecutable());
    QVERIFY(once->blockers.join(u' ').contains(u"ReadWriteOnce"_s));
    const auto panel = cluster.panel(QString(), u"operator"_s);
    QVERIFY(panel);
    QCOMPARE(factOf(*panel, "Access modes").toStringList(), QStringList{u"ReadWriteOnce"_s});
    const auto none = cluster.plan(scaleTo(0));
    QVERIFY(none && none->isExecutable());
    cluster.fake.registryOperator().setStorage(Storage::ReadWriteMany);
    const auto many = cluster.plan(scaleTo(2));
    QVERIFY(many && many->isExecutable());
    QVERIFY(many->warnings.isEmpty());

    // Who may not read the claim is warned.
    ActionsCluster narrow;
    narrow.fake.registryOperator().setStorage(Storage::ReadWriteOnce);
    narrow.fake.grantRole(narrow.alice, u"registry-operator"_s);
    const auto unsure = narrow.plan(scaleTo(2));
    QVERIFY(unsure && unsure->isExecutable());
    QVERIFY(unsure->warnings.join(u' ').contains(u"ReadWriteMany"_s));
    QCOMPARE(cluster.fake.problems() + narrow.fake.problems(), QString());
}

void TestOpenShiftOperator::stuckRolloutIsToldAsItIs()
{
    ActionsCluster cluster;
    cluster.fake.registryOperator().setStorage(Storage::ReadWriteOnce);
    cluster.fake.grantRole(cluster.alice, u"registry-operator"_s);
    RolloutPatience patience;
    patience.interval = std::chrono::milliseconds(2);
    patience.degraded = std::chrono::milliseconds(20);
    cluster.actions.setPatience(patience);
    const auto plan = cluster.plan(scaleTo(2));
    QVERIFY(plan && plan->isExecutable());
    const auto report = cluster.perform(*plan);
    QVERIFY(report);
    QVERIFY(!report->items.first().ok);
    QVERIFY2(report->items.first().message.english().contains(u"Multi-Attach"_s),
        qPrintable(report->items.first().message.english()));
    QVERIFY(!report->notes.isEmpty());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftOperator::followingIsCancelled()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    cluster.fake.registryOperator().setPace(-1);
    const auto plan = cluster.plan(scaleTo(3));
    QVERIFY(plan && plan->isExecutable());
    std::stop_source source;
    const auto report = await(cluster.actions.performAction(
        *plan, std::nullopt, [&source](const ActionProgress&) { source.request_stop(); },
        source.get_token()));
    QVERIFY(!report);
    QVERIFY(report.error().isCancelled());
    // The rollout itself goes on.
    QCOMPARE(cluster.fake.object(configsId, QString(), u"cluster"_s)[u"spec"_s][u"replicas"_s].toInt(), 3);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftOperator::changedConfigIsOutdated()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    const auto plan = cluster.plan(scaleTo(3));
    QVERIFY(plan && plan->isExecutable());
    const auto other = cluster.plan(scaleTo(5));
    QVERIFY(other && cluster.perform(*other));
    const auto report = cluster.perform(*plan);
    QVERIFY(!report);
    QCOMPARE(report.error().kind(), ErrorKind::Conflict);
    QCOMPARE(report.error().code(), u"PLAN_OUTDATED"_s);
    QCOMPARE(cluster.fake.object(configsId, QString(), u"cluster"_s)[u"spec"_s][u"replicas"_s].toInt(), 5);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftOperator::readOnlyStateAndRoute()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    const auto readOnly = cluster.plan(wishOf(ActionKind::SetRegistryReadOnly, u"readOnly"_s, u"true"_s));
    QVERIFY(readOnly && readOnly->isExecutable());
    QCOMPARE(readOnly->requests.first().body, QByteArray(R"({"spec":{"readOnly":true}})"));
    QVERIFY(cluster.perform(*readOnly));
    const auto panel = cluster.panel(QString(), u"operator"_s);
    QVERIFY(panel);
    QCOMPARE(factOf(*panel, "Read-only").toBool(), true);
    QVERIFY(hasAction(*panel, ActionKind::SetRegistryReadOnly, u"readOnly"_s, u"false"_s));

    const auto route = cluster.plan(wishOf(ActionKind::EnableRegistryRoute));
    QVERIFY(route && route->isExecutable());
    const auto opened = cluster.perform(*route);
    QVERIFY(opened);
    QVERIFY2(opened->notes.join(u' ').contains(u"public host is"_s), qPrintable(opened->notes.join(u' ')));
    const auto twice = cluster.plan(wishOf(ActionKind::EnableRegistryRoute));
    QVERIFY(twice && !twice->isExecutable());

    const auto unmanaged = cluster.plan(wishOf(ActionKind::SetRegistryState, u"state"_s, u"Unmanaged"_s));
    QVERIFY(unmanaged && unmanaged->isExecutable());
    QVERIFY(unmanaged->confirmWord.isEmpty());
    QVERIFY(cluster.perform(*unmanaged));
    const auto scale = cluster.plan(scaleTo(1));
    QVERIFY(scale && !scale->isExecutable());
    QVERIFY(scale->blockers.join(u' ').contains(u"Unmanaged"_s));
    const auto nonsense = cluster.plan(wishOf(ActionKind::SetRegistryState, u"state"_s, u"Gone"_s));
    QVERIFY(nonsense && !nonsense->isExecutable());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftOperator::removalSaysWhatItDeletes()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-admin"_s);
    const auto plan = cluster.plan(wishOf(ActionKind::SetRegistryState, u"state"_s, u"Removed"_s));
    QVERIFY(plan && plan->isExecutable());
    QCOMPARE(plan->confirmWord, u"Removed"_s);
    QVERIFY(!plan->undoable);
    const QString effects = plan->effects.join(u' ');
    QVERIFY2(
        effects.contains(u"S3 bucket images"_s) && effects.contains(u"every image"_s), qPrintable(effects));
    const auto report = cluster.perform(*plan);
    QVERIFY(report);
    QVERIFY(report->items.first().ok);

    ActionsCluster kept;
    kept.fake.grantRole(kept.alice, u"cluster-admin"_s);
    const QJsonObject unmanaged{{u"managementState"_s, u"Unmanaged"_s}};
    const QJsonObject spec{{u"storage"_s, unmanaged}};
    kept.fake.changeObject(configsId, QString(), u"cluster"_s, QJsonObject{{u"spec"_s, spec}});
    const auto gentle = kept.plan(wishOf(ActionKind::SetRegistryState, u"state"_s, u"Removed"_s));
    QVERIFY(gentle && gentle->isExecutable());
    QVERIFY(gentle->effects.join(u' ').contains(u"stays"_s));
    QCOMPARE(gentle->confirmWord, u"Removed"_s);
    QCOMPARE(cluster.fake.problems() + kept.fake.problems(), QString());
}

QTEST_GUILESS_MAIN(TestOpenShiftOperator)
#include "tst_openshiftoperator.moc"
