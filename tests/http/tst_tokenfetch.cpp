// SPDX-License-Identifier: Apache-2.0
#include "sessionbench.h"

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

} // namespace

//! What is asked of token servers, how often, and what is made of their answers.
class TestTokenFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<SessionBench>(); }
    void cleanup() { m_bench.reset(); }

    void tokenForms_data();
    void tokenForms();
    void lifetimes_data();
    void lifetimes();
    void twentyWaitersOneFetch();
    void oneWaiterLeavesTheOthersGoOn();
    void lastWaiterEndsTheFetch();
    void tokenServerErrors_data();
    void tokenServerErrors();
    void tokenBodyIsCapped();
    void lockOutIsNotMadeWorse();
    void deletingIsAskedInVainOnce();
    void identityToken();
    void identityTokenFallsBack_data();
    void identityTokenFallsBack();
    void quayKnowsNoDelete();
    void quayKnowsNoCatalog();
    void specialCharactersInTheQuery();
    void otherScopesOtherTokens();
    void badRealms_data();
    void badRealms();

private:
    std::unique_ptr<SessionBench> m_bench;
};

void TestTokenFetch::tokenForms_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sent"); // empty: refused

    QTest::newRow("token") << QByteArray(R"({"token":"a"})") << QByteArray("Bearer a");
    QTest::newRow("access_token") << QByteArray(R"({"access_token":"b"})") << QByteArray("Bearer b");
    QTest::newRow("both") << QByteArray(R"({"access_token":"b","token":"a"})") << QByteArray("Bearer a");
    QTest::newRow("empty token") << QByteArray(R"({"access_token":"b","token":""})")
                                 << QByteArray("Bearer b");
    QTest::newRow("null token") << QByteArray(R"({"access_token":"b","token":null})")
                                << QByteArray("Bearer b");
    QTest::newRow("odd expiry") << QByteArray(R"({"token":"a","expires_in":"soon","issued_at":7})")
                                << QByteArray("Bearer a");
    QTest::newRow("none") << QByteArray("{}") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>") << QByteArray();
    QTest::newRow("array") << QByteArray("[]") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("number") << QByteArray(R"({"token":7})") << QByteArray();
    QTest::newRow("line break") << QByteArray(R"({"token":"a\r\nX-Evil: 1"})") << QByteArray();
    QTest::newRow("blank") << QByteArray(R"({"token":"a b"})") << QByteArray();
}

void TestTokenFetch::tokenForms()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, sent);
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(FakeAnswer::json(body));
    m_bench->registry.on("GET", manifest);
    m_bench->open();
    const Outcome outcome = m_bench->get();
    QCOMPARE(outcome.has_value(), !sent.isEmpty());
    QCOMPARE(m_bench->registry.lastRequest("GET " + manifest).header("Authorization"), sent);
    if (!outcome) {
        QCOMPARE(outcome.error().kind(), ErrorKind::Protocol);
        QCOMPARE(outcome.error().host(), m_bench->tokens.host());
        QCOMPARE(outcome.error().path(), QStringLiteral("/token"));
    }
}

void TestTokenFetch::lifetimes_data()
{
    QTest::addColumn<QByteArray>("expiry");
    QTest::addColumn<int>("stillGood");
    QTest::addColumn<int>("renewed");
    QTest::newRow("300 s") << QByteArray(R"(,"expires_in":300)") << 269 << 271;
    QTest::newRow("missing is a minute") << QByteArray() << 53 << 55;
    QTest::newRow("less is a minute") << QByteArray(R"(,"expires_in":5)") << 53 << 55;
    QTest::newRow("an hour") << QByteArray(R"(,"expires_in":3600,"issued_at":"2001-01-01T00:00:00Z")") << 3239
                             << 3241;
}

void TestTokenFetch::lifetimes()
{
    QFETCH(QByteArray, expiry);
    QFETCH(int, stillGood);
    QFETCH(int, renewed);
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(FakeAnswer::json("{\"token\":\"a\"" + expiry + "}"));
    m_bench->registry.on("GET", manifest);
    auto now = std::chrono::steady_clock::time_point();
    m_bench->open().setClock([&now] { return now; });
    QVERIFY(m_bench->get());
    now = std::chrono::steady_clock::time_point(std::chrono::seconds(stillGood));
    QVERIFY(m_bench->get());
    QCOMPARE(m_bench->tokens.count("GET /token"), 1);
    now = std::chrono::steady_clock::time_point(std::chrono::seconds(renewed));
    QVERIFY(m_bench->get());
    QCOMPARE(m_bench->tokens.count("GET /token"), 2);
}

void TestTokenFetch::twentyWaitersOneFetch()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("t").held());
    m_bench->registry.on("GET", appTags.toLatin1()).withHeader("Authorization", "Bearer t");
    m_bench->open(SessionBench::login());
    std::vector<SessionBench::Pending> pending;
    for (int i = 0; i < 20; ++i)
        pending.push_back(m_bench->start(appTags, pullApp));
    QTRY_COMPARE(m_bench->tokens.heldAnswers(), 1);
    m_bench->tokens.release();
    for (const Outcome& outcome : awaitAll(std::move(pending)))
        QVERIFY2(outcome && outcome->status == 200, qPrintable(explain(outcome)));
    QCOMPARE(m_bench->tokens.requests().size(), size_t(1));
    QCOMPARE(m_bench->registry.count("GET /v2/"), 1);
    QCOMPARE(m_bench->registry.count("GET " + appTags.toLatin1()), 20);
    QCOMPARE(m_bench->problems(), QString());
}

void TestTokenFetch::oneWaiterLeavesTheOthersGoOn()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("t").held());
    m_bench->registry.on("GET", appTags.toLatin1());
    m_bench->open();
    std::stop_source source;
    auto leaves = m_bench->start(appTags, pullApp, source.get_token());
    auto stays = m_bench->start(appTags, pullApp);
    QTRY_COMPARE(m_bench->tokens.heldAnswers(), 1);
    source.request_stop();
    const Outcome left = await(std::move(leaves));
    QVERIFY(!left && left.error().isCancelled());
    m_bench->tokens.release();
    QVERIFY(await(std::move(stays)));
    QCOMPARE(m_bench->tokens.requests().size(), size_t(1));
}

void TestTokenFetch::lastWaiterEndsTheFetch()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token("t").held());
    m_bench->registry.on("GET", appTags.toLatin1());
    m_bench->open();
    std::stop_source source;
    std::vector<SessionBench::Pending> pending;
    for (int i = 0; i < 5; ++i)
        pending.push_back(m_bench->start(appTags, pullApp, source.get_token()));
    QTRY_COMPARE(m_bench->tokens.heldAnswers(), 1);
    source.request_stop();
    for (const Outcome& outcome : awaitAll(std::move(pending)))
        QVERIFY(!outcome && outcome.error().isCancelled());
    QTRY_COMPARE(m_bench->tokens.openConnections(), 0); // the fetch has ended, the session may go
    QCOMPARE(m_bench->registry.count("GET " + appTags.toLatin1()), 0);
    m_bench->session.reset();

    m_bench->tokens.on("GET", "/token").reply(token("t"));
    m_bench->open();
    QVERIFY(m_bench->get(appTags, pullApp));
}

void TestTokenFetch::tokenServerErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("400") << 400 << -1;
    QTest::newRow("401 anonymous") << 401 << int(ErrorKind::AuthRequired);
    QTest::newRow("403") << 403 << int(ErrorKind::Denied);
    QTest::newRow("404") << 404 << int(ErrorKind::NotFound);
    QTest::newRow("429") << 429 << int(ErrorKind::RateLimited);
}

void TestTokenFetch::tokenServerErrors()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token")
        .reply(FakeAnswer::json(R"({"details":"not today"})", status).withHeader("Retry-After", "90"));
    m_bench->open();
    const Outcome outcome = m_bench->get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().httpStatus(), status);
    QCOMPARE(outcome.error().host(), m_bench->tokens.host());
    QCOMPARE(outcome.error().path(), QStringLiteral("/token"));
    QCOMPARE(outcome.error().detail(), QStringLiteral("not today"));
    if (kind >= 0)
        QCOMPARE(int(outcome.error().kind()), kind);
    QCOMPARE(m_bench->tokens.requests().size(), size_t(1));
}

void TestTokenFetch::tokenBodyIsCapped()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token").reply(token(QByteArray(2'000'000, 'x')).chunked());
    m_bench->open();
    const Outcome outcome = m_bench->get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::TooLarge);
    QCOMPARE(outcome.error().host(), m_bench->tokens.host());
}

void TestTokenFetch::lockOutIsNotMadeWorse()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token")
        .reply(FakeAnswer(429, "Too many login attempts.").withHeader("Retry-After", "0"));
    std::chrono::steady_clock::time_point now;
    m_bench->open(SessionBench::login()).setClock([&now] { return now; });
    for (int i = 0; i < 3; ++i) { // however often it is tried
        const Outcome outcome = m_bench->get();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind(), ErrorKind::RateLimited);
        QCOMPARE(m_bench->tokens.requests().size(), size_t(1));
    }
    now += std::chrono::minutes(1);
    QVERIFY(!m_bench->get());
    QCOMPARE(m_bench->tokens.requests().size(), size_t(2));
}

void TestTokenFetch::deletingIsAskedInVainOnce()
{
    m_bench->askForBearer();
    m_bench->tokens.expect("GET", "/token?service=svc&scope=repository%3Aapp%3Adelete%2Cpull")
        .reply(FakeAnswer(400));
    m_bench->tokens.on("GET", "/token").reply(token("t"));
    m_bench->registry.on("GET", "/v2/app").reply(FakeAnswer(200));
    m_bench->registry.on("GET", "/v2/other").reply(FakeAnswer(200));
    m_bench->open();
    for (const auto& name : {QStringLiteral("app"), QStringLiteral("other")}) {
        const Outcome outcome = m_bench->get(QStringLiteral("/v2/") + name, ScopeSet::remove(name));
        QVERIFY2(outcome, qPrintable(explain(outcome)));
    }
    QCOMPARE(m_bench->tokens.requests().size(), size_t(3)); // 400, pull,push, and pull,push of the other
}

void TestTokenFetch::identityToken()
{
    m_bench->askForBearer();
    m_bench->tokens.expect("POST", "/token")
        .withoutHeader("Authorization")
        .withHeader("Content-Type", "application/x-www-form-urlencoded")
        .withBody("grant_type=refresh_token&client_id=portolan&service=svc&scope=repository%3Aapp%3Apull&"
                  "refresh_token=re%2Ffresh%2B")
        .reply(FakeAnswer::json(R"({"access_token":"t","refresh_token":"x"})"));
    m_bench->registry.on("GET", manifest).withHeader("Authorization", "Bearer t");
    Credential credential;
    credential.identityToken = Secret(QStringLiteral("re/fresh+"));
    m_bench->open(credential);
    const Outcome outcome = m_bench->get();
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QCOMPARE(m_bench->problems(), QString());
}

void TestTokenFetch::identityTokenFallsBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("hasPassword");
    QTest::addColumn<bool>("works");
    QTest::newRow("404") << 404 << true << true;
    QTest::newRow("405") << 405 << true << true;
    QTest::newRow("405 without a password") << 405 << false << false;
    QTest::newRow("401 is a refusal") << 401 << true << false;
}

void TestTokenFetch::identityTokenFallsBack()
{
    QFETCH(int, status);
    QFETCH(bool, hasPassword);
    QFETCH(bool, works);
    m_bench->askForBearer();
    m_bench->tokens.expect("POST", "/token").reply(FakeAnswer(status));
    if (works)
        m_bench->tokens.expect("GET", "/token")
            .withHeader("Authorization", SessionBench::basic())
            .reply(token("t"));
    m_bench->registry.on("GET", manifest).withHeader("Authorization", "Bearer t");
    Credential credential;
    if (hasPassword)
        credential = SessionBench::login();
    credential.identityToken = Secret(QStringLiteral("refresh"));
    m_bench->open(credential);
    const Outcome outcome = m_bench->get();
    QCOMPARE(outcome.has_value(), works);
    if (status == 401)
        QCOMPARE(outcome.error().code(), QStringLiteral("LOGIN_REFUSED"));
    QCOMPARE(m_bench->problems(), QString());
}

void TestTokenFetch::quayKnowsNoDelete()
{
    m_bench->askForBearer();
    m_bench->tokens.expect("GET", "/token?service=svc&scope=repository%3Aapp%3Adelete%2Cpull&account=us")
        .reply(
            FakeAnswer::json(R"({"errors":[{"code":"INVALID_REQUEST","message":"Unable to decode"}]})", 400));
    m_bench->tokens.expect("GET", "/token?service=svc&scope=repository%3Aapp%3Apull%2Cpush&account=us")
        .withHeader("Authorization", SessionBench::basic())
        .reply(token("t"));
    m_bench->registry.on("DELETE", manifest).withHeader("Authorization", "Bearer t").reply(FakeAnswer(202));
    m_bench->open(SessionBench::login());
    const Outcome outcome = await(m_bench->session->send(HttpMethod::Delete, QString::fromLatin1(manifest),
        HttpHeaders(), ScopeSet::remove(QStringLiteral("app")), std::stop_token()));
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QCOMPARE(outcome->status, 202);
    QCOMPARE(m_bench->problems(), QString());
}

void TestTokenFetch::quayKnowsNoCatalog()
{
    const FakeAnswer bad =
        FakeAnswer::json(R"({"errors":[{"code":"INVALID_REQUEST","message":"Unable to decode"}]})", 400);
    m_bench->askForBearer();
    m_bench->tokens.expect("GET", "/token?service=svc&scope=registry%3Acatalog%3A%2A&account=us").reply(bad);
    m_bench->tokens.expect("GET", "/token?service=svc&account=us")
        .withHeader("Authorization", SessionBench::basic())
        .reply(token("t"));
    m_bench->registry.on("GET", "/v2/_catalog?n=100").withHeader("Authorization", "Bearer t");
    m_bench->open(SessionBench::login());
    const QString catalog = QStringLiteral("/v2/_catalog?n=100");
    const Outcome outcome = m_bench->get(catalog, ScopeSet::catalog());
    QVERIFY2(outcome, qPrintable(explain(outcome)));

    // Without a login there is nothing to fall back on: Quay answers 401 to no scope and no login.
    m_bench->tokens.expect("GET", "/token?service=svc&scope=registry%3Acatalog%3A%2A").reply(bad);
    m_bench->open();
    const Outcome anonymous = m_bench->get(catalog, ScopeSet::catalog());
    QVERIFY(!anonymous);
    QCOMPARE(anonymous.error().httpStatus(), 400);
    QCOMPARE(anonymous.error().host(), m_bench->tokens.host());
    QCOMPARE(m_bench->problems(), QString());
}

void TestTokenFetch::specialCharactersInTheQuery()
{
    m_bench->registry.on("GET", "/v2/")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate",
            "Bearer realm=\"" + m_bench->tokens.origin()
                + "/token?tenant=a%2Bb\",service=\"Docker registry & co\""));
    m_bench->tokens
        .expect("GET",
            "/token?tenant=a%2Bb&service=Docker%20registry%20%26%20co&scope=repository%3Aapp%3Apull&account="
            "123%7Cme%2Byou")
        .withHeader("Authorization", SessionBench::basic("123|me+you", "p:w"))
        .reply(token("t"));
    m_bench->registry.on("GET", manifest);
    m_bench->open(SessionBench::login(QStringLiteral("123|me+you"), QStringLiteral("p:w")));
    const Outcome outcome = m_bench->get();
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QCOMPARE(m_bench->problems(), QString());
}

void TestTokenFetch::otherScopesOtherTokens()
{
    m_bench->askForBearer();
    m_bench->tokens.expect("GET", "/token?service=svc&scope=repository%3Aapp%3Apull").reply(token("one"));
    m_bench->tokens
        .expect(
            "GET", "/token?service=svc&scope=repository%3Aapp%3Apull%2Cpush&scope=repository%3Abase%3Apull")
        .reply(token("two"));
    m_bench->registry.on("GET", manifest).withHeader("Authorization", "Bearer one");
    m_bench->registry.on("GET", "/v2/app/blobs/uploads/").withHeader("Authorization", "Bearer two");
    m_bench->open();
    QVERIFY(m_bench->get());
    const ScopeSet mount = ScopeSet::push(QStringLiteral("app")).with(ScopeSet::pull(QStringLiteral("base")));
    QVERIFY(m_bench->get(QStringLiteral("/v2/app/blobs/uploads/"), mount));
    QVERIFY(m_bench->get());
    QCOMPARE(m_bench->problems(), QString());
}

void TestTokenFetch::badRealms_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("missing") << QByteArray("Bearer service=\"s\"");
    QTest::newRow("relative") << QByteArray("Bearer realm=\"/token\"");
    QTest::newRow("file") << QByteArray("Bearer realm=\"file:///etc/passwd\"");
    QTest::newRow("no host") << QByteArray("Bearer realm=\"https://\"");
    // A registry on this machine is allowed without TLS; that says nothing of other machines.
    QTest::newRow("plain http elsewhere") << QByteArray("Bearer realm=\"http://tokens.example/t\"");
}

void TestTokenFetch::badRealms()
{
    QFETCH(QByteArray, challenge);
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer(401).withHeader("WWW-Authenticate", challenge));
    m_bench->open(SessionBench::login());
    const Outcome outcome = m_bench->get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Protocol);
    QCOMPARE(m_bench->problems(), QString());
}

QTEST_GUILESS_MAIN(TestTokenFetch)
#include "tst_tokenfetch.moc"
