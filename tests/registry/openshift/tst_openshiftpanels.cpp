// SPDX-License-Identifier: Apache-2.0
#include "panelreading.h"

#include "credentials/pullsecret.h"
#include "registry/openshift/mirrorrules.h"
#include "support/messagelog.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject pullSecret(
    const QString& name, const QString& project, const QByteArray& config, bool legacy = false)
{
    QJsonObject secret = named(name, project);
    secret.insert(u"type"_s, legacy ? u"kubernetes.io/dockercfg"_s : u"kubernetes.io/dockerconfigjson"_s);
    const QString encoded = QString::fromLatin1(config.toBase64());
    secret.insert(u"data"_s, QJsonObject{{legacy ? u".dockercfg"_s : u".dockerconfigjson"_s, encoded}});
    return secret;
}

QJsonObject mirrorSet(const QString& name, const QString& list, const QJsonArray& rules)
{
    QJsonObject set = named(name);
    set.insert(u"spec"_s, QJsonObject{{list, rules}});
    return set;
}

QJsonObject mirrorRule(const QString& source, const QStringList& mirrors, const QString& policy = QString())
{
    QJsonObject rule{{u"source"_s, source}, {u"mirrors"_s, QJsonArray::fromStringList(mirrors)}};
    if (!policy.isEmpty())
        rule.insert(u"mirrorSourcePolicy"_s, policy);
    return rule;
}

} // namespace

//! Pull secrets and mirrors.
class TestOpenShiftPanels final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsPullSecrets();
    void createsPullSecret();
    void linksPullSecret();
    void readsPullSecretForImport();
    void showsMirrors();
    void showsMirrorsOfOldPolicies();
    void mirrorsFor_data();
    void mirrorsFor();
};

void TestOpenShiftPanels::listsPullSecrets()
{
    const MessageLog log;
    const QString password = u"s3cretPassw0rdOfQuay"_s;
    const QByteArray pair = ("robot:" + password.toUtf8()).toBase64();
    ActionsCluster cluster;
    cluster.fake.addObject(u"secrets"_s,
        pullSecret(u"quay"_s, cluster.shop,
            R"({"auths":{"quay.io/team":{"auth":")" + pair + R"("},"ghcr.io":{"auth":"eDp5"}}})"));
    QJsonObject generated = pullSecret(u"default-dockercfg-x1"_s, cluster.shop,
        R"({"image-registry.openshift-image-registry.svc:5000":{"auth":")" + pair + R"("}})", true);
    cluster.fake.addObject(u"secrets"_s, ownedBy(generated, u"ServiceAccount"_s, u"default"_s));
    QJsonObject opaque = named(u"db"_s, cluster.shop);
    opaque.insert(u"type"_s, u"Opaque"_s);
    opaque.insert(u"data"_s, QJsonObject{{u"password"_s, u"aHVudGVyMg=="_s}});
    cluster.fake.addObject(u"secrets"_s, opaque);
    QJsonObject account = named(u"builder"_s, cluster.shop);
    const QJsonObject reference{{u"name"_s, u"quay"_s}};
    account.insert(u"imagePullSecrets"_s, QJsonArray{reference});
    cluster.fake.addObject(u"serviceaccounts"_s, account);

    const auto panel = cluster.panel(cluster.shop, u"pull-secrets"_s);
    QVERIFY2(panel, panel ? "" : qPrintable(panel.error().toLogLine()));
    const PanelTable* const table = tableOf(*panel, "Pull secrets");
    QVERIFY(table);
    QCOMPARE(table->rows.size(), 2);
    const QVariantList quay = table->rows.first();
    QCOMPARE(quay.at(0).toString(), u"quay"_s);
    QCOMPARE(quay.at(1).toStringList(), (QStringList{u"ghcr.io"_s, u"quay.io/team"_s}));
    QCOMPARE(quay.at(2).toStringList(), QStringList{u"builder"_s});
    const QVariantList made = rowOf(*table, u"default-dockercfg-x1"_s);
    QCOMPARE(made.at(1).toStringList(), QStringList{u"image-registry.openshift-image-registry.svc:5000"_s});
    QCOMPARE(made.at(3).toString(), u"default"_s);
    QVERIFY(hasAction(*panel, ActionKind::CreatePullSecret, u"project"_s, cluster.shop));
    // No other secret was ever asked for, and nothing of these is shown or logged.
    QVERIFY(!textOf(*panel).contains(password));
    QVERIFY(!textOf(*panel).contains(QString::fromLatin1(pair)));
    QVERIFY(!log.text().contains(password));
    QVERIFY(!log.text().contains(QString::fromLatin1(pair)));
    for (const FakeRequest& request : cluster.fake.requests())
        QVERIFY(!request.target.contains("/secrets") || request.target.contains("fieldSelector=type"));
    QCOMPARE(cluster.fake.problems(), QString());

    const auto denied = cluster.panel(u"elsewhere"_s, u"pull-secrets"_s);
    QVERIFY(!denied);
    QCOMPARE(denied.error().kind(), ErrorKind::Denied);
}

void TestOpenShiftPanels::createsPullSecret()
{
    const MessageLog log;
    const QString password = u"s3cretPassw0rdOfQuay"_s;
    ActionsCluster cluster;
    ActionWish wish = wishOf(ActionKind::CreatePullSecret, u"project"_s, cluster.shop);
    wish.options.insert(u"name"_s, u"quay-pull"_s);
    wish.options.insert(u"registry"_s, u"quay.io/team"_s);
    const auto plan = cluster.plan(wish);
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QVERIFY(plan->requests.first().body.contains("\"***\""));
    QVERIFY(plan->command.startsWith(
        u"oc create secret docker-registry quay-pull --docker-server=quay.io/team"_s));

    const auto without = cluster.perform(*plan);
    QVERIFY(!without);
    QCOMPARE(without.error().code(), u"NO_LOGIN"_s);
    Credential tokenOnly;
    tokenOnly.identityToken = Secret(password);
    const auto unfit = await(cluster.actions.performAction(*plan, tokenOnly, nullptr, cluster.stop));
    QVERIFY(!unfit);
    QCOMPARE(unfit.error().code(), u"NO_PASSWORD"_s);
    QCOMPARE(cluster.changes(), 0);

    const Credential login(u"robot"_s, Secret(password));
    const auto report = await(cluster.actions.performAction(*plan, login, nullptr, cluster.stop));
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    const QJsonObject secret = cluster.fake.object(u"secrets"_s, cluster.shop, u"quay-pull"_s);
    QCOMPARE(secret[u"type"_s].toString(), u"kubernetes.io/dockerconfigjson"_s);
    const QByteArray config =
        QByteArray::fromBase64(secret[u"data"_s][u".dockerconfigjson"_s].toString().toLatin1());
    const auto logins = parsePullSecret(config, u"test"_s);
    QVERIFY(logins);
    QCOMPARE(logins->size(), 1);
    QCOMPARE(logins->first().key, u"quay.io/team"_s);
    QCOMPARE(logins->first().credential.user, u"robot"_s);
    QVERIFY(logins->first().credential.password == Secret(password));

    const auto twice = await(cluster.actions.performAction(*plan, login, nullptr, cluster.stop));
    QVERIFY(!twice);
    QCOMPARE(twice.error().code(), u"PLAN_OUTDATED"_s);
    const QString pair = QString::fromLatin1(("robot:" + password.toUtf8()).toBase64());
    QString said =
        log.text() + portolan::textOf(*plan) + twice.error().toLogLine() + unfit.error().toLogLine();
    for (const ActionItem& item : report->items)
        said += item.name + item.message.english();
    QVERIFY(!said.contains(password));
    QVERIFY(!said.contains(pair));
    QVERIFY(!said.contains(secret[u"data"_s][u".dockerconfigjson"_s].toString()));
    QVERIFY(!said.contains(cluster.token));
    wish.options.insert(u"name"_s, u"Bad Name"_s);
    const auto bad = cluster.plan(wish);
    QVERIFY(bad && !bad->isExecutable());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftPanels::linksPullSecret()
{
    ActionsCluster cluster;
    QJsonObject account = named(u"builder"_s, cluster.shop);
    const QJsonObject present{{u"name"_s, u"old"_s}};
    account.insert(u"imagePullSecrets"_s, QJsonArray{present});
    cluster.fake.addObject(u"serviceaccounts"_s, account);
    ActionWish wish = wishOf(ActionKind::LinkPullSecret, u"project"_s, cluster.shop);
    wish.options.insert(u"name"_s, u"quay"_s);
    wish.options.insert(u"serviceAccount"_s, u"builder"_s);
    const auto plan = cluster.plan(wish);
    QVERIFY(plan);
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(plan->command, u"oc secrets link builder quay --for=pull -n shop"_s);
    const auto report = cluster.perform(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toLogLine()));
    const QJsonArray linked =
        cluster.fake.object(u"serviceaccounts"_s, cluster.shop, u"builder"_s)[u"imagePullSecrets"_s]
            .toArray();
    QCOMPARE(linked.size(), 2);
    QCOMPARE(linked.at(1)[u"name"_s].toString(), u"quay"_s);
    const auto late = cluster.perform(*plan);
    QVERIFY(!late);
    QCOMPARE(late.error().code(), u"PLAN_OUTDATED"_s);
    const auto again = cluster.plan(wish);
    QVERIFY(again && !again->isExecutable());
    wish.options.insert(u"serviceAccount"_s, u"nobody"_s);
    const auto nobody = cluster.plan(wish);
    QVERIFY(nobody && !nobody->isExecutable());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftPanels::readsPullSecretForImport()
{
    const MessageLog log;
    ActionsCluster cluster;
    cluster.fake.addObject(u"secrets"_s,
        pullSecret(u"quay"_s, cluster.shop, R"({"auths":{"quay.io":{"auth":"cm9ib3Q6aHVudGVyMg=="}}})"));
    QJsonObject opaque = named(u"db"_s, cluster.shop);
    opaque.insert(u"type"_s, u"Opaque"_s);
    cluster.fake.addObject(u"secrets"_s, opaque);
    const auto secret = await(cluster.actions.readPullSecret(cluster.shop, u"quay"_s, cluster.stop));
    QVERIFY(secret);
    const auto logins = parsePullSecret(secret->reveal(), u"test"_s);
    QVERIFY(logins);
    QCOMPARE(logins->first().key, u"quay.io"_s);
    QVERIFY(logins->first().credential.password == Secret(u"hunter2"_s));
    const auto other = await(cluster.actions.readPullSecret(cluster.shop, u"db"_s, cluster.stop));
    QVERIFY(!other);
    QCOMPARE(other.error().code(), u"NOT_A_PULL_SECRET"_s);
    QVERIFY(!log.text().contains(u"hunter2"_s));
    QVERIFY(!log.text().contains(u"cm9ib3Q6aHVudGVyMg"_s));
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftPanels::showsMirrors()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-reader"_s);
    cluster.fake.addObject(u"config.openshift.io/imagedigestmirrorsets"_s,
        mirrorSet(u"release"_s, u"imageDigestMirrors"_s,
            QJsonArray{mirrorRule(u"quay.io/openshift"_s, {u"mirror.lan/ocp"_s}, u"NeverContactSource"_s)}));
    const QJsonObject allowed{{u"domainName"_s, u"quay.io"_s}};
    const QJsonObject sources{{u"blockedRegistries"_s, QJsonArray{u"evil.example"_s}}};
    const QJsonObject spec{
        {u"allowedRegistriesForImport"_s, QJsonArray{allowed}}, {u"registrySources"_s, sources}};
    cluster.fake.changeObject(
        u"config.openshift.io/images"_s, QString(), u"cluster"_s, QJsonObject{{u"spec"_s, spec}});
    const auto panel = cluster.panel(QString(), u"mirrors"_s);
    QVERIFY2(panel, panel ? "" : qPrintable(panel.error().toLogLine()));
    const PanelTable* const digests = tableOf(*panel, "Mirrors for images by digest");
    QVERIFY(digests);
    QCOMPARE(digests->rows.size(), 1);
    QCOMPARE(digests->rows.first().at(0).toString(), u"quay.io/openshift"_s);
    QCOMPARE(digests->rows.first().at(2).toBool(), false);
    QCOMPARE(tableOf(*panel, "Mirrors for images by tag")->rows.size(), 0);
    QCOMPARE(factOf(*panel, "Users may import from").toStringList(), QStringList{u"quay.io"_s});
    QCOMPARE(factOf(*panel, "Nodes may not pull from").toStringList(), QStringList{u"evil.example"_s});

    const QString digest = u"@sha256:"_s + QString(64, u'a');
    const auto check = cluster.panel(QString(), u"mirrors:quay.io/openshift/release"_s + digest);
    QVERIFY(check);
    const PanelTable* const places = tableOf(*check, "Pulled from, in this order");
    QVERIFY(places);
    QCOMPARE(places->rows.size(), 1);
    QCOMPARE(places->rows.first().first().toString(), u"mirror.lan/ocp/release"_s + digest);
    QCOMPARE(cluster.fake.problems(), QString());
}

// Older clusters say it by policies; newer ones have none, and no table for them.
void TestOpenShiftPanels::showsMirrorsOfOldPolicies()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-reader"_s);
    const QString digest = u"@sha256:"_s + QString(64, u'a');
    const char* const oldTitle = "Mirrors for images by digest, by the older ImageContentSourcePolicy";
    const auto panel = cluster.panel(QString(), u"mirrors"_s);
    QVERIFY(panel);
    QVERIFY(!tableOf(*panel, oldTitle));
    cluster.fake.addObject(u"operator.openshift.io/imagecontentsourcepolicies"_s,
        mirrorSet(u"old"_s, u"repositoryDigestMirrors"_s,
            QJsonArray{mirrorRule(u"registry.redhat.io/ubi9"_s, {u"mirror.lan/ubi9"_s})}));
    const auto withOld = cluster.panel(QString(), u"mirrors"_s);
    QVERIFY(withOld);
    const PanelTable* const policies = tableOf(*withOld, oldTitle);
    QVERIFY(policies);
    QCOMPARE(policies->rows.first().at(0).toString(), u"registry.redhat.io/ubi9"_s);
    QCOMPARE(policies->rows.first().at(3).toString(), u"old"_s);
    const auto oldCheck = cluster.panel(QString(), u"mirrors:registry.redhat.io/ubi9/ubi"_s + digest);
    QVERIFY(oldCheck);
    const QList<QVariantList> oldPlaces = tableOf(*oldCheck, "Pulled from, in this order")->rows;
    QCOMPARE(oldPlaces.size(), 2);
    QCOMPARE(oldPlaces.first().first().toString(), u"mirror.lan/ubi9/ubi"_s + digest);
    const auto byTag = cluster.panel(QString(), u"mirrors:registry.redhat.io/ubi9/ubi:9"_s);
    QVERIFY(byTag);
    QCOMPARE(tableOf(*byTag, "Pulled from, in this order")->rows.size(), 1);
    const auto nonsense = cluster.panel(QString(), u"mirrors:UPPER CASE"_s);
    QVERIFY(!nonsense);

    ActionsCluster blind;
    const auto little = blind.panel(QString(), u"mirrors"_s);
    QVERIFY(little);
    QVERIFY(little->tables.isEmpty());
    // Each kind that could not be read is named, with the right that is missing.
    QCOMPARE(little->warnings.size(), 4);
    QStringList said;
    for (const Sentence& warning : little->warnings)
        said << warning.english();
    for (const char* kind : {"images.config.openshift.io", "imagedigestmirrorsets.config.openshift.io",
             "imagetagmirrorsets.config.openshift.io", "imagecontentsourcepolicies.operator.openshift.io"})
        QCOMPARE(said.filter(QLatin1String(kind)).size(), 1);
    QCOMPARE(said.filter(u"you may not list"_s, Qt::CaseInsensitive).size(), 3);
    QCOMPARE(blind.panel(QString(), u"mirrors:quay.io/a/b:1"_s)->warnings.size(), 3);

    // One that fails leaves the others.
    cluster.fake.failNext(kubePath(kube::config, u"imagetagmirrorsets"_s), 500, u"InternalError"_s, 10);
    const auto part = cluster.panel(QString(), u"mirrors"_s);
    QVERIFY(part);
    QVERIFY(tableOf(*part, "Mirrors for images by digest"));
    QVERIFY(tableOf(*part, oldTitle));
    QVERIFY(!tableOf(*part, "Mirrors for images by tag"));
    QCOMPARE(part->warnings.size(), 1);
    QVERIFY(part->warnings.first().english().startsWith(u"imagetagmirrorsets.config.openshift.io"_s));
    QCOMPARE(cluster.fake.problems() + blind.fake.problems(), QString());
}

void TestOpenShiftPanels::mirrorsFor_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QStringList>("places");
    const QString digest = u"@sha256:"_s + QString(64, u'b');
    QTest::newRow("most specific") << u"quay.io/team/app"_s + digest
                                   << QStringList{u"m.lan/special"_s + digest};
    QTest::newRow("namespace") << u"quay.io/team/other"_s + digest
                               << QStringList{u"m.lan/team/other"_s + digest, u"n.lan/team/other"_s + digest,
                                      u"quay.io/team/other"_s + digest};
    QTest::newRow("not half a name") << u"quay.io/teams/app"_s + digest
                                     << QStringList{u"quay.io/teams/app"_s + digest};
    QTest::newRow("wildcard") << u"a.example.com/x"_s + digest
                              << QStringList{u"m.lan/ex/x"_s + digest, u"a.example.com/x"_s + digest};
    QTest::newRow("by tag") << u"quay.io/team/app:1"_s
                            << QStringList{u"tags.lan/team/app:1"_s, u"quay.io/team/app:1"_s};
    QTest::newRow("no rule") << u"ghcr.io/x:1"_s << QStringList{u"ghcr.io/x:1"_s};
}

void TestOpenShiftPanels::mirrorsFor()
{
    QFETCH(const QString, reference);
    QFETCH(const QStringList, places);
    const auto rule = [](MirrorSetRule::For what, const QString& source, const QStringList& mirrors,
                          bool never = false) {
        MirrorSetRule made;
        made.what = what;
        made.source = source;
        made.mirrors = mirrors;
        made.neverContactSource = never;
        return made;
    };
    const auto digests = MirrorSetRule::For::Digests;
    const QList<MirrorSetRule> rules{rule(digests, u"*.example.com"_s, {u"m.lan/ex"_s}),
        rule(digests, u"quay.io/team"_s, {u"m.lan/team"_s}),
        rule(digests, u"quay.io/team"_s, {u"n.lan/team"_s}),
        rule(digests, u"quay.io/team/app"_s, {u"m.lan/special"_s}, true), rule(digests, u"quay.io"_s, {}),
        rule(MirrorSetRule::For::Tags, u"quay.io"_s, {u"tags.lan"_s})};
    const auto parsed = Reference::parse(reference);
    QVERIFY(parsed);
    QCOMPARE(portolan::mirrorsFor(*parsed, rules).places, places);
}

QTEST_GUILESS_MAIN(TestOpenShiftPanels)
#include "tst_openshiftpanels.moc"
