// SPDX-License-Identifier: Apache-2.0
#include "panelreading.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject podSpec(const QString& image, const QString& container = u"main"_s)
{
    const QJsonObject item{{u"name"_s, container}, {u"image"_s, image}};
    return QJsonObject{{u"containers"_s, QJsonArray{item}}};
}

QJsonObject templated(const QString& name, const QString& project, const QString& image)
{
    QJsonObject object = named(name, project);
    const QJsonObject pattern{{u"spec"_s, podSpec(image)}};
    object.insert(u"spec"_s, QJsonObject{{u"template"_s, pattern}});
    return object;
}

QStringList linesOf(const ImageUses& uses)
{
    QStringList lines;
    for (const ImageUse& use : uses.uses)
        lines << u"%1 %2/%3 %4 %5"_s.arg(
            use.kind, use.project, use.name, use.container, use.byDigest ? u"exact"_s : u"tag"_s);
    lines.sort();
    return lines;
}

//! Pods and what makes them, of which some use the tag or an image it pointed to.
void addWorkloads(ActionsCluster& cluster, const QString& inside, const QString& old, const QString& now)
{
    const QString byTag = inside + u"/shop/app:prod"_s;
    QJsonObject pod = named(u"web-1"_s, cluster.shop);
    pod.insert(u"spec"_s, podSpec(inside + u"/shop/app@"_s + now));
    cluster.fake.addObject(u"pods"_s, pod);
    QJsonObject other = named(u"other"_s, cluster.shop);
    other.insert(u"spec"_s, podSpec(inside + u"/shop/app:dev"_s));
    cluster.fake.addObject(u"pods"_s, other);
    QJsonObject running = named(u"runs-old"_s, cluster.shop);
    running.insert(u"spec"_s, podSpec(byTag));
    const QJsonObject status{{u"name"_s, u"main"_s}, {u"imageID"_s, inside + u"/shop/app@"_s + old}};
    running.insert(u"status"_s, QJsonObject{{u"containerStatuses"_s, QJsonArray{status}}});
    cluster.fake.addObject(u"pods"_s, running);
    cluster.fake.addObject(u"apps/deployments"_s,
        templated(u"web"_s, cluster.shop, u"registry.apps.example.com/shop/app:prod"_s));
    cluster.fake.addObject(u"apps/replicasets"_s,
        ownedBy(templated(u"web-rs"_s, cluster.shop, byTag), u"Deployment"_s, u"web"_s));
    cluster.fake.addObject(u"apps/replicasets"_s, templated(u"lone-rs"_s, cluster.shop, byTag));
    cluster.fake.addObject(
        u"apps/statefulsets"_s, templated(u"db"_s, cluster.shop, u"quay.io/mirror/app@"_s + old));
}

//! What follows the tag by itself, or makes something of it on a schedule.
void addFollowers(ActionsCluster& cluster, const QString& byTag)
{
    QJsonObject cron = named(u"night"_s, cluster.shop);
    const QJsonObject jobTemplate = templated(u"x"_s, cluster.shop, byTag);
    cron.insert(u"spec"_s, QJsonObject{{u"jobTemplate"_s, jobTemplate}});
    cluster.fake.addObject(u"batch/cronjobs"_s, cron);
    QJsonObject build = named(u"on-top"_s, cluster.shop);
    const QJsonObject from{{u"kind"_s, u"ImageStreamTag"_s}, {u"name"_s, u"app:prod"_s}};
    const QJsonObject strategy{{u"from"_s, from}};
    const QJsonObject source{{u"sourceStrategy"_s, strategy}};
    build.insert(u"spec"_s, QJsonObject{{u"strategy"_s, source}});
    cluster.fake.addObject(u"build.openshift.io/buildconfigs"_s, build);
    QJsonObject config = templated(u"legacy"_s, cluster.shop, u" "_s);
    QJsonObject configSpec = config[u"spec"_s].toObject();
    const QJsonObject change{{u"from"_s, from}, {u"containerNames"_s, QJsonArray{u"main"_s}}};
    configSpec.insert(u"triggers"_s, QJsonArray{QJsonObject{{u"imageChangeParams"_s, change}}});
    config.insert(u"spec"_s, configSpec);
    cluster.fake.addObject(u"apps.openshift.io/deploymentconfigs"_s, config);
}

} // namespace

//! Who uses an image.
class TestOpenShiftUses final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsUses();
    void findsUsesClusterWide();
    void findsUsesByDigest();
};

void TestOpenShiftUses::findsUses()
{
    ActionsCluster cluster;
    const QString inside = u"image-registry.openshift-image-registry.svc:5000"_s;
    cluster.fake.setRegistryHosts(inside, u"registry.apps.example.com"_s);
    const QString old =
        cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, FakeOpenShiftImage::made(1));
    const QString now =
        cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, FakeOpenShiftImage::made(2));
    cluster.fake.grantRole(cluster.alice, u"view"_s, cluster.shop);
    cluster.fake.addProject(u"stranger"_s);
    cluster.fake.grant(cluster.alice, u"get"_s, u"project.openshift.io/projects,namespaces"_s, u"stranger"_s);

    addWorkloads(cluster, inside, old, now);
    addFollowers(cluster, inside + u"/shop/app:prod"_s);
    cluster.fake.addObject(u"pods"_s, [] {
        QJsonObject hidden = named(u"secret-pod"_s, u"stranger"_s);
        hidden.insert(u"spec"_s, podSpec(u"x"_s));
        return hidden;
    }());

    const auto uses = await(cluster.actions.fetchUses(u"shop/app"_s, u"prod"_s, cluster.stop));
    QVERIFY2(uses, uses ? "" : qPrintable(uses.error().toLogLine()));
    const QStringList expected{u"BuildConfig shop/on-top  tag"_s, u"CronJob shop/night main tag"_s,
        u"Deployment shop/web main tag"_s, u"DeploymentConfig shop/legacy main tag"_s,
        u"Pod shop/runs-old main exact"_s, u"Pod shop/web-1 main exact"_s,
        u"ReplicaSet shop/lone-rs main tag"_s, u"StatefulSet shop/db main exact"_s};
    QCOMPARE(linesOf(*uses), expected);
    QVERIFY2(!uses->unreadable.filter(u" in stranger"_s).isEmpty(), qPrintable(uses->unreadable.join(u'|')));
    QVERIFY(uses->unreadable.filter(u" in shop"_s).isEmpty());
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftUses::findsUsesClusterWide()
{
    ActionsCluster cluster;
    cluster.fake.grantRole(cluster.alice, u"cluster-reader"_s);
    cluster.fake.addStream(
        cluster.shop, u"app"_s, QJsonObject{{u"lookupPolicy"_s, QJsonObject{{u"local"_s, true}}}});
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, FakeOpenShiftImage::made(1));
    for (const QString& project : {cluster.shop, cluster.stage})
        cluster.fake.addObject(u"apps/deployments"_s, templated(u"bare"_s, project, u"app:prod"_s));
    QJsonObject triggered = templated(u"triggered"_s, cluster.stage, u"placeholder"_s);
    QJsonObject metadata = triggered[u"metadata"_s].toObject();
    const QString annotation =
        uR"([{"from":{"kind":"ImageStreamTag","name":"app:prod","namespace":"shop"},"fieldPath":"x"}])"_s;
    metadata.insert(u"annotations"_s, QJsonObject{{u"image.openshift.io/triggers"_s, annotation}});
    triggered.insert(u"metadata"_s, metadata);
    cluster.fake.addObject(u"apps/deployments"_s, triggered);
    cluster.fake.setGroupServed(u"apps.openshift.io"_s, false);

    const auto uses = await(cluster.actions.fetchUses(u"shop/app"_s, u"prod"_s, cluster.stop));
    QVERIFY2(uses, uses ? "" : qPrintable(uses.error().toLogLine()));
    // The bare name means the stream in its own project alone.
    QCOMPARE(linesOf(*uses),
        (QStringList{u"Deployment shop/bare main tag"_s, u"Deployment stage/triggered  tag"_s}));
    QCOMPARE(uses->unreadable, QStringList());
    QCOMPARE(cluster.fake.count("GET /apis/apps/v1/deployments"), 1);
    QCOMPARE(cluster.fake.count("GET /apis/apps/v1/namespaces/shop/deployments"), 0);
    QCOMPARE(cluster.fake.problems(), QString());
}

void TestOpenShiftUses::findsUsesByDigest()
{
    ActionsCluster cluster;
    const QString inside = u"reg.svc:5000"_s;
    cluster.fake.setRegistryHosts(inside, QString());
    cluster.fake.grantRole(cluster.alice, u"cluster-reader"_s);
    const QString old =
        cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, FakeOpenShiftImage::made(1));
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"prod"_s, FakeOpenShiftImage::made(2));
    cluster.fake.pushImage(cluster.shop, u"app"_s, u"kept"_s, FakeOpenShiftImage::made(1));
    cluster.fake.addObject(
        u"apps/deployments"_s, templated(u"a"_s, cluster.shop, inside + u"/shop/app:prod"_s));
    cluster.fake.addObject(
        u"apps/deployments"_s, templated(u"b"_s, cluster.shop, inside + u"/shop/app:kept"_s));
    cluster.fake.addObject(
        u"apps/deployments"_s, templated(u"c"_s, cluster.shop, inside + u"/shop/app@"_s + old));
    const auto uses = await(cluster.actions.fetchUses(u"shop/app"_s, old, cluster.stop));
    QVERIFY(uses);
    QCOMPARE(
        linesOf(*uses), (QStringList{u"Deployment shop/b main tag"_s, u"Deployment shop/c main exact"_s}));
    const auto project = await(cluster.actions.fetchUses(u"shop"_s, u"prod"_s, cluster.stop));
    QVERIFY(!project);
    QCOMPARE(cluster.fake.problems(), QString());
}

QTEST_GUILESS_MAIN(TestOpenShiftUses)
#include "tst_openshiftuses.moc"
