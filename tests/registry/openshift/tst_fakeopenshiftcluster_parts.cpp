// SPDX-License-Identifier: Apache-2.0
#include "tst_fakeopenshiftcluster.h"

#include "support/fakeoauth.h"
#include "support/fakeopenshiftoperator.h"
#include "support/fakeopenshiftrbac.h"
#include "support/fakeopenshiftregistry.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QTest>
#include <QUrlQuery>

namespace portolan {
namespace {

const QByteArray configPath = "/apis/imageregistry.operator.openshift.io/v1/configs/cluster";

} // namespace

void FakeOpenShiftClusterTest::operatorRollsOut()
{
    const QByteArray patch = R"({"spec":{"replicas":3,"defaultRoute":true}})";
    m_fake->addStream(QStringLiteral("team"), QStringLiteral("app"));
    RawHttpClient watcher(m_fake->port());
    watcher.send(
        rawHttpRequest("GET /apis/imageregistry.operator.openshift.io/v1/configs?watch=true&resourceVersion="
                + QByteArray::number(m_fake->store().version()),
            "admin"));
    QTRY_COMPARE(m_fake->openWatches(), 1);
    QCOMPARE(ask("PATCH " + configPath, patch, "application/strategic-merge-patch+json").status(), 415);
    m_fake->registryOperator().setPace(-1);
    QCOMPARE(ask("PATCH " + configPath, patch, "application/merge-patch+json").status(), 200);
    QVERIFY(!m_fake->registryOperator().isSettled());
    int steps = 0;
    while (m_fake->registryOperator().step())
        ++steps;
    QCOMPARE(steps, 3); // seen, one more ready, done
    QVERIFY(m_fake->registryOperator().isSettled());
    QVERIFY(watcher.waitFor(R"("readyReplicas":3)"));
    QVERIFY(watcher.waitFor(R"("observedGeneration":2)"));
    const RawHttpResponse pods =
        ask("GET /api/v1/namespaces/openshift-image-registry/pods?labelSelector=docker-registry%3Ddefault");
    QCOMPARE(json(pods).value(QStringLiteral("items")).toArray().size(), 3);
    const RawHttpResponse route =
        ask("GET /apis/route.openshift.io/v1/namespaces/openshift-image-registry/routes/default-route");
    const QString host = at(route, "spec/host").toString();
    QVERIFY(!host.isEmpty());
    QCOMPARE(
        at(ask("GET " + imageApi() + "imagestreams/app"), "status/publicDockerImageRepository").toString(),
        host + QStringLiteral("/team/app"));
    QCOMPARE(m_fake->problems(), QString());
}

void FakeOpenShiftClusterTest::operatorSticksWithOneVolume()
{
    m_fake->registryOperator().setPace(1);
    m_fake->registryOperator().setStorage(FakeOpenShiftOperator::Storage::ReadWriteOnce);
    const QByteArray patch = R"({"spec":{"replicas":2}})";
    QCOMPARE(ask("PATCH " + configPath, patch, "application/merge-patch+json").status(), 200);
    QTRY_VERIFY(ask("GET " + configPath).body().contains("Multi-Attach"));
    QVERIFY(!m_fake->registryOperator().isSettled());
    QCOMPARE(at(ask("GET " + configPath), "status/readyReplicas"), QJsonValue(1));
    QCOMPARE(m_fake->problems(), QString());
    m_fake->registryOperator().setStorage(FakeOpenShiftOperator::Storage::EmptyDir);
    QCOMPARE(ask("PATCH " + configPath, patch, "application/merge-patch+json").status(), 200);
    QCOMPARE(m_fake->problems(), QStringLiteral("more than one replica on emptyDir"));
}

void FakeOpenShiftClusterTest::secretsAndAccountsAreChecked()
{
    const QByteArray secrets = "POST /api/v1/namespaces/team/secrets";
    const QByteArray head = R"({"metadata":{"name":"pull"},"type":"kubernetes.io/dockerconfigjson")";
    QCOMPARE(ask(secrets, head + "}").status(), 422);
    QCOMPARE(ask(secrets, head + R"(,"stringData":{".dockerconfigjson":"no json"}})").status(), 422);
    const RawHttpResponse made =
        ask(secrets, head + R"(,"stringData":{".dockerconfigjson":"{\"auths\":{}}"}})");
    QCOMPARE(made.status(), 201);
    QCOMPARE(QByteArray::fromBase64(at(made, "data/.dockerconfigjson").toString().toLatin1()),
        QByteArray(R"({"auths":{}})"));
    const RawHttpResponse listed =
        ask("GET /api/v1/namespaces/team/secrets?fieldSelector=type%3Dkubernetes.io/dockercfg");
    QCOMPARE(json(listed).value(QStringLiteral("items")).toArray().size(), 0);

    m_fake->addObject(QStringLiteral("serviceaccounts"),
        QJsonDocument::fromJson(
            R"({"metadata":{"name":"default","namespace":"team"},"imagePullSecrets":[{"name":"old"}]})")
            .object());
    const QByteArray account = "PATCH /api/v1/namespaces/team/serviceaccounts/default";
    const auto names = [this] {
        return m_fake
            ->object(QStringLiteral("serviceaccounts"), QStringLiteral("team"), QStringLiteral("default"))
            .value(QStringLiteral("imagePullSecrets"))
            .toArray()
            .size();
    };
    const QByteArray patch = R"({"imagePullSecrets":[{"name":"pull"}]})";
    QCOMPARE(ask(account, patch, "application/strategic-merge-patch+json").status(), 200);
    QCOMPARE(names(), 2);
    QCOMPARE(ask(account, R"([{"op":"add","path":"/imagePullSecrets/-","value":{"name":"third"}}])",
                 "application/json-patch+json")
                 .status(),
        200);
    QCOMPARE(names(), 3);
    QCOMPARE(ask(account, R"([{"op":"test","path":"/imagePullSecrets/0/name","value":"wrong"}])",
                 "application/json-patch+json")
                 .status(),
        422);
    QCOMPARE(ask(account, patch, "application/merge-patch+json").status(), 200);
    QCOMPARE(names(), 1);
    const QByteArray stale = R"({"metadata":{"resourceVersion":"1"}})";
    QCOMPARE(ask(account, stale, "application/merge-patch+json").status(), 409);
}

void FakeOpenShiftClusterTest::passwordsBuyTokens()
{
    QCOMPARE(ask("GET /.well-known/oauth-authorization-server", {}, {}, {}).status(), 404);
    FakeOAuth oauth(*m_fake);
    oauth.addPassword(QStringLiteral("bob"), QStringLiteral("secret"));
    const RawHttpResponse found = ask("GET /.well-known/oauth-authorization-server", {}, {}, {});
    QCOMPARE(at(found, "issuer").toString(), oauth.url().toString());
    const QByteArray verifier = "verifier-verifier-verifier-verifier-verifier";
    const QByteArray challenge =
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray redirectUri =
        oauth.url(QStringLiteral("/oauth/token/implicit")).toEncoded().toPercentEncoding();
    const QByteArray head =
        "GET "
        "/oauth/"
        "authorize?client_id=openshift-challenging-client&response_type=code&code_challenge_method=S256"
        "&code_challenge="
        + challenge + "&redirect_uri=" + redirectUri + " HTTP/1.1\r\n";
    const auto port = static_cast<quint16>(oauth.url().port());
    const auto authorize = [&](const QByteArray& headers) {
        RawHttpClient client(port);
        return client.exchange(head + headers + "\r\n");
    };
    const QByteArray csrf = "X-CSRF-Token: 1\r\n";
    const RawHttpResponse challenged = authorize(csrf);
    QCOMPARE(challenged.status(), 401);
    QCOMPARE(challenged.header("WWW-Authenticate"), QByteArray(R"(Basic realm="openshift")"));
    const RawHttpResponse warned = authorize({});
    QVERIFY(warned.hasHeader("Warning") && !warned.hasHeader("WWW-Authenticate"));
    QCOMPARE(authorize(csrf + "Authorization: Basic " + QByteArray("bob:wrong").toBase64() + "\r\n").status(),
        401);
    const auto redeem = [&](const QByteArray& with) {
        const RawHttpResponse sent =
            authorize(csrf + "Authorization: Basic " + QByteArray("bob:secret").toBase64() + "\r\n");
        const QString code =
            QUrlQuery(QUrl::fromEncoded(sent.header("Location"))).queryItemValue(QStringLiteral("code"));
        const QByteArray form = "grant_type=authorization_code&code=" + code.toLatin1()
            + "&redirect_uri=" + redirectUri + "&code_verifier=" + with;
        RawHttpClient client(port);
        return client.exchange("POST /oauth/token HTTP/1.1\r\nAuthorization: Basic "
            + QByteArray("openshift-challenging-client:").toBase64()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + QByteArray::number(form.size()) + "\r\n\r\n" + form);
    };
    QCOMPARE(redeem("other").status(), 400);
    const RawHttpResponse bought = redeem(verifier);
    QCOMPARE(bought.status(), 200);
    const QByteArray token = at(bought, "access_token").toString().toLatin1();
    const QByteArray me = "GET /apis/user.openshift.io/v1/users/~";
    QCOMPARE(at(ask(me, {}, {}, token), "metadata/name"), QJsonValue(QStringLiteral("bob")));
    const QByteArray hash = fakeOAuthTokenName(QString::fromLatin1(token)).toLatin1();
    const QByteArray logout = "DELETE /apis/oauth.openshift.io/v1/useroauthaccesstokens/" + hash;
    QCOMPARE(ask(logout, {}, {}, token).status(), 200);
    QCOMPARE(ask(me, {}, {}, token).status(), 401);
    QCOMPARE(m_fake->problems(), QStringLiteral("OAuth: no X-CSRF-Token"));
}

void FakeOpenShiftClusterTest::browsersAreSentBack()
{
    FakeOAuth oauth(*m_fake);
    const auto port = static_cast<quint16>(oauth.url().port());
    const auto authorize = [port](const QByteArray& uri) {
        RawHttpClient client(port);
        return client.exchange(
            "GET /oauth/authorize?client_id=openshift-cli-client&response_type=code&state=s"
            "&code_challenge=c&code_challenge_method=S256&redirect_uri="
            + uri.toPercentEncoding() + " HTTP/1.1\r\n\r\n");
    };
    const QByteArray good = "http://127.0.0.1:1234/callback";
    QCOMPARE(authorize(good).header("Location"), good + "?error=access_denied&state=s");
    oauth.setBrowserUser(QStringLiteral("bob"));
    const RawHttpResponse sent = authorize(good);
    QCOMPARE(sent.status(), 302);
    QVERIFY(sent.header("Location").startsWith(good + "?code=sha256~"));
    QCOMPARE(authorize("http://example.com/callback").status(), 400);
    QCOMPARE(m_fake->problems(), QString());
}

void FakeOpenShiftClusterTest::registryStandsBeforeStorage()
{
    if (!RegistryProcess::isAvailable() || !SkopeoTool::isAvailable())
        QSKIP("docker-registry or skopeo is not installed");
    RegistryProcess storage;
    QVERIFY2(storage.start(), qPrintable(storage.failure()));
    FakeOpenShiftRegistry registry(*m_fake, storage.url());
    const QTemporaryDir folder;
    ImageFixture fixture(folder.path());
    const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(2, 2000), QStringLiteral("one"));
    const FixtureDescriptor index = fixture.addIndex({image}, QStringLiteral("many"));
    for (const QString& tag : {QStringLiteral("one"), QStringLiteral("many")}) {
        QProcess skopeo; // the servers live on this thread: it must not block
        skopeo.start(QStringLiteral("skopeo"),
            {QStringLiteral("copy"), QStringLiteral("--all"), QStringLiteral("--dest-tls-verify=false"),
                QStringLiteral("--dest-creds=any:admin"), QStringLiteral("oci:%1:%2").arg(folder.path(), tag),
                QStringLiteral("docker://%1/team/app:%2").arg(registry.host(), tag)});
        QTRY_COMPARE_WITH_TIMEOUT(skopeo.state(), QProcess::NotRunning, 10000);
        QVERIFY2(skopeo.exitCode() == 0, skopeo.readAllStandardError().constData());
    }
    QCOMPARE(history(QStringLiteral("one")), QStringList{image.digest});
    QCOMPARE(history(QStringLiteral("many")), QStringList{index.digest});
    const RawHttpResponse tag = ask("GET " + imageApi() + "imagestreamtags/app:one");
    QCOMPARE(at(tag, "image/dockerImageLayers").toArray().size(), 2);

    const auto port = static_cast<quint16>(registry.url().port());
    const auto say = [port](const QByteArray& line) {
        RawHttpClient client(port);
        const QByteArray manifest = "application/vnd.oci.image.manifest.v1+json";
        return client.exchange(rawHttpRequest(line, "admin").replace("application/json", manifest));
    };
    QCOMPARE(say("DELETE /v2/team/app/manifests/one").status(), 202);
    QCOMPARE(say("GET /v2/team/app/manifests/one").header("Docker-Content-Digest"), image.digest.toLatin1());
    QCOMPARE(say("DELETE /v2/team/app/manifests/" + image.digest.toLatin1()).status(), 405);
    m_fake->addSignature(image.digest, QStringLiteral("s1"), "signed");
    QVERIFY(say("GET /extensions/v2/team/app/signatures/" + image.digest.toLatin1()).body().contains("@s1"));
    m_fake->removeStream(QStringLiteral("team"), QStringLiteral("app"));
    QCOMPARE(
        registry.adopt(QStringLiteral("team"), QStringLiteral("app"), QStringLiteral("many")), index.digest);
    QCOMPARE(
        registry.adopt(QStringLiteral("team"), QStringLiteral("app"), QStringLiteral("none")), QString());
    QCOMPARE(m_fake->problems(), QString());
}

} // namespace portolan
