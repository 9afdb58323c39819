// SPDX-License-Identifier: Apache-2.0
#include "tst_fakeopenshiftcluster.h"

#include <QTest>

namespace portolan {
namespace {

QByteArray tagBody(const QByteArray& tag, const QByteArray& rest)
{
    return R"({"metadata":{"name":"app:)" + tag + R"("},"tag":{"name":")" + tag + R"(",)" + rest + "}}";
}

QByteArray fromImage(const QString& digest)
{
    return R"("from":{"kind":"ImageStreamImage","name":"app@)" + digest.toLatin1() + R"("})";
}

} // namespace

void FakeOpenShiftClusterTest::init()
{
    m_fake = std::make_unique<FakeOpenShift>();
    m_fake->addUser(QStringLiteral("root"), QStringLiteral("admin"));
    m_fake->grantRole(QStringLiteral("root"), QStringLiteral("cluster-admin"));
    m_fake->addProject(QStringLiteral("team"));
}

RawHttpResponse FakeOpenShiftClusterTest::ask(
    const QByteArray& line, const QByteArray& body, const QByteArray& type, const QByteArray& token)
{
    RawHttpClient client(m_fake->port());
    return client.exchange(rawHttpRequest(line, token, body, type));
}

RawHttpResponse FakeOpenShiftClusterTest::put(const QByteArray& tag, const QByteArray& rest)
{
    return ask("PUT " + imageApi() + "imagestreamtags/app:" + tag, tagBody(tag, rest));
}

QString FakeOpenShiftClusterTest::push(int seed, const QString& tag)
{
    return m_fake->pushImage(
        QStringLiteral("team"), QStringLiteral("app"), tag, FakeOpenShiftImage::made(seed));
}

QStringList FakeOpenShiftClusterTest::history(const QString& tag) const
{
    return m_fake->history(QStringLiteral("team"), QStringLiteral("app"), tag);
}

void FakeOpenShiftClusterTest::pagesAreOfOneState()
{
    for (const QString& name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        m_fake->addStream(QStringLiteral("team"), name);
    const RawHttpResponse first = ask("GET " + imageApi() + "imagestreams?limit=1");
    m_fake->removeStream(QStringLiteral("team"), QStringLiteral("b"));
    const QByteArray token = at(first, "metadata/continue").toString().toLatin1();
    const RawHttpResponse second = ask("GET " + imageApi() + "imagestreams?limit=1&continue=" + token);
    QCOMPARE(fakeMember(json(second).value(QStringLiteral("items")).toArray().at(0).toObject(),
                 {QStringLiteral("metadata"), QStringLiteral("name")}),
        QJsonValue(QStringLiteral("b")));
    QCOMPARE(at(second, "metadata/resourceVersion"), at(first, "metadata/resourceVersion"));

    m_fake->pruneHistory();
    const RawHttpResponse late = ask("GET " + imageApi() + "imagestreams?limit=1&continue=" + token);
    QCOMPARE(late.status(), 410);
    QCOMPARE(at(late, "reason"), QJsonValue(QStringLiteral("Expired")));
    const QByteArray fresh = at(late, "metadata/continue").toString().toLatin1();
    const RawHttpResponse rest = ask("GET " + imageApi() + "imagestreams?limit=1&continue=" + fresh);
    QCOMPARE(rest.status(), 200);
    QVERIFY(rest.body().contains(R"("name":"c")"));
    QVERIFY(!json(rest).value(QStringLiteral("metadata")).toObject().contains(QStringLiteral("continue")));
}

void FakeOpenShiftClusterTest::watchesTellAndBreak()
{
    const QByteArray version = QByteArray::number(m_fake->store().version());
    const QByteArray watch = rawHttpRequest("GET /apis/image.openshift.io/v1/imagestreams?watch=true"
                                            "&allowWatchBookmarks=true&resourceVersion="
            + version,
        "admin");
    RawHttpClient whole(m_fake->port());
    whole.send(watch);
    QTRY_COMPARE(m_fake->openWatches(), 1);
    (void)push(1);
    QVERIFY(whole.waitFor(R"({"type":"ADDED")"));
    (void)push(2);
    QVERIFY(whole.waitFor(R"({"type":"MODIFIED")"));
    m_fake->sendBookmarks();
    QVERIFY(whole.waitFor(R"({"type":"BOOKMARK")"));
    m_fake->removeStream(QStringLiteral("team"), QStringLiteral("app"));
    QVERIFY(whole.waitFor(R"({"type":"DELETED")"));
    m_fake->endWatches();
    QCOMPARE(whole.receive().body().trimmed().split('\n').size(), 5);
    QTRY_COMPARE(m_fake->openWatches(), 0);

    RawHttpClient cut(m_fake->port());
    cut.send(watch);
    QVERIFY(cut.waitFor("DELETED")); // what was missed comes first
    m_fake->cutNextEvent(9);
    (void)push(3);
    QVERIFY(cut.waitForClose());
    QVERIFY(cut.pending().endsWith("\r\n9\r\n{\"type\":\"\r\n"));
    QCOMPARE(history().size(), 1);
}

void FakeOpenShiftClusterTest::tooOldVersionsAreTold()
{
    const QByteArray line = "GET " + imageApi()
        + "imagestreams?watch=true&resourceVersion=" + QByteArray::number(m_fake->store().version());
    RawHttpClient open(m_fake->port());
    open.send(rawHttpRequest(line, "admin"));
    QTRY_COMPARE(m_fake->openWatches(), 1);
    m_fake->expireWatches();
    QVERIFY(open.receive().body().startsWith(R"({"type":"ERROR","object":{)"));

    m_fake->pruneHistory();
    QVERIFY(ask(line).body().contains(R"("code":410)"));
    m_fake->setExpiredAsStatus(true);
    const RawHttpResponse gone = ask(line);
    QCOMPARE(gone.status(), 410);
    QCOMPARE(at(gone, "reason"), QJsonValue(QStringLiteral("Expired")));
}

void FakeOpenShiftClusterTest::faultsAreForOneTime()
{
    m_fake->throttleNext(QStringLiteral("/version"), 7);
    const RawHttpResponse throttled = ask("GET /version");
    QCOMPARE(throttled.status(), 429);
    QCOMPARE(throttled.header("Retry-After"), QByteArray("7"));
    QCOMPARE(at(throttled, "details/retryAfterSeconds"), QJsonValue(7));
    QCOMPARE(ask("GET /version").status(), 200);
    m_fake->failNext(QStringLiteral("/apis/*"), 503, QStringLiteral("ServiceUnavailable"));
    QCOMPARE(ask("GET " + imageApi() + "imagestreams").status(), 503);
    QCOMPARE(ask("GET " + imageApi() + "imagestreams").status(), 200);

    m_fake->holdNext(QStringLiteral("/version"));
    RawHttpClient waiting(m_fake->port());
    waiting.send(rawHttpRequest("GET /version", "admin"));
    QTRY_COMPARE(m_fake->heldRequests(), 1);
    m_fake->release();
    QCOMPARE(waiting.receive().status(), 200);

    m_fake->expireTokenAfter(QStringLiteral("admin"), 1);
    QCOMPARE(ask("GET " + imageApi() + "imagestreams?limit=1").status(), 200);
    QCOMPARE(ask("GET " + imageApi() + "imagestreams?limit=1").status(), 401);
    QCOMPARE(m_fake->count("GET " + imageApi() + "imagestreams"), 4);
}

void FakeOpenShiftClusterTest::rightsAreAsked()
{
    m_fake->addUser(QStringLiteral("eve"), QStringLiteral("eve-token"));
    m_fake->addProject(QStringLiteral("other"));
    m_fake->addStream(QStringLiteral("team"), QStringLiteral("app"));
    m_fake->addStream(QStringLiteral("team"), QStringLiteral("web"));
    m_fake->grant(QStringLiteral("eve"), QStringLiteral("get"),
        QStringLiteral("image.openshift.io/imagestreams"), QStringLiteral("team"), {QStringLiteral("app")});
    const auto asEve = [this](const QByteArray& line) { return ask(line, {}, {}, "eve-token").status(); };
    QCOMPARE(asEve("GET " + imageApi() + "imagestreams/app"), 200);
    QCOMPARE(asEve("GET " + imageApi() + "imagestreams/web"), 403);
    QCOMPARE(asEve("GET " + imageApi() + "imagestreams/app/layers"), 403);
    QCOMPARE(asEve("DELETE " + imageApi() + "imagestreams/app"), 403);
    const RawHttpResponse projects =
        ask("GET /apis/project.openshift.io/v1/projects?limit=1", {}, {}, "eve-token");
    QCOMPARE(json(projects).value(QStringLiteral("items")).toArray().size(), 1);
    QCOMPARE(asEve("GET /apis/user.openshift.io/v1/users/~"), 200);
    m_fake->revoke(QStringLiteral("eve"), QStringLiteral("team"));
    QCOMPARE(asEve("GET " + imageApi() + "imagestreams/app"), 403);
    QCOMPARE(m_fake->problems(), QString());
}

void FakeOpenShiftClusterTest::carelessRequestsAreNoted()
{
    QCOMPARE(ask("GET " + imageApi() + "imagestreams?limits=1").status(), 200);
    QVERIFY(m_fake->problems().endsWith(QLatin1StringView("unknown query parameter limits")));
    QCOMPARE(ask("GET " + imageApi() + "imagestreamtags?watch=true").status(), 405);
    QVERIFY(m_fake->problems().endsWith(QLatin1StringView("imagestreamtags cannot be watch")));
    QCOMPARE(ask("GET " + imageApi() + "imagestream").status(), 404);
    QVERIFY(m_fake->problems().endsWith(QLatin1StringView("no such resource")));
    (void)put("prod", R"("form":{})");
    QVERIFY(m_fake->problems().endsWith(QLatin1StringView("ImageStreamTag.tag has no member \"form\"")));
    QCOMPARE(m_fake->problems().split(u'\n').size(), 4);
}

void FakeOpenShiftClusterTest::tagsAreWrittenAsTheServerDoes()
{
    const QString old = push(1);
    const QString current = push(2);
    QCOMPARE(history(), (QStringList{current, old}));
    (void)push(2); // the head is that image already
    QCOMPARE(history(), (QStringList{current, old}));

    QCOMPARE(
        ask("PUT " + imageApi() + "imagestreamtags/app:prod", R"({"metadata":{"name":"app:prod"}})").status(),
        400);
    QCOMPARE(put("prod", fromImage(old)).status(), 201); // not in spec before
    QCOMPARE(history(), (QStringList{old, current, old}));
    QCOMPARE(put("prod", fromImage(old)).status(), 200); // the same source brings no event
    QCOMPARE(history().size(), 3);
    const QByteArray annotated =
        R"({"metadata":{"name":"app:prod","annotations":{"note":"n"}},"tag":{"name":"prod",)" + fromImage(old)
        + "}}";
    const RawHttpResponse noted = ask("PUT " + imageApi() + "imagestreamtags/app:prod", annotated);
    QCOMPARE(at(noted, "tag/annotations/note"), QJsonValue(QStringLiteral("n")));
    QVERIFY(at(put("prod", fromImage(old)), "tag/annotations").isNull());

    const QByteArray dryRun = "PUT " + imageApi() + "imagestreamtags/app:prod?dryRun=All";
    QCOMPARE(ask(dryRun, tagBody("prod", fromImage(current))).status(), 200);
    QCOMPARE(history().first(), old);
    const RawHttpResponse taken =
        ask("POST " + imageApi() + "imagestreamtags", tagBody("prod", fromImage(old)));
    QCOMPARE(taken.status(), 409);
    QCOMPARE(at(taken, "details/kind"), QJsonValue(QStringLiteral("imagestreamtag")));
    QCOMPARE(at(ask("GET " + imageApi() + "imagestreamtags/prod"), "message"),
        QJsonValue(QStringLiteral("ImageStreamTags must be retrieved with <name>:<tag>")));
    QCOMPARE(ask("POST " + imageApi() + "imagestreamtags", tagBody("next", fromImage(old))).status(), 201);
    QCOMPARE(put("bad", R"("from":{"kind":"Pod","name":"x"})").status(), 422);

    m_fake->pruneImage(old);
    const RawHttpResponse pruned = ask("GET " + imageApi() + "imagestreamimages/app@" + old.toLatin1());
    QCOMPARE(pruned.status(), 404);
    QCOMPARE(at(pruned, "details/kind"), QJsonValue(QStringLiteral("images")));
    const RawHttpResponse kept = ask("GET " + imageApi() + "imagestreamtags/app:prod");
    QCOMPARE(at(kept, "image/metadata/name"), QJsonValue(old));
    QVERIFY(at(kept, "image/dockerImageLayers").isUndefined());

    const QByteArray other = R"({"kind":"DeleteOptions","apiVersion":"v1","preconditions":{"uid":"other"}})";
    QCOMPARE(ask("DELETE " + imageApi() + "imagestreamtags/app:prod", other).status(), 409);
    QCOMPARE(ask("DELETE " + imageApi() + "imagestreamtags/app:prod").status(), 200);
    QCOMPARE(history(), QStringList());
    QCOMPARE(ask("GET " + imageApi() + "imagestreamtags/app:prod").status(), 404);
    QCOMPARE(m_fake->problems(), QString());
}

void FakeOpenShiftClusterTest::sourcesElsewhereNeedARight()
{
    m_fake->addUser(QStringLiteral("dev"), QStringLiteral("dev"));
    m_fake->grantRole(QStringLiteral("dev"), QStringLiteral("edit"), QStringLiteral("live"));
    m_fake->addProject(QStringLiteral("live"));
    const QString digest = push(1);
    const QByteArray line = "PUT /apis/image.openshift.io/v1/namespaces/live/imagestreamtags/app:prod";
    const QByteArray body =
        tagBody("prod", R"("from":{"kind":"ImageStreamTag","name":"app:prod","namespace":"team"})");
    const RawHttpResponse refused = ask(line, body, "application/json", "dev");
    QCOMPARE(refused.status(), 422);
    QVERIFY(at(refused, "message").toString().endsWith(QLatin1StringView("Forbidden: team/app")));
    m_fake->grantRole(QStringLiteral("dev"), QStringLiteral("registry-viewer"), QStringLiteral("team"));
    QCOMPARE(ask(line, body, "application/json", "dev").status(), 201); // and makes the stream
    QCOMPARE(m_fake->history(QStringLiteral("live"), QStringLiteral("app"), QStringLiteral("prod")),
        QStringList{digest});
}

void FakeOpenShiftClusterTest::outsideTagsAreImportedByTheController()
{
    const QString source = QStringLiteral("quay.io/a/b:1");
    const FakeOpenShiftImage one = FakeOpenShiftImage::made(1);
    m_fake->addExternal(source, one);
    (void)put(
        "out", R"("from":{"kind":"DockerImage","name":"quay.io/a/b:1"},"importPolicy":{"scheduled":true})");
    const QString out = QStringLiteral("out");
    QTRY_COMPARE(history(out), QStringList{one.digest});
    // Generation 0 asks for another import.
    const FakeOpenShiftImage two = FakeOpenShiftImage::made(2);
    m_fake->addExternal(source, two);
    const QByteArray path = "PATCH " + imageApi() + "imagestreamtags/app:out";
    QCOMPARE(ask(path, R"({"tag":{"generation":0}})", "application/merge-patch+json").status(), 200);
    QTRY_COMPARE(history(out), (QStringList{two.digest, one.digest}));
    m_fake->failImport(QStringLiteral("team"), QStringLiteral("app"), out, source,
        QStringLiteral("Unauthorized"), QStringLiteral("you may not"));
    const RawHttpResponse failed = ask("GET " + imageApi() + "imagestreamtags/app:out");
    QCOMPARE(json(failed)
                 .value(QStringLiteral("conditions"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("reason")),
        QJsonValue(QStringLiteral("Unauthorized")));
    QCOMPARE(history(out).size(), 2);
}

void FakeOpenShiftClusterTest::importsKeepToTheirLimits()
{
    for (int i = 0; i < 4; ++i)
        m_fake->addExternal(QStringLiteral("quay.io/a/b:%1").arg(i), FakeOpenShiftImage::made(i));
    m_fake->addExternalFailure(
        QStringLiteral("quay.io/a/b:4"), 401, QStringLiteral("Unauthorized"), QStringLiteral("no"));
    m_fake->setImportLimit(3);
    const QByteArray path = "POST " + imageApi() + "imagestreamimports";
    const QByteArray body = R"({"metadata":{"name":"all"},"spec":{"import":true,)"
                            R"("repository":{"from":{"kind":"DockerImage","name":"quay.io/a/b"}}}})";
    const RawHttpResponse imported = ask(path, body);
    QCOMPARE(imported.status(), 201);
    QCOMPARE(at(imported, "status/repository/images").toArray().size(), 3);
    QCOMPARE(at(imported, "status/repository/additionalTags").toArray().size(), 2);
    const QByteArray single = R"({"metadata":{"name":"one"},"spec":{"import":false,)"
                              R"("images":[{"from":{"kind":"DockerImage","name":"quay.io/a/b:4"}}]}})";
    const QJsonObject result = at(ask(path, single), "status/images").toArray().at(0).toObject();
    QCOMPARE(fakeMember(result, {QStringLiteral("status"), QStringLiteral("reason")}),
        QJsonValue(QStringLiteral("Unauthorized")));
    QVERIFY(m_fake
                ->object(QStringLiteral("image.openshift.io/imagestreams"), QStringLiteral("team"),
                    QStringLiteral("one"))
                .isEmpty());

    // What failed of a repository leaves a condition, but no tag to import again.
    m_fake->addExternalFailure(
        QStringLiteral("quay.io/a/b:0"), 401, QStringLiteral("Unauthorized"), QStringLiteral("no"));
    QCOMPARE(ask(path, QByteArray(body).replace("\"all\"", "\"part\"")).status(), 201);
    const QJsonObject part = m_fake->object(
        QStringLiteral("image.openshift.io/imagestreams"), QStringLiteral("team"), QStringLiteral("part"));
    QCOMPARE(fakeMember(part, {QStringLiteral("spec"), QStringLiteral("tags")}).toArray().size(), 2);
    QCOMPARE(fakeMember(part, {QStringLiteral("status"), QStringLiteral("tags")}).toArray().size(), 3);

    // A version is one of a stream that is there.
    QCOMPARE(
        ask(path, QByteArray(single).replace("\"one\"", R"("one","resourceVersion":"1")")).status(), 404);
    const RawHttpResponse stale =
        ask(path, QByteArray(single).replace("\"one\"", R"("all","resourceVersion":"1")"));
    QCOMPARE(stale.status(), 409);
    QCOMPARE(at(stale, "details/kind"), QJsonValue(QStringLiteral("imagestream")));

    const QByteArray policy = R"({"spec":{"allowedRegistriesForImport":[{"domainName":"example.com"}]}})";
    QCOMPARE(ask("PATCH /apis/config.openshift.io/v1/images/cluster", policy, "application/merge-patch+json")
                 .status(),
        200);
    const RawHttpResponse refused = ask(path, single);
    QCOMPARE(refused.status(), 422);
    QVERIFY(at(refused, "message")
                .toString()
                .contains(QStringLiteral("spec.images[0].from.name: Forbidden: importing images from "
                                         "registry \"quay.io:443\" is forbidden")));
}

void FakeOpenShiftClusterTest::layersTellWhatIsMissing()
{
    const QString kept = push(1);
    const QString gone = push(2);
    m_fake->pruneImage(gone);
    m_fake->setLayersSynced(false);
    const RawHttpResponse early = ask("GET " + imageApi() + "imagestreams/app/layers");
    QCOMPARE(early.status(), 500);
    QCOMPARE(at(early, "reason"), QJsonValue(QStringLiteral("ServerTimeout")));
    QCOMPARE(early.header("Retry-After"), QByteArray("2"));
    m_fake->setLayersSynced(true);
    const RawHttpResponse layers = ask("GET " + imageApi() + "imagestreams/app/layers");
    const QJsonObject images = json(layers).value(QStringLiteral("images")).toObject();
    QCOMPARE(fakeMember(images, {kept, QStringLiteral("imageMissing")}), QJsonValue(false));
    QCOMPARE(fakeMember(images, {gone, QStringLiteral("imageMissing")}), QJsonValue(true));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::FakeOpenShiftClusterTest)
