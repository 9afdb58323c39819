// SPDX-License-Identifier: Apache-2.0
#include "quayfilled.h"

#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/storageseeder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList namesOf(const QList<OfferedAction>& actions, Ability ability)
{
    QStringList names;
    for (const OfferedAction& action : actions) {
        if (action.ability == ability)
            names << QString::number(static_cast<int>(action.kind));
    }
    return names;
}

ActionWish wishFor(ActionKind kind, const QStringList& tags)
{
    ActionWish wish(kind);
    wish.repository = app;
    wish.tags = tags;
    return wish;
}

DeleteWish deletion(const QStringList& tags, DeleteScope scope = DeleteScope::TagsOnly)
{
    DeleteWish wish;
    wish.repository = app;
    wish.tagsOrDigests = tags;
    wish.scope = scope;
    return wish;
}

QString planned(const ActionPlan& plan)
{
    QStringList lines;
    for (const PlannedRequest& request : plan.requests)
        lines << request.method + u' ' + request.path + u' ' + QString::fromLatin1(request.body);
    return lines.join(u'\n');
}

} // namespace

//! What is changed through Quay's API, and content through /v2/.
class TestQuayActions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rollsBackAndUndeletes()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), oauth());
        ActionWish wish = wishFor(ActionKind::RollBackTag, {latest});
        wish.digest = digestValue(digestOf("a"));
        const auto plan = await(plane.control().planAction(wish, plane.stop));
        QVERIFY2(plan && plan->isExecutable(), qPrintable(plan ? plan->blockers.join(u';') : QString()));
        QCOMPARE(planned(*plan),
            u"POST /api/v1/repository/alice/app/tag/latest/restore {\"manifest_digest\":\"%1\"}"_s.arg(
                digestOf("a")));
        QCOMPARE(filled.alive(latest)->digest, digestOf("b")); // planning changed nothing
        const auto report = await(plane.control().performAction(*plan, std::nullopt, {}, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(report->tagsChanged, QStringList{latest});
        QCOMPARE(filled.alive(latest)->digest, digestOf("a"));
        QVERIFY(filled.alive(latest)->reversion);

        wish.tags = QStringList{u"old"_s};
        wish.digest = digestValue(digestOf("c"));
        const auto undelete = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(undelete && undelete->isExecutable());
        QVERIFY(await(plane.control().performAction(*undelete, std::nullopt, {}, plane.stop)));
        QVERIFY(filled.alive(u"old"_s));
        QCOMPARE(filled.quay.problems(), QString());
    }

    void rollBackNeedsHistoryWithinTheWindow()
    {
        Filled filled;
        filled.quay.repository(app).timeMachine = 1000;
        QuayPlane plane(filled.quay.host(), oauth());
        ActionWish wish = wishFor(ActionKind::RollBackTag, {latest});
        wish.digest = digestValue(digestOf("a")); // ended a day ago
        const auto late = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(late && !late->isExecutable());
        wish.digest = digestValue(digestOf("b"));
        const auto same = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(same && !same->isExecutable());
        const auto gone =
            await(plane.control().restoreTag(app, latest, digestValue(digestOf("a")), plane.stop));
        QVERIFY(gone);
        QVERIFY(!*gone);
    }

    void outdatedPlansDoNothing()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), oauth());
        ActionWish wish = wishFor(ActionKind::RollBackTag, {latest});
        wish.digest = digestValue(digestOf("a"));
        const auto plan = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(plan && plan->isExecutable());
        filled.quay.repository(app).point(latest, digestOf("e"), filled.now, false);
        const auto report = await(plane.control().performAction(*plan, std::nullopt, {}, plane.stop));
        QVERIFY(!report);
        QCOMPARE(report.error().code(), u"PLAN_OUTDATED"_s);
        QCOMPARE(filled.alive(latest)->digest, digestOf("e"));
    }

    void tagsAreSetByDigestAndBySource()
    {
        Filled filled;
        QuayPlane plane(filled.quay.host(), oauth());
        ActionWish wish = wishFor(ActionKind::SetTag, {});
        wish.source = app + u":latest"_s;
        wish.targetTag = u"stable"_s;
        const auto plan = await(plane.control().planAction(wish, plane.stop));
        QVERIFY2(plan && plan->isExecutable(), qPrintable(plan ? plan->blockers.join(u';') : QString()));
        const auto report = await(plane.control().performAction(*plan, std::nullopt, {}, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(report->tagsChanged, QStringList{u"stable"_s});
        QCOMPARE(filled.alive(u"stable"_s)->digest, digestOf("b"));
        QVERIFY(plan->command.startsWith(u"skopeo copy"_s));

        wish.targetRepository = u"alice/other"_s;
        wish.targetTag = u"not a tag"_s;
        const auto bad = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(bad);
        QCOMPARE(bad->blockers.size(), 2);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void expiryIsSetAndClearedInBulk()
    {
        Filled filled;
        QStringList tags{latest};
        for (int i = 0; i < 7; ++i) {
            tags << u"v%1"_s.arg(i);
            filled.quay.addTag(app, tags.last(), digestOf("d"), filled.now - 1000);
        }
        QuayPlane plane(filled.quay.host(), oauth());
        ActionWish wish = wishFor(ActionKind::SetTagExpiry, tags);
        wish.options.insert(u"expires"_s, u"2099-01-01T00:00:00Z"_s);
        const auto plan = await(plane.control().planAction(wish, plane.stop));
        QVERIFY2(plan && plan->isExecutable(), qPrintable(plan ? plan->blockers.join(u';') : QString()));
        QCOMPARE(plan->requests.size(), 8);
        QCOMPARE(filled.quay.restLines().size(), 2); // the repository, and one page of tags
        qint64 steps = 0;
        const auto count = [&steps](const ActionProgress& step) { steps = step.total; };
        QVERIFY(await(plane.control().performAction(*plan, std::nullopt, count, plane.stop)));
        QCOMPARE(steps, 8);
        QCOMPARE(filled.alive(u"v3"_s)->end, std::optional<qint64>(4'070'908'800));

        ActionWish clear = wishFor(ActionKind::SetTagExpiry, {latest});
        filled.quay.repository(app).labels.insert(digestOf("b"),
            QJsonArray{
                QJsonObject{{u"id"_s, u"1"_s}, {u"key"_s, u"quay.expires-after"_s}, {u"value"_s, u"2w"_s},
                    {u"source_type"_s, u"manifest"_s}, {u"media_type"_s, u"text/plain"_s}}});
        const auto cleared = await(plane.control().planAction(clear, plane.stop));
        QVERIFY(cleared && cleared->isExecutable());
        QCOMPARE(cleared->warnings.size(), 1);
        QVERIFY(planned(*cleared).endsWith(u"{\"expiration\":null}"_s));
        QVERIFY(await(plane.control().performAction(*cleared, std::nullopt, {}, plane.stop)));
        QVERIFY(!filled.alive(latest)->end);

        wish.options.insert(u"expires"_s, u"2001-01-01T00:00:00Z"_s);
        const auto past = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(past && !past->isExecutable());
        QCOMPARE(filled.quay.problems(), QString());
    }

    void partOfABulkMayFail()
    {
        Filled filled;
        filled.quay.addTag(app, u"two"_s, digestOf("d"), filled.now - 1000);
        QuayPlane plane(filled.quay.host(), oauth());
        ActionWish wish = wishFor(ActionKind::SetTagImmutable, {latest, u"two"_s});
        wish.options.insert(u"immutable"_s, u"true"_s);
        const auto plan = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(plan && plan->isExecutable());
        filled.quay.server()
            .wire()
            .on("PUT", "/api/v1/repository/alice/app/tag/two")
            .reply(FakeAnswer::json(R"({"error_type":"insufficient_scope","detail":"no"})", 403));
        const auto report = await(plane.control().performAction(*plan, std::nullopt, {}, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(report->tagsChanged, QStringList{latest});
        QCOMPARE(report->items.size(), 2);
        QVERIFY(!report->items.at(1).ok);
        QVERIFY(filled.alive(latest)->immutable);
    }

    void whatCannotBeChangedIsSaid_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("writes");
        QTest::addColumn<QString>("words");
        QTest::newRow("mirror") << u"MIRROR"_s << true << u"mirror"_s;
        QTest::newRow("read-only") << u"READ_ONLY"_s << true << u"READ_ONLY"_s;
        QTest::newRow("no right") << u"NORMAL"_s << false << u"repo:write"_s;
    }
    void whatCannotBeChangedIsSaid()
    {
        QFETCH(QString, state);
        QFETCH(bool, writes);
        QFETCH(QString, words);
        Filled filled;
        filled.quay.repository(app).state = state;
        filled.quay.repository(app).canWrite = writes;
        QuayPlane plane(filled.quay.host(), oauth());
        const auto offering = await(plane.control().offering(app, plane.stop));
        QVERIFY(offering);
        QVERIFY(namesOf(offering->actions, Ability::No).size() >= 4);
        QVERIFY(offering->action(ActionKind::RollBackTag)->reason.english().contains(words));
        ActionWish wish = wishFor(ActionKind::RollBackTag, {latest});
        wish.digest = digestValue(digestOf("a"));
        const auto plan = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(plan && !plan->isExecutable());
        const auto removal = await(plane.registry.capabilities(app, plane.stop));
        QVERIFY(removal);
        QCOMPARE(removal->deleteByTag, Ability::No);
        QVERIFY(!removal->deleteReason.isEmpty());
    }

    void withoutATokenNothingIsChanged()
    {
        Filled filled;
        filled.quay.repository(app).isPublic = true;
        QuayPlane plane(filled.quay.host(), robot());
        const auto offering = await(plane.control().offering(app, plane.stop));
        QVERIFY2(offering, qPrintable(offering ? QString() : offering.error().toLogLine()));
        QVERIFY(offering->tagHistory);
        QVERIFY(offering->action(ActionKind::SetTag)->reason.english().contains(u"$oauthtoken"_s));
        ActionWish wish = wishFor(ActionKind::RollBackTag, {latest});
        wish.digest = digestValue(digestOf("a"));
        const auto plan = await(plane.control().planAction(wish, plane.stop));
        QVERIFY(plan && !plan->isExecutable());
        const auto restored =
            await(plane.control().restoreTag(app, latest, digestValue(digestOf("a")), plane.stop));
        QVERIFY(restored && !*restored);
        const auto root = await(plane.control().offering(QString(), plane.stop));
        QVERIFY(root && root->notes.first().english().contains(u"pulls and pushes"_s));
        QCOMPARE(filled.quay.problems(), QString());
    }

    void deletesTagsAndRestoresThem()
    {
        Filled filled;
        const QString digest = filled.quay.addManifest(app,
            R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[]})",
            u"application/vnd.oci.image.manifest.v1+json"_s);
        filled.quay.addTag(app, u"one"_s, digest, filled.now - 500);
        filled.quay.addTag(app, u"two"_s, digest, filled.now - 400);
        QuayPlane plane(filled.quay.host(), oauth());
        const auto plan = await(plane.registry.planDelete(deletion({u"one"_s}), {}, plane.stop));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toLogLine()));
        QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u';')));
        QCOMPARE(plan->steps.size(), 1);
        QCOMPARE(plan->steps.first().method, DeleteMethod::ControlPlane);
        QCOMPARE(plan->steps.first().requests, QStringList{u"DELETE /api/v1/repository/alice/app/tag/one"_s});
        QCOMPARE(plan->subjects.first().tagsKept, QStringList{u"two"_s});
        QVERIFY(qAbs(plan->undoableUntil.toSecsSinceEpoch() - filled.now - 1'209'600) < 60);
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QCOMPARE(report->tagsRemoved, QStringList{u"one"_s});
        QVERIFY(!filled.alive(u"one"_s));
        const auto restored =
            await(plane.control().restoreTag(app, u"one"_s, digestValue(digest), plane.stop));
        QVERIFY(restored && *restored);
        QCOMPARE(filled.alive(u"one"_s)->digest, digest);

        const auto whole = await(
            plane.registry.planDelete(deletion({u"one"_s}, DeleteScope::ImagesAndAllTags), {}, plane.stop));
        QVERIFY(whole && whole->isExecutable());
        QCOMPARE(whole->steps.size(), 2);
        filled.alive(u"two"_s)->digest = digestOf("f");
        const auto moved = await(plane.registry.performDelete(*whole, plane.stop));
        QVERIFY(!moved);
        QCOMPARE(moved.error().code(), u"TAG_MOVED"_s);
        QVERIFY(filled.alive(u"one"_s));
        filled.alive(u"one"_s)->immutable = true;
        const auto blocked = await(plane.registry.planDelete(deletion({u"one"_s}), {}, plane.stop));
        QVERIFY(blocked && !blocked->isExecutable());
        QCOMPARE(filled.quay.problems(), QString());
    }

    void mirrorsAreShownAndSynced()
    {
        Filled filled;
        filled.quay.repository(app).state = u"MIRROR"_s;
        filled.quay.repository(app).mirror =
            QJsonObject{{u"is_enabled"_s, true}, {u"external_reference"_s, u"docker.io/library/app"_s},
                {u"sync_status"_s, u"SUCCESS"_s}, {u"sync_interval"_s, 3600}};
        QuayPlane plane(filled.quay.host(), oauth());
        const auto offered = await(plane.control().offering(app, plane.stop));
        QVERIFY(offered);
        QCOMPARE(offered->panels.first().id, u"mirror"_s);
        const auto panel = await(plane.control().fetchPanel(app, u"mirror"_s, plane.stop));
        QVERIFY2(panel, qPrintable(panel ? QString() : panel.error().toLogLine()));
        QCOMPARE(panel->actions.first().ability, Ability::Yes);
        const auto plan = await(plane.control().planAction(panel->actions.first().wish, plane.stop));
        QVERIFY2(plan && plan->isExecutable(), qPrintable(plan ? plan->blockers.join(u';') : QString()));
        const auto done = await(plane.control().performAction(*plan, std::nullopt, {}, plane.stop));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toLogLine()));
        QCOMPARE(filled.quay.repository(app).syncsAskedFor, 1);
        QCOMPARE(filled.quay.problems(), QString());
    }

    void contentComesThroughAnotherOriginWithoutTheLogin()
    {
        RegistryProcess data;
        QVERIFY2(data.start(), qPrintable(data.failure()));
        QTemporaryDir folder;
        ImageFixture fixture(folder.path());
        const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(2, 5000), latest);
        StorageSeeder(data.storagePath()).addFixture(fixture, app);
        Filled filled(&data);
        filled.quay.addTag(app, latest, image.digest, filled.now - 1);
        QuayPlane plane(filled.quay.host(), robot());
        const auto document = await(plane.registry.dataPlane().fetchManifest(app, latest, plane.stop));
        QVERIFY2(document, qPrintable(document ? QString() : document.error().toLogLine()));
        QCOMPARE(document->digest().toString(), image.digest);
        const auto config =
            await(plane.registry.dataPlane().fetchBlob(app, *document->manifest()->config, plane.stop));
        QVERIFY2(config, qPrintable(config ? QString() : config.error().toLogLine()));
        QCOMPARE(filled.quay.storage().requestCount(), 1);
        QCOMPARE(filled.quay.problems(), QString());

        // A robot deletes through /v2/, where Quay knows no scope `delete`.
        const auto plan = await(plane.registry.planDelete(deletion({latest}), {}, plane.stop));
        QVERIFY2(plan && plan->isExecutable(), qPrintable(plan ? plan->blockers.join(u';') : QString()));
        QCOMPARE(plan->steps.first().method, DeleteMethod::ByTag);
        const auto report = await(plane.registry.performDelete(*plan, plane.stop));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
        QVERIFY(!filled.alive(latest));
        const QStringList asked = filled.quay.server().lines().filter(u"/v2/auth?"_s);
        QVERIFY(!asked.isEmpty());
        QCOMPARE(asked.filter(u"delete"_s), QStringList()); // known before, not learned in vain

        // And pushes it back.
        QVERIFY(await(plane.registry.dataPlane().putManifest(app, latest, *document, plane.stop)));
        QCOMPARE(filled.alive(latest)->digest, image.digest);
        QCOMPARE(filled.quay.problems(), QString());
    }
};

QTEST_GUILESS_MAIN(TestQuayActions)
#include "tst_quayactions.moc"
