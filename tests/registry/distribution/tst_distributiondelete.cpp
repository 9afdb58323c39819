// SPDX-License-Identifier: Apache-2.0
#include "plane.h"

#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"

#include <QTest>

using namespace portolan;

namespace {

const QString app = QStringLiteral("app");
const QString one = QStringLiteral("1");
const QString two = QStringLiteral("2");
const QString latest = QStringLiteral("latest");

DeleteWish wishFor(const QStringList& tags, DeleteScope scope = DeleteScope::TagsOnly)
{
    DeleteWish wish;
    wish.repository = app;
    wish.tagsOrDigests = tags;
    wish.scope = scope;
    return wish;
}

//! A registry with app:1 and app:latest (one image), and app:2.
class Filled final {
public:
    explicit Filled(const RegistryOptions& options = {}) : registry(options), fixture(folder.path())
    {
        first = fixture.addImage(ImageSpec::withLayers(1, 2000), one);
        fixture.tag(first, latest);
        second = fixture.addImage(ImageSpec::withLayers(1, 3000, 5), two);
    }
    [[nodiscard]] bool start()
    {
        SkopeoTool skopeo;
        return registry.start() && skopeo.push(fixture, one, registry, app).ok()
            && skopeo.push(fixture, latest, registry, app).ok()
            && skopeo.push(fixture, two, registry, app).ok();
    }
    [[nodiscard]] static QStringList tags(Plane& plane)
    {
        auto page = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QStringList found = page ? page->tags : QStringList();
        found.sort();
        return found;
    }

    RegistryProcess registry;
    QTemporaryDir folder;
    ImageFixture fixture;
    FixtureDescriptor first;
    FixtureDescriptor second;
};

} // namespace

class TestDistributionDelete final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planChangesNothingAndKnowsTheServer()
    {
        Filled filled;
        QVERIFY2(filled.start(), qPrintable(filled.registry.failure()));
        Plane plane(filled.registry.host());
        qint64 total = 0;
        const auto count = [&total](qint64, qint64 all) { total = all; };
        const auto plan = await(plane.registry.planDelete(wishFor({one}), count, plane.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY(!plan->isExecutable());
        QVERIFY2(plan->throwawayOffered, "distribution 2.8 cannot delete a tag alone");
        QCOMPARE(plan->subjects.first().tagsKept, QStringList{latest});
        QCOMPARE(plan->tagsExamined, 3);
        QVERIFY(total >= 3);
        QCOMPARE(Filled::tags(plane), QStringList({one, two, latest}));
        const auto known = await(plane.registry.capabilities(app, plane.stop));
        QCOMPARE(known->deleteByDigest, Ability::Yes);
        QCOMPARE(known->deleteByTag, Ability::No);
    }

    void imageGoesWithAllItsTags()
    {
        Filled filled;
        QVERIFY2(filled.start(), qPrintable(filled.registry.failure()));
        Plane plane(filled.registry.host());
        const auto plan =
            await(plane.registry.planDelete(wishFor({one}, DeleteScope::ImagesAndAllTags), {}, plane.stop));
        QVERIFY(plan && plan->isExecutable());
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(report->tagsRemoved.size(), 2);
        QCOMPARE(Filled::tags(plane), QStringList{two});
    }

    void throwawayRemovesOneTagOnly()
    {
        Filled filled;
        QVERIFY2(filled.start(), qPrintable(filled.registry.failure()));
        Plane plane(filled.registry.host());
        DeleteWish wish = wishFor({one});
        wish.allowThrowaway = true;
        const auto plan = await(plane.registry.planDelete(wish, {}, plane.stop));
        QVERIFY(plan && plan->isExecutable());
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(Filled::tags(plane), QStringList({two, latest}));
        const auto still = await(plane.data().resolve(app, latest, plane.stop));
        QVERIFY(still);
        QCOMPARE(still->digest.toString(), filled.first.digest);
    }

    void movedTagStopsThePlan()
    {
        Filled filled;
        QVERIFY2(filled.start(), qPrintable(filled.registry.failure()));
        Plane plane(filled.registry.host());
        const auto plan =
            await(plane.registry.planDelete(wishFor({one}, DeleteScope::ImagesAndAllTags), {}, plane.stop));
        QVERIFY(plan && plan->isExecutable());
        filled.fixture.tag(filled.second, latest);
        SkopeoTool skopeo;
        QVERIFY(skopeo.push(filled.fixture, latest, filled.registry, app).ok());
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY(!report);
        QCOMPARE(report.error().code(), QStringLiteral("TAG_MOVED"));
        QCOMPARE(Filled::tags(plane), QStringList({one, two, latest}));
    }

    void anotherTagIsTheSameManifestPutAgain()
    {
        Filled filled;
        QVERIFY2(filled.start(), qPrintable(filled.registry.failure()));
        Plane plane(filled.registry.host());
        ControlPlane* control = plane.registry.controlPlane();
        const auto offering = await(control->offering(app, plane.stop));
        QVERIFY(offering && offering->action(ActionKind::SetTag));
        ActionWish wish(ActionKind::SetTag);
        wish.repository = app;
        wish.source = app + u':' + one;
        wish.targetRepository = app;
        wish.targetTag = two;
        const auto plan = await(control->planAction(wish, plane.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
        QCOMPARE(plan->requests.size(), 1);
        QCOMPARE(plan->requests[0].path, QStringLiteral("/v2/%1/manifests/%2").arg(app, two));
        QVERIFY2(plan->warnings.join(u' ').contains(filled.second.digest), "what may be lost is said");
        QCOMPARE(await(plane.data().resolve(app, two, plane.stop))->digest.toString(), filled.second.digest);
        const auto done = await(control->performAction(*plan, std::nullopt, {}, plane.stop));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toLogLine()));
        QCOMPARE(done->tagsChanged, QStringList{two});
        QCOMPARE(await(plane.data().resolve(app, two, plane.stop))->digest.toString(), filled.first.digest);
        const auto again = await(control->performAction(*plan, std::nullopt, {}, plane.stop));
        QVERIFY(!again);
        QCOMPARE(again.error().code(), QStringLiteral("PLAN_OUTDATED"));
        const auto there = await(control->planAction(wish, plane.stop));
        QVERIFY2(there && !there->isExecutable(), "it points there already");
        for (const QString& tag : {QStringLiteral("not a tag"), QString()}) {
            wish.targetTag = tag;
            const auto bad = await(control->planAction(wish, plane.stop));
            QVERIFY(bad && !bad->isExecutable());
        }
        wish.targetTag = QStringLiteral("new");
        wish.targetRepository = QStringLiteral("elsewhere");
        QVERIFY(!await(control->planAction(wish, plane.stop))->isExecutable());
        wish.targetRepository = app;
        wish.source = QStringLiteral("missing");
        QVERIFY(!await(control->planAction(wish, plane.stop))->isExecutable());
    }

    void deleteOffIsFoundByAsking()
    {
        RegistryOptions options;
        options.deleteEnabled = false;
        Filled filled(options);
        QVERIFY2(filled.start(), qPrintable(filled.registry.failure()));
        Plane plane(filled.registry.host());
        const auto plan = await(plane.registry.planDelete(wishFor({two}), {}, plane.stop));
        QVERIFY(plan);
        QVERIFY(!plan->isExecutable());
        QVERIFY(!plan->blockers.isEmpty());
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY(!report);
        QCOMPARE(Filled::tags(plane), QStringList({one, two, latest}));
    }

    void stopBetweenStepsLeavesTheRest()
    {
        Filled filled;
        QVERIFY2(filled.start(), qPrintable(filled.registry.failure()));
        Plane plane(filled.registry.host());
        const auto plan = await(
            plane.registry.planDelete(wishFor({one, two}, DeleteScope::ImagesAndAllTags), {}, plane.stop));
        QVERIFY(plan && plan->isExecutable());
        std::stop_source source;
        source.request_stop();
        const auto report = await(plane.registry.performDelete(*plan, source.get_token()));
        QVERIFY(!report);
        QVERIFY(report.error().isCancelled());
        QCOMPARE(Filled::tags(plane), QStringList({one, two, latest}));
    }
};

QTEST_GUILESS_MAIN(TestDistributionDelete)
#include "tst_distributiondelete.moc"
