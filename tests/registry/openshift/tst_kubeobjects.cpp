// SPDX-License-Identifier: Apache-2.0
#include "cluster.h"

#include "registry/openshift/imagepolicy.h"
#include "registry/openshift/kubestatus.h"
#include "registry/openshift/streaminfo.h"
#include "registry/openshift/tagdeletion.h"

#include <QTest>

using namespace portolan;

namespace {

const QString olderDigest =
    QStringLiteral("sha256:1a0befcbbb2e368f68ad5d0304ed13c9a0bcb728d985d923a791c06d472560e3");
const QString newerDigest =
    QStringLiteral("sha256:5a5388900645554d1dd632484d480e74e4cb9162f4d81ca90f624b64538f7382");
const QString indexDigest =
    QStringLiteral("sha256:d08d4e44a279f644977af004559f12e386617b3b2230e1eb4693ed89efd18783");

Digest digest(const QString& text)
{
    return *Digest::parse(text);
}

JsonReader json(const char* text)
{
    return *JsonReader::parse(QByteArrayView(text));
}

} // namespace

//! What the answers of real servers are read as.
class TestKubeObjects final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void streamHasSpecAndStatusTogether()
    {
        const ImageStream stream =
            ImageStream::fromJson(captured(QStringLiteral("28-stream-with-history-and-failed-tag.http")));
        QCOMPARE(stream.repository(), QStringLiteral("team-a/cap"));
        QCOMPARE(stream.resourceVersion, QStringLiteral("2448"));
        QCOMPARE(stream.publicRepository, QStringLiteral("127.0.0.1:5010/team-a/cap"));
        QCOMPARE(stream.tags.size(), 2);
        const StreamTag* const prod = stream.tag(QStringLiteral("prod"));
        QVERIFY(prod);
        QCOMPARE(prod->items.size(), 2);
        QCOMPARE(prod->current()->image, digest(newerDigest));
        QCOMPARE(prod->current()->generation, 2);
        QCOMPARE(prod->spec->source(), QStringLiteral("127.0.0.1:5000/demo:2.0"));
        QVERIFY(prod->spec->insecure);
        QCOMPARE(prod->spec->importMode, QStringLiteral("Legacy"));
        QVERIFY(prod->importFailure().isEmpty());
        QVERIFY(!prod->isPending());
        const StreamTag* const broken = stream.tag(QStringLiteral("broken"));
        QVERIFY(broken && !broken->current());
        QCOMPARE(broken->importFailure(),
            QStringLiteral("dockerimage.image.openshift.io \"127.0.0.1:5000/demo:missing\" not found"));
    }

    void tagRecordsSayWhatTheListingKnows()
    {
        const ImageStream stream =
            ImageStream::fromJson(captured(QStringLiteral("28-stream-with-history-and-failed-tag.http")));
        const TagPage page = StreamReader::tagPage(stream, std::nullopt, {digest(newerDigest)});
        QCOMPARE(page.tags, (QStringList{QStringLiteral("broken"), QStringLiteral("prod")}));
        QVERIFY(page.records.at(0).digest.isNull());
        QVERIFY(page.records.at(0).problem.contains(QStringLiteral("not found")));
        QCOMPARE(page.records.at(1).digest, digest(newerDigest));
        QVERIFY(page.records.at(1).missing);
        QCOMPARE(page.records.at(1).pushed, QDateTime(QDate(2026, 11, 23), QTime(12, 14, 18), Qt::UTC));
        QCOMPARE(page.records.at(1).source, QStringLiteral("127.0.0.1:5000/demo:2.0"));
    }

    void historyKnowsRollbacks()
    {
        const ImageStream stream =
            ImageStream::fromJson(captured(QStringLiteral("30-stream-after-rollback.http")));
        const TagHistory history =
            StreamReader::history(*stream.tag(QStringLiteral("prod")), {digest(newerDigest)});
        QCOMPARE(history.events.size(), 3);
        QCOMPARE(history.events.at(0).kind, TagEvent::Kind::RolledBack);
        QVERIFY(history.events.at(0).current);
        QVERIFY(!history.events.at(0).restorable);
        QVERIFY(history.events.at(0).note.english().contains(QStringLiteral("cap@sha256:1a0b")));
        QVERIFY(history.events.at(1).missing);
        QVERIFY(!history.events.at(1).restorable);
        QCOMPARE(history.events.at(2).kind, TagEvent::Kind::Pointed);
        QVERIFY(!history.events.at(2).restorable); // it points there already
        const TagHistory whole = StreamReader::history(*stream.tag(QStringLiteral("prod")), {});
        QVERIFY(whole.events.at(1).restorable);
    }

    void pendingImportIsSeen()
    {
        const ImageStream stream = ImageStream::fromJson(json(R"({"metadata":{"name":"a","namespace":"p"},
            "spec":{"tags":[{"name":"new","from":{"kind":"DockerImage","name":"quay.io/a/b:1"},"generation":3},
              {"name":"ref","reference":true,"from":{"kind":"DockerImage","name":"quay.io/a/b:2"},"generation":3},
              {"name":"again","from":{"kind":"DockerImage","name":"quay.io/a/b:3"},"generation":3}]},
            "status":{"tags":[{"tag":"again","items":null,"conditions":[{"type":"ImportSuccess","status":"False",
              "message":"old","generation":2}]}]}})"));
        QVERIFY(stream.tag(QStringLiteral("new"))->isPending());
        QVERIFY(!stream.tag(QStringLiteral("ref"))->isPending());
        QVERIFY(stream.tag(QStringLiteral("again"))->isPending());
        QVERIFY(stream.tag(QStringLiteral("again"))->importFailure().isEmpty());
        const RepositoryInfo info = streamInfo(stream, std::nullopt);
        const auto pending = std::find_if(info.facts.cbegin(), info.facts.cend(),
            [](const Fact& fact) { return fact.tone == FactTone::Busy; });
        QVERIFY(pending != info.facts.cend());
        QCOMPARE(pending->value.toStringList().size(), 2);
    }

    void imageOfATag()
    {
        const ClusterImage image =
            ClusterImage::fromJson(captured(QStringLiteral("14-istag.http"))[QLatin1StringView("image")]);
        QCOMPARE(image.digest, digest(olderDigest));
        QVERIFY(!image.isIndex());
        QVERIFY(!image.managed);
        QCOMPARE(image.layersSize(), 1084269);
        QCOMPARE(image.size, 1085860);
        QCOMPARE(image.config.platform.toString(), QStringLiteral("linux/amd64"));
        QCOMPARE(image.config.exposedPorts, QStringList{QStringLiteral("8080/tcp")});
        QCOMPARE(image.config.labels.value(QStringLiteral("io.buildah.version")), QStringLiteral("1.28.2"));
        QCOMPARE(image.config.created, QDateTime(QDate(2026, 11, 23), QTime(10, 41, 32), Qt::UTC));
        QVERIFY(image.configDigest.toString().startsWith(QStringLiteral("sha256:ac593d40")));
    }

    void indexOfATag()
    {
        const ClusterImage image = ClusterImage::fromJson(
            captured(QStringLiteral("15-istag-index.http"))[QLatin1StringView("image")]);
        QVERIFY(image.isIndex());
        QCOMPARE(image.manifests.size(), 3);
        QCOMPARE(image.manifests.at(1).platform->toString(), QStringLiteral("linux/arm64"));
        QCOMPARE(image.manifests.at(1).size, 503);
        QVERIFY(image.configDigest.isNull());
    }

    void descendingLayersAreTurned()
    {
        const ClusterImage image = ClusterImage::fromJson(json(R"({"metadata":{"annotations":
            {"image.openshift.io/dockerLayersOrder":"descending"}},"dockerImageLayers":[
            {"name":"sha256:1a0befcbbb2e368f68ad5d0304ed13c9a0bcb728d985d923a791c06d472560e3","size":1},
            {"name":"sha256:5a5388900645554d1dd632484d480e74e4cb9162f4d81ca90f624b64538f7382"}]})"));
        QCOMPARE(image.layers.size(), 2);
        QCOMPARE(image.layers.at(0).digest, digest(newerDigest));
        QCOMPARE(image.layersSize(), -1);
    }

    void layersTellSizesAndSharing()
    {
        const StreamLayers layers = StreamLayers::fromJson(captured(QStringLiteral("19-layers.http")));
        QCOMPARE(layers.sizeOf(digest(olderDigest)), 1084269);
        QCOMPARE(layers.sizeOf(digest(indexDigest)), 1083834);
        QCOMPARE(layers.mediaTypeOf(digest(indexDigest)),
            QStringLiteral("application/vnd.oci.image.index.v1+json"));
        QCOMPARE(layers.sizeOf(digest(newerDigest)), -1);
        QVERIFY(!layers.isMissing(digest(olderDigest)));
        QCOMPARE(layers.uniqueBytes({digest(indexDigest)}, {digest(olderDigest)}), 1083834);
        QCOMPARE(layers.uniqueBytes({digest(olderDigest)}, {digest(olderDigest)}), 0);
    }

    void projectsAndPolicies()
    {
        const std::vector<JsonReader> items =
            captured(QStringLiteral("05-projects-user.http"))[QLatin1StringView("items")].items();
        QCOMPARE(items.size(), 3U);
        const ClusterProject own = ClusterProject::fromJson(items.front());
        QCOMPARE(own.name, QStringLiteral("alice-own"));
        QCOMPARE(own.requester, QStringLiteral("alice"));
        QCOMPARE(own.phase, QStringLiteral("Active"));
        const ImagePolicy policy = ImagePolicy::fromJson(json(R"({"spec":{"allowedRegistriesForImport":
            [{"domainName":"quay.io"}]},"status":{"internalRegistryHostname":"i:5000",
            "externalRegistryHostnames":["a.example"]}})"));
        QCOMPARE(policy.externalRegistries, QStringList{QStringLiteral("a.example")});
        QCOMPARE(policy.allowedForImport, QStringList{QStringLiteral("quay.io")});
        QCOMPARE(admittedRouteHost(json(R"({"status":{"ingress":[{"host":"no.example","conditions":
            [{"type":"Admitted","status":"False"}]},{"host":"yes.example","conditions":
            [{"type":"Admitted","status":"True"}]}]}})")),
            QStringLiteral("yes.example"));
    }

    void statusBecomesAnError_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::newRow("forbidden") << QStringLiteral("06-streams-clusterwide-forbidden.http") << 403
                                   << ErrorKind::Denied << QStringLiteral("FORBIDDEN");
        QTest::newRow("unauthorized") << QStringLiteral("04-bad-token.http") << 401 << ErrorKind::AuthRequired
                                      << QStringLiteral("UNAUTHORIZED");
        QTest::newRow("bad continue") << QStringLiteral("10-streams-bad-continue.http") << 400
                                      << ErrorKind::Usage << QStringLiteral("BAD_REQUEST");
        QTest::newRow("not found") << QStringLiteral("13-stream-missing.http") << 404 << ErrorKind::NotFound
                                   << QStringLiteral("NOT_FOUND");
        QTest::newRow("conflict") << QStringLiteral("31-put-conflict.http") << 409 << ErrorKind::Conflict
                                  << QStringLiteral("CONFLICT");
        QTest::newRow("invalid") << QStringLiteral("32-put-missing-image.http") << 422 << ErrorKind::Usage
                                 << QStringLiteral("INVALID");
        QTest::newRow("media type") << QStringLiteral("40-patch-wrong-type.http") << 415
                                    << ErrorKind::Unsupported << QStringLiteral("UNSUPPORTED_MEDIA_TYPE");
        QTest::newRow("no api") << QStringLiteral("49-unknown-group.http") << 404 << ErrorKind::NotFound
                                << QString();
    }

    void statusBecomesAnError()
    {
        QFETCH(QString, file);
        QFETCH(int, status);
        const Error error = KubeStatus::fromAnswer(status, capturedBody(file)).toError();
        QTEST(error.kind(), "kind");
        QTEST(error.code(), "code");
        QCOMPARE(error.httpStatus(), status);
        QVERIFY(!error.detail().isEmpty());
    }

    void deletionSaysWhatGoes()
    {
        TagDeletionFacts facts;
        facts.registryId = QStringLiteral("openshift:x");
        facts.stream = ImageStream::fromJson(captured(QStringLiteral("30-stream-after-rollback.http")));
        DeleteWish wish;
        wish.repository = QStringLiteral("team-a/cap");
        wish.tagsOrDigests << QStringLiteral("prod");
        const DeletePlan plan = planTagDeletion(wish, facts);
        QVERIFY(plan.isExecutable());
        QVERIFY(plan.contentStays);
        QCOMPARE(plan.steps.size(), 1);
        QCOMPARE(plan.steps.first().method, DeleteMethod::ControlPlane);
        QCOMPARE(plan.steps.first().expected, digest(olderDigest));
        QCOMPARE(plan.steps.first().requests,
            QStringList{QStringLiteral(
                "DELETE /apis/image.openshift.io/v1/namespaces/team-a/imagestreamtags/cap:prod")});
        QCOMPARE(plan.subjects.size(), 1);
        QVERIFY(!plan.subjects.first().manifestRemoved);
        QVERIFY(plan.warnings.join(u' ').contains(QStringLiteral("2 earlier entries")));

        facts.mayDelete = Ability::No;
        facts.reason = QStringLiteral("You may not");
        QCOMPARE(planTagDeletion(wish, facts).blockers.english(), QStringList{QStringLiteral("You may not")});
        facts.mayDelete = Ability::Yes;
        wish.tagsOrDigests = QStringList{QStringLiteral("gone")};
        QVERIFY(!planTagDeletion(wish, facts).isExecutable());
        wish.tagsOrDigests = QStringList{olderDigest};
        QVERIFY(!planTagDeletion(wish, facts).isExecutable());
        wish.scope = DeleteScope::ImagesAndAllTags;
        QVERIFY(planTagDeletion(wish, facts).isExecutable());
    }

    void deletionWarnsOfFollowersAndSchedules()
    {
        TagDeletionFacts facts;
        facts.stream = ImageStream::fromJson(json(R"({"metadata":{"name":"a","namespace":"p"},
            "spec":{"tags":[{"name":"one","from":{"kind":"DockerImage","name":"quay.io/a/b:1"},
              "importPolicy":{"scheduled":true}},
              {"name":"two","from":{"kind":"ImageStreamTag","name":"a:one"}}]},"status":{}})"));
        DeleteWish wish;
        wish.repository = QStringLiteral("p/a");
        wish.tagsOrDigests << QStringLiteral("one");
        const QString warnings = planTagDeletion(wish, facts).warnings.join(u'\n');
        QVERIFY(warnings.contains(QStringLiteral("on a schedule")));
        QVERIFY(warnings.contains(QStringLiteral("two follows one")));
        QVERIFY(warnings.contains(QStringLiteral("points to no image")));
    }

    void brokenObjectsAreHarmless()
    {
        const JsonReader odd = json(R"({"metadata":7,"spec":{"tags":[null,3,{"name":null},{"from":[]}]},
            "status":{"tags":{"a":1}},"items":"x","blobs":[1],"images":{"x":null,"sha256:zz":{}},
            "dockerImageLayers":[{"name":"nonsense","size":"1"}],"dockerImageManifests":[{}],"signatures":[[]]})");
        QVERIFY(ImageStream::fromJson(odd).tags.isEmpty());
        QVERIFY(ClusterImage::fromJson(odd).layers.isEmpty());
        QVERIFY(!ClusterImage::fromJson(odd).isIndex());
        QVERIFY(StreamLayers::fromJson(odd).images.isEmpty());
        QVERIFY(ClusterProject::fromJson(odd).name.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKubeObjects)
#include "tst_kubeobjects.moc"
