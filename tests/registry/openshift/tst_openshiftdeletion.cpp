// SPDX-License-Identifier: Apache-2.0
#include "cluster.h"

#include "credentials/pullsecret.h"
#include "support/fakeregistry.h"
#include "support/messagelog.h"

#include <QJsonObject>
#include <QTest>

using namespace portolan;

namespace {

const QString token = QStringLiteral("sha256~alice");
const QString alice = QStringLiteral("alice");
const QString team = QStringLiteral("team-a");
const QString app = QStringLiteral("app");
const QString prod = QStringLiteral("prod");
const QString repository = QStringLiteral("team-a/app");

} // namespace

class TestOpenShiftDeletion final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fake = std::make_unique<FakeOpenShift>();
        m_fake->addUser(alice, token);
        FakeOpenShiftProject project;
        project.displayName = QStringLiteral("Team A");
        project.description = QStringLiteral("The first team");
        m_fake->addProject(team, project);
        m_fake->grantRole(alice, QStringLiteral("registry-editor"), team);
    }

    void cleanup()
    {
        QCOMPARE(m_fake->problems(), QString());
        m_fake.reset();
    }

    void deletesATagAndPutsItBack()
    {
        const QString first = m_fake->pushImage(team, app, prod, image(1));
        m_fake->pushImage(team, app, QStringLiteral("same"), image(1));
        Cluster cluster(*m_fake, token);
        const auto plan =
            await(cluster.registry.planDelete(wishFor(repository, {prod}), StepProgress(), cluster.stop));
        QVERIFY(plan);
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QVERIFY(plan->contentStays);
        QCOMPARE(plan->subjects.first().tagsKept, QStringList{QStringLiteral("same")});
        QCOMPARE(plan->uniqueBytes, 0);
        QCOMPARE(plan->command, QStringLiteral("oc delete istag app:prod -n team-a"));
        const auto report = await(cluster.registry.performDelete(*plan, cluster.stop));
        QVERIFY(report);
        QCOMPARE(report->tagsRemoved, QStringList{prod});
        QCOMPARE(m_fake->history(team, app, prod), QStringList());
        const auto restored =
            await(cluster.control().restoreTag(repository, prod, *Digest::parse(first), cluster.stop));
        QVERIFY(restored && *restored);
        QCOMPARE(m_fake->history(team, app, prod), QStringList{first});
    }

    void entersAnImageAnewThatNoOtherTagHad()
    {
        const QString only = m_fake->pushImage(team, app, prod, image(1));
        const QString mappings = kubePath(kube::image, QStringLiteral("imagestreammappings"), team);
        Cluster cluster(*m_fake, token);
        const auto plan =
            await(cluster.registry.planDelete(wishFor(repository, {prod}), StepProgress(), cluster.stop));
        QVERIFY(plan && await(cluster.registry.performDelete(*plan, cluster.stop)));
        m_fake->failNext(mappings, FakeAnswer::json("{\"kind\":\"Status\",\"status\":\"Success\"}", 201));
        const auto restored =
            await(cluster.control().restoreTag(repository, prod, *Digest::parse(only), cluster.stop));
        QVERIFY(restored && *restored);
        const auto sent = JsonReader::parse(m_fake->lastRequest("POST " + mappings.toLatin1()).body);
        QVERIFY(sent);
        QCOMPARE((*sent)[QLatin1StringView("tag")].text(), prod);
        QCOMPARE(ClusterImage::fromJson((*sent)[QLatin1StringView("image")]).digest.toString(), only);
        QVERIFY(!(*sent)[QLatin1StringView("image")][QLatin1StringView("metadata")]
                        [QLatin1StringView("resourceVersion")]
                            .isPresent());
        // Of an image that nobody knows any more nothing is made.
        const auto never = await(
            cluster.control().restoreTag(repository, prod, Digest::sha256Of("no such image"), cluster.stop));
        QVERIFY(never && !*never);
    }

    void aTagThatMovedIsNotDeleted()
    {
        m_fake->pushImage(team, app, prod, image(1));
        Cluster cluster(*m_fake, token);
        const auto plan =
            await(cluster.registry.planDelete(wishFor(repository, {prod}), StepProgress(), cluster.stop));
        QVERIFY(plan);
        const QString second = m_fake->pushImage(team, app, prod, image(2));
        const auto report = await(cluster.registry.performDelete(*plan, cluster.stop));
        QVERIFY(!report);
        QCOMPARE(report.error().code(), QStringLiteral("TAG_MOVED"));
        QCOMPARE(m_fake->history(team, app, prod).first(), second);
    }

    void aMissingRightIsNamed()
    {
        m_fake->pushImage(team, app, prod, image(1));
        m_fake->revoke(alice, team);
        m_fake->grantRole(alice, QStringLiteral("view"), team);
        Cluster cluster(*m_fake, token);
        const auto plan =
            await(cluster.registry.planDelete(wishFor(repository, {prod}), StepProgress(), cluster.stop));
        QVERIFY(plan);
        QVERIFY(!plan->isExecutable());
        QVERIFY(plan->blockers.first().english().contains(QStringLiteral("delete imagestreamtags")));
        const auto found = await(cluster.registry.capabilities(repository, cluster.stop));
        QVERIFY(found);
        QCOMPARE(found->deleteByTag, Ability::No);
        QCOMPARE(found->deleteByDigest, Ability::No);
        QVERIFY(found->deleteReason.english().contains(QStringLiteral("delete imagestreamtags")));
        QVERIFY(found->server.startsWith(QStringLiteral("Kubernetes v")));
    }

private:
    std::unique_ptr<FakeOpenShift> m_fake;
};

QTEST_GUILESS_MAIN(TestOpenShiftDeletion)
#include "tst_openshiftdeletion.moc"
