// SPDX-License-Identifier: Apache-2.0
#include "sessionbench.h"
#include "support/testcertificates.h"

#include <QBuffer>
#include <QTest>

using namespace portolan;
using Outcome = Result<HttpResponse>;

namespace {

const QByteArray manifest = "/v2/app/manifests/1";
const QString appTags = QStringLiteral("/v2/app/tags/list");
const ScopeSet pullApp = ScopeSet::pull(QStringLiteral("app"));

FakeAnswer token(const QByteArray& value)
{
    return FakeAnswer::json("{\"token\":\"" + value + "\"}");
}

//! A device that can be read once.
class OneWayBuffer final : public QBuffer {
public:
    [[nodiscard]] bool isSequential() const override { return true; }
};

} // namespace

class TestRegistrySession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<SessionBench>(); }
    void cleanup() { m_bench.reset(); }

    void anonymousTokenIsFetchedOnce();
    void loginGoesToTheRealmOnly();
    void insufficientScopeIsBelievedOnce();
    void cachedTokenIsRenewedOnce();
    void freshTokenIsNotRenewed();
    void goodLoginWithoutTheRightIsDenied();
    void laterChallengeMayBeMissing();
    void openRegistryMayChallengeLater();
    void plainRealmOfEncryptedRegistryIsRefused();
    void registryTokenIsSentAsItIs();
    void registryTokenOutlivesOneDenial();
    void otherOriginsAreRefused_data();
    void otherOriginsAreRefused();
    void storageServersGetNoAnswer();
    void uploadIsRewoundForTheSecondTry();
    void oneWayUploadIsNotSentTwice();
    void everyOtherStatusIsAValue();
    void plainHttpIsRemembered();

private:
    std::unique_ptr<SessionBench> m_bench;
};

void TestRegistrySession::anonymousTokenIsFetchedOnce()
{
    m_bench->askForBearer();
    m_bench->tokens.expect("GET", "/token?service=svc&scope=repository%3Aapp%3Apull")
        .withoutHeader("Authorization")
        .reply(token("t1"));
    m_bench->registry.on("GET", manifest)
        .withHeader("Authorization", "Bearer t1")
        .reply(FakeAnswer(200, "m"));
    m_bench->open();
    for (int i = 0; i < 3; ++i) {
        const Outcome outcome = m_bench->get();
        QVERIFY2(outcome, qPrintable(explain(outcome)));
        QCOMPARE(outcome->body, QByteArray("m"));
    }
    QCOMPARE(m_bench->registry.count("GET /v2/"), 1);
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::loginGoesToTheRealmOnly()
{
    m_bench->askForBearer();
    m_bench->tokens.expect("GET", "/token?service=svc&scope=repository%3Aapp%3Apull&account=us")
        .withHeader("Authorization", SessionBench::basic())
        .reply(token("t1"));
    m_bench->registry.on("GET", manifest).withHeader("Authorization", "Bearer t1");
    m_bench->open(SessionBench::login());
    QVERIFY(m_bench->get());
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::insufficientScopeIsBelievedOnce()
{
    const QByteArray challenge = m_bench->bearerChallenge(
        ",scope=\"repository:app:pull repository:base:pull\",error=\"insufficient_scope\"");
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("small")).reply(token("large"));
    m_bench->registry.expect("GET", manifest)
        .withHeader("Authorization", "Bearer small")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", challenge));
    m_bench->registry.expect("GET", manifest)
        .withHeader("Authorization", "Bearer large")
        .reply(FakeAnswer(200, "m"));
    m_bench->open();
    const Outcome outcome = m_bench->get();
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QCOMPARE(outcome->body, QByteArray("m"));
    QCOMPARE(m_bench->tokens.requests().back().target,
        QByteArray("/token?service=svc&scope=repository%3Aapp%3Apull&scope=repository%3Abase%3Apull"));

    m_bench->registry.on("GET", appTags.toLatin1())
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", challenge));
    const Outcome never = m_bench->get(appTags, ScopeSet::push(QStringLiteral("app")));
    QVERIFY(!never);
    QCOMPARE(never.error().kind(), ErrorKind::AuthRequired);
    QCOMPARE(never.error().httpStatus(), 401);
    QVERIFY(m_bench->registry.count("GET " + appTags.toLatin1()) <= 3);
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::cachedTokenIsRenewedOnce()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("old")).reply(token("new"));
    m_bench->registry.expect("GET", manifest).withHeader("Authorization", "Bearer old");
    m_bench->registry.expect("GET", manifest)
        .withHeader("Authorization", "Bearer old")
        .reply(FakeAnswer(401).withHeader(
            "WWW-Authenticate", m_bench->bearerChallenge(",error=\"invalid_token\"")));
    m_bench->registry.expect("GET", manifest).withHeader("Authorization", "Bearer new");
    m_bench->open();
    QVERIFY(m_bench->get());
    const Outcome outcome = m_bench->get();
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QCOMPARE(m_bench->tokens.requests().size(), size_t(2));
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::freshTokenIsNotRenewed()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("t"));
    m_bench->registry.on("GET", manifest)
        .reply(FakeAnswer(401, R"({"errors":[{"code":"UNAUTHORIZED","message":"no"}]})")
                   .withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    m_bench->open();
    const Outcome outcome = m_bench->get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::AuthRequired);
    QCOMPARE(outcome.error().code(), QStringLiteral("UNAUTHORIZED"));
    QCOMPARE(outcome.error().host(), m_bench->registry.host());
    QCOMPARE(outcome.error().path(), QString::fromLatin1(manifest));
    QCOMPARE(m_bench->registry.count("GET " + manifest), 1);
    QCOMPARE(m_bench->tokens.requests().size(), size_t(1));
}

void TestRegistrySession::goodLoginWithoutTheRightIsDenied()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("t"));
    m_bench->registry.on("GET", manifest)
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    m_bench->registry.on("GET", appTags.toLatin1());
    m_bench->open(SessionBench::login());
    const Outcome outcome = m_bench->get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Denied);
    QCOMPARE(outcome.error().httpStatus(), 401);
    QVERIFY(m_bench->get(appTags, pullApp)); // the login is still used
}

void TestRegistrySession::laterChallengeMayBeMissing()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("old")).reply(token("new"));
    m_bench->registry.expect("GET", manifest).withHeader("Authorization", "Bearer old");
    m_bench->registry.expect("GET", manifest)
        .withHeader("Authorization", "Bearer old")
        .reply(FakeAnswer(401));
    m_bench->registry.expect("GET", manifest).withHeader("Authorization", "Bearer new");
    m_bench->open();
    QVERIFY(m_bench->get());
    QVERIFY(m_bench->get());
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::openRegistryMayChallengeLater()
{
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    m_bench->tokens.expect("GET", "/token?service=svc&scope=repository%3Aapp%3Apull&account=us")
        .reply(token("t"));
    m_bench->registry.expect("GET", manifest)
        .withoutHeader("Authorization")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    m_bench->registry.expect("GET", manifest).withHeader("Authorization", "Bearer t");
    m_bench->registry.expect("GET", manifest).withHeader("Authorization", "Bearer t"); // known by now
    m_bench->open(SessionBench::login());
    const Outcome outcome = m_bench->get();
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QVERIFY(m_bench->get());
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::plainRealmOfEncryptedRegistryIsRefused()
{
    const TestCertificates certificates;
    FakeRegistry encrypted(certificates.server());
    TlsTrust trust;
    trust.addAuthority(encrypted.host(), certificates.authorityPem());
    m_bench->transport.setTrust(trust);
    encrypted.on("GET", "/v2/")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    RegistrySession session(m_bench->client, RegistryEndpoint(encrypted.host()), SessionBench::login());
    const Outcome outcome =
        await(session.send(HttpMethod::Get, appTags, HttpHeaders(), pullApp, std::stop_token()));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("INSECURE_REALM"));
    QCOMPARE(outcome.error().host(), m_bench->tokens.host());
    QCOMPARE(m_bench->tokens.connectionCount(), 0);
    QCOMPARE(encrypted.count("GET " + appTags.toLatin1()), 0);
}

void TestRegistrySession::registryTokenIsSentAsItIs()
{
    m_bench->askForBearer();
    m_bench->registry.expect("GET", "/v2/")
        .withoutHeader("Authorization")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    m_bench->registry.expect("GET", manifest).withHeader("Authorization", "Bearer given");
    m_bench->registry.expect("GET", manifest)
        .withHeader("Authorization", "Bearer given")
        .reply(FakeAnswer(401));
    m_bench->registry.expect("GET", "/v2/")
        .withHeader("Authorization", "Bearer given")
        .reply(FakeAnswer(401));
    Credential credential;
    credential.registryToken = Secret(QStringLiteral("given"));
    m_bench->open(credential);
    QVERIFY(m_bench->get());
    const Outcome refused = m_bench->get();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), QStringLiteral("LOGIN_REFUSED"));
    QVERIFY(!m_bench->get()); // and is not tried again
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::registryTokenOutlivesOneDenial()
{
    const QByteArray secret = "/v2/secret/tags/list";
    m_bench->registry.expect("GET", "/v2/")
        .withoutHeader("Authorization")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"openshift\""));
    m_bench->registry.on("GET", secret)
        .withHeader("Authorization", "Bearer given")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"openshift\""));
    m_bench->registry.expect("GET", "/v2/").withHeader("Authorization", "Bearer given");
    m_bench->registry.on("GET", appTags.toLatin1()).withHeader("Authorization", "Bearer given");
    Credential credential;
    credential.registryToken = Secret(QStringLiteral("given"));
    m_bench->open(credential);
    const Outcome refused = m_bench->get(QString::fromLatin1(secret), pullApp);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind(), ErrorKind::Denied);
    QCOMPARE(refused.error().path(), QString::fromLatin1(secret));
    const Outcome other = m_bench->get(appTags, pullApp);
    QVERIFY2(other, qPrintable(explain(other)));
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::otherOriginsAreRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("other host") << QStringLiteral("http://evil.example/v2/app/blobs/uploads/1");
    QTest::newRow("without scheme") << QStringLiteral("//evil.example/v2/");
    QTest::newRow("other port") << QStringLiteral("http://127.0.0.1:1/v2/");
}

void TestRegistrySession::otherOriginsAreRefused()
{
    QFETCH(QString, path);
    m_bench->askForBasic();
    m_bench->open(SessionBench::login());
    const Outcome outcome = m_bench->get(path, pullApp);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("OTHER_ORIGIN"));

    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    m_bench->registry.on("GET", "/v2/app/x?a=b").reply(FakeAnswer(200, "here"));
    m_bench->open();
    const Outcome absolute =
        m_bench->get(m_bench->registry.url(QStringLiteral("/v2/app/x?a=b")).toString(), pullApp);
    QVERIFY2(absolute, qPrintable(explain(absolute)));
    QCOMPARE(absolute->body, QByteArray("here"));
}

void TestRegistrySession::storageServersGetNoAnswer()
{
    FakeRegistry storage;
    storage.on("GET", "/blob")
        .withoutHeader("Authorization")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"give me\""));
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("t"));
    m_bench->registry.on("GET", manifest).reply(FakeAnswer::redirect(storage.origin() + "/blob"));
    m_bench->open(SessionBench::login());
    const Outcome outcome = m_bench->get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().host(), storage.host());
    QVERIFY(outcome.error().code() != QStringLiteral("LOGIN_REFUSED"));
    QCOMPARE(storage.requests().size(), size_t(1));
    QCOMPARE(storage.problems() + m_bench->problems(), QString());
}

void TestRegistrySession::uploadIsRewoundForTheSecondTry()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("old")).reply(token("new"));
    m_bench->registry.on("GET", manifest);
    m_bench->registry.expect("PUT", "/v2/app/blobs/uploads/1")
        .withHeader("Authorization", "Bearer old")
        .withBody("3456789")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    m_bench->registry.expect("PUT", "/v2/app/blobs/uploads/1")
        .withHeader("Authorization", "Bearer new")
        .withBody("3456789")
        .reply(FakeAnswer(201));
    m_bench->open();
    QVERIFY(m_bench->get()); // the token is a cached one now

    const auto upload = std::make_shared<QBuffer>();
    upload->setData("0123456789");
    QVERIFY(upload->open(QIODevice::ReadOnly) && upload->seek(3));
    HttpRequest request(HttpMethod::Put, QUrl(QStringLiteral("/v2/app/blobs/uploads/1")));
    request.upload = upload;
    request.uploadBytes = 7;
    const Outcome outcome =
        await(m_bench->session->sendRequest(std::move(request), pullApp, std::stop_token()));
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QCOMPARE(outcome->status, 201);
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::oneWayUploadIsNotSentTwice()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("old")).reply(token("new"));
    m_bench->registry.on("GET", manifest);
    m_bench->registry.expect("PUT", "/v2/app/blobs/uploads/1")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    m_bench->open();
    QVERIFY(m_bench->get());
    const auto upload = std::make_shared<OneWayBuffer>();
    upload->setData("0123456789");
    QVERIFY(upload->open(QIODevice::ReadOnly));
    HttpRequest request(HttpMethod::Put, QUrl(QStringLiteral("/v2/app/blobs/uploads/1")));
    request.upload = upload;
    request.uploadBytes = 10;
    const Outcome outcome =
        await(m_bench->session->sendRequest(std::move(request), pullApp, std::stop_token()));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::AuthRequired);
    QCOMPARE(m_bench->problems(), QString());
}

void TestRegistrySession::everyOtherStatusIsAValue()
{
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    m_bench->open();
    for (const int status : {200, 202, 204, 400, 403, 404, 405, 500}) {
        m_bench->registry.on("GET", manifest).reply(FakeAnswer(status));
        const Outcome outcome = m_bench->get();
        QVERIFY2(outcome, qPrintable(explain(outcome)));
        QCOMPARE(outcome->status, status);
    }
}

void TestRegistrySession::plainHttpIsRemembered()
{
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    for (int i = 1; i <= 3; ++i) {
        m_bench->open();
        const auto report = await(m_bench->session->ping(std::stop_token()));
        QVERIFY(report && !report->isEncrypted());
        QCOMPARE(m_bench->registry.count("GET /v2/"), i);
    }
    // Only the first session tried https, which a connection of its own.
    QVERIFY(m_bench->client.isKnownPlain(m_bench->registry.host()));
    const int connections = m_bench->registry.connectionCount();
    m_bench->open();
    QVERIFY(await(m_bench->session->ping(std::stop_token())));
    QVERIFY(m_bench->registry.connectionCount() <= connections + 1);
}

QTEST_GUILESS_MAIN(TestRegistrySession)
#include "tst_registrysession.moc"
