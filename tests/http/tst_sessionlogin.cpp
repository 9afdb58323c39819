// SPDX-License-Identifier: Apache-2.0
#include "sessionbench.h"

#include <QTest>

using namespace portolan;
using Outcome = Result<HttpResponse>;

namespace {

const QString appTags = QStringLiteral("/v2/app/tags/list");

//! Answers by URL, without a network; hosts that are not this machine can be had only so.
class ScriptedTransport final : public Transport {
public:
    QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override
    {
        Q_UNUSED(stop)
        const QString url = request.url.toString();
        asked.append(url);
        const auto it = answers.constFind(url);
        if (it == answers.cend())
            co_return Error::network(QStringLiteral("refused"))
                .withCode(QStringLiteral("CONNECTION_REFUSED"));
        Result<HttpResponse> answer = it.value();
        if (answer)
            answer->url = request.url;
        co_return answer;
    }

    void answer(const char* url, const Result<HttpResponse>& outcome)
    {
        answers.insert(QString::fromLatin1(url), outcome);
    }

    QMap<QString, Result<HttpResponse>> answers;
    QStringList asked;
};

class FailureCounter final : public ExchangeObserver {
public:
    void exchangeChanged(const ExchangeEvent& event) override { failures += event.error ? 1 : 0; }

    int failures = 0;
};

HttpResponse unauthorized()
{
    HttpResponse response(401, QUrl());
    response.headers = {{"WWW-Authenticate", R"(Bearer realm="https://auth.example/token",service="s")"}};
    return response;
}

Error noTls()
{
    return Error::tls(QStringLiteral("wrong version number"), nullptr);
}

} // namespace

class TestSessionLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<SessionBench>(); }
    void cleanup() { m_bench.reset(); }

    void openRegistry();
    void bearerRegistry();
    void basicRegistry();
    void basicLogin();
    void basicLoginRefused();
    void bearerLogin();
    void bearerLoginRefused();
    void bearerTokenNotTaken();
    void manyTriesAtOnceAreOne_data();
    void manyTriesAtOnceAreOne();
    void anonymousBasicIsNoLogin();
    void emptyPasswordIsNotSent();
    void basicWithoutTheRightIsNoRefusal();
    void pingIsAskedOnce();
    void failedPingIsAskedAgain();
    void noRegistry_data();
    void noRegistry();
    void pingErrors_data();
    void pingErrors();
    void plainHttp_data();
    void plainHttp();
    void untrustedCertificateDoesNotFallToHttp();
    void dockerHub();
    void cancelPing();

private:
    [[nodiscard]] Result<PingReport> ping() { return await(m_bench->session->ping(std::stop_token())); }

    std::unique_ptr<SessionBench> m_bench;
};

void TestSessionLogin::openRegistry()
{
    m_bench->registry.on("GET", "/v2/").withoutHeader("Authorization").reply(FakeAnswer::json("{}"));
    m_bench->open();
    const auto report = ping();
    QVERIFY(report);
    QCOMPARE(report->baseUrl, m_bench->registry.url());
    QCOMPARE(report->status, 200);
    QVERIFY(report->allowsAnonymous());
    QVERIFY(!report->isEncrypted());
    QVERIFY(report->challenge.scheme.isEmpty());
    QVERIFY(!report->authenticated);
    QVERIFY(m_bench->registry.tlsHellos() > 0); // https was tried first
}

void TestSessionLogin::bearerRegistry()
{
    m_bench->askForBearer();
    m_bench->open();
    const auto report = ping();
    QVERIFY(report);
    QCOMPARE(report->status, 401);
    QVERIFY(!report->allowsAnonymous());
    QCOMPARE(report->challenge.scheme, QStringLiteral("bearer"));
    QCOMPARE(report->challenge.parameters.value(QStringLiteral("service")), QStringLiteral("svc"));
    QCOMPARE(report->realmHost, QString()); // another port of the same host
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::basicRegistry()
{
    m_bench->askForBasic();
    m_bench->open();
    const auto report = ping();
    QVERIFY(report);
    QCOMPARE(report->status, 401);
    QCOMPARE(report->challenge.scheme, QStringLiteral("basic"));
}

void TestSessionLogin::basicLogin()
{
    m_bench->askForBasic();
    m_bench->registry.on("GET", "/v2/")
        .withHeader("Authorization", SessionBench::basic())
        .reply(FakeAnswer::json("{}"));
    m_bench->registry.on("GET", appTags.toLatin1()).withHeader("Authorization", SessionBench::basic());
    m_bench->open(SessionBench::login());
    const auto report = ping();
    QVERIFY(report);
    QVERIFY(report->authenticated);
    QVERIFY(m_bench->get(appTags, ScopeSet()));
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::basicLoginRefused()
{
    m_bench->registry.on("GET", "/v2/")
        .reply(FakeAnswer(401, R"({"errors":[{"code":"UNAUTHORIZED","message":"bad"}]})")
                   .withHeader("WWW-Authenticate", "Basic realm=\"r\""));
    m_bench->open(SessionBench::login());
    for (int i = 0; i < 3; ++i) {
        const auto report = ping();
        QVERIFY(!report);
        QCOMPARE(report.error().kind(), ErrorKind::AuthRequired);
        QCOMPARE(report.error().code(), QStringLiteral("LOGIN_REFUSED"));
        QCOMPARE(report.error().host(), m_bench->registry.host());
    }
    const Outcome outcome = m_bench->get(appTags, ScopeSet());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("LOGIN_REFUSED"));
    QCOMPARE(m_bench->registry.requests().size(), size_t(2)); // one without, one with the login
}

void TestSessionLogin::bearerLogin()
{
    m_bench->registry.on("GET", "/v2/")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()))
        .reply(FakeAnswer::json("{}"));
    m_bench->tokens.expect("GET", "/token?service=svc&account=us")
        .withHeader("Authorization", SessionBench::basic())
        .reply(FakeAnswer::json(R"({"token":"t"})"));
    m_bench->open(SessionBench::login());
    const auto report = ping();
    QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
    QVERIFY(report->authenticated);
    QCOMPARE(m_bench->registry.requests().back().header("Authorization"), QByteArray("Bearer t"));
    QVERIFY(ping()); // is remembered
    QCOMPARE(m_bench->registry.requests().size(), size_t(2));
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::bearerLoginRefused()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token")
        .reply(FakeAnswer::json(
            R"({"errors":[{"code":"UNAUTHORIZED","message":"Invalid Username or Password"}]})", 401));
    m_bench->open(SessionBench::login());
    for (int i = 0; i < 3; ++i) {
        const auto report = ping();
        QVERIFY(!report);
        QCOMPARE(report.error().code(), QStringLiteral("LOGIN_REFUSED"));
        QCOMPARE(report.error().host(), m_bench->tokens.host());
        QCOMPARE(report.error().path(), QStringLiteral("/token"));
        const Outcome outcome = m_bench->get();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code(), QStringLiteral("LOGIN_REFUSED"));
    }
    QCOMPARE(m_bench->tokens.requests().size(), size_t(1));
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::bearerTokenNotTaken()
{
    m_bench->registry.on("GET", "/v2/")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", m_bench->bearerChallenge()));
    m_bench->tokens.on("GET", "/token").reply(FakeAnswer::json(R"({"token":"t"})"));
    m_bench->open(SessionBench::login());
    const auto report = ping();
    QVERIFY(!report);
    QCOMPARE(report.error().httpStatus(), 401);
    QCOMPARE(report.error().host(), m_bench->registry.host());
}

void TestSessionLogin::manyTriesAtOnceAreOne_data()
{
    QTest::addColumn<bool>("bearer");
    QTest::newRow("bearer") << true;
    QTest::newRow("basic") << false;
}

void TestSessionLogin::manyTriesAtOnceAreOne()
{
    // Each wrong try counts towards a lock-out, so a burst of requests may carry a password that is not
    // proven once only.
    QFETCH(bool, bearer);
    if (bearer)
        m_bench->askForBearer();
    else
        m_bench->registry.on("GET", "/v2/")
            .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\""));
    m_bench->tokens.on("GET", "/token").reply(FakeAnswer(401));
    m_bench->open(SessionBench::login());
    std::vector<SessionBench::Pending> pending;
    for (int i = 0; i < 10; ++i)
        pending.push_back(m_bench->start(appTags, ScopeSet::pull(QStringLiteral("app%1").arg(i))));
    for (const Outcome& outcome : awaitAll(std::move(pending))) {
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code(), QStringLiteral("LOGIN_REFUSED"));
    }
    int withLogin = 0;
    for (const FakeRegistry* const fake : {&m_bench->registry, &m_bench->tokens}) {
        for (const FakeRequest& request : fake->requests())
            withLogin += request.hasHeader("Authorization") ? 1 : 0;
    }
    QCOMPARE(withLogin, 1);
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::anonymousBasicIsNoLogin()
{
    m_bench->askForBasic();
    m_bench->registry.on("GET", appTags.toLatin1())
        .withoutHeader("Authorization")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\""));
    m_bench->open();
    const Outcome outcome = m_bench->get(appTags, ScopeSet());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::AuthRequired);
    QVERIFY(outcome.error().code() != QStringLiteral("LOGIN_REFUSED"));
    QCOMPARE(m_bench->registry.count("GET " + appTags.toLatin1()), 1);
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::emptyPasswordIsNotSent()
{
    m_bench->askForBearer();
    m_bench->tokens.on("GET", "/token")
        .withoutHeader("Authorization")
        .reply(FakeAnswer::json(R"({"token":"t"})"));
    m_bench->registry.on("GET", appTags.toLatin1());
    m_bench->open(SessionBench::login(QStringLiteral("us"), QString()));
    QVERIFY(m_bench->get(appTags, ScopeSet()));
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::basicWithoutTheRightIsNoRefusal()
{
    m_bench->askForBasic();
    m_bench->registry.on("GET", "/v2/").withHeader("Authorization", SessionBench::basic());
    m_bench->registry.on("GET", "/v2/_catalog")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"harbor\""));
    m_bench->registry.on("GET", appTags.toLatin1()).withHeader("Authorization", SessionBench::basic());
    m_bench->open(SessionBench::login());
    const Outcome catalog = m_bench->get(QStringLiteral("/v2/_catalog"), ScopeSet::catalog());
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().kind(), ErrorKind::Denied);
    QVERIFY(m_bench->get(appTags, ScopeSet()));
    QCOMPARE(m_bench->problems(), QString());
}

void TestSessionLogin::pingIsAskedOnce()
{
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer::json("{}").held());
    m_bench->registry.on("GET", appTags.toLatin1());
    m_bench->open();
    std::vector<SessionBench::Pending> pending;
    for (int i = 0; i < 10; ++i)
        pending.push_back(m_bench->start(appTags, ScopeSet()));
    QTRY_COMPARE(m_bench->registry.heldAnswers(), 1);
    m_bench->registry.release();
    for (const Outcome& outcome : awaitAll(std::move(pending)))
        QVERIFY(outcome);
    QVERIFY(ping());
    QCOMPARE(m_bench->registry.count("GET /v2/"), 1);
}

void TestSessionLogin::failedPingIsAskedAgain()
{
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer(500)).reply(FakeAnswer::json("{}"));
    m_bench->open();
    const auto first = ping();
    QVERIFY(!first);
    QCOMPARE(first.error().httpStatus(), 500);
    QVERIFY(ping());
}

void TestSessionLogin::noRegistry_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("404") << 404 << QByteArray("application/json");
    QTest::newRow("405") << 405 << QByteArray("text/plain");
    QTest::newRow("400") << 400 << QByteArray("text/plain");
    QTest::newRow("web page") << 200 << QByteArray("text/html; charset=utf-8");
}

void TestSessionLogin::noRegistry()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer(status, "hello").withHeader("Content-Type", type));
    m_bench->open();
    const auto report = ping();
    QVERIFY(!report);
    QCOMPARE(report.error().code(), QStringLiteral("NOT_A_REGISTRY"));
    QCOMPARE(report.error().host(), m_bench->registry.host());
    QCOMPARE(report.error().path(), QStringLiteral("/v2/"));
    const Outcome outcome = m_bench->get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("NOT_A_REGISTRY"));
}

void TestSessionLogin::pingErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("403") << 403 << int(ErrorKind::Denied);
    QTest::newRow("429") << 429 << int(ErrorKind::RateLimited);
}

void TestSessionLogin::pingErrors()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer(status).withHeader("Retry-After", "600"));
    m_bench->open();
    const auto report = ping();
    QVERIFY(!report);
    QCOMPARE(int(report.error().kind()), kind);
}

void TestSessionLogin::plainHttp_data()
{
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<bool>("httpAnswers");
    QTest::addColumn<QString>("code"); // "ok" when it works
    QTest::newRow("not allowed") << false << true << QStringLiteral("PLAIN_HTTP");
    QTest::newRow("allowed") << true << true << QStringLiteral("ok");
    QTest::newRow("no http either") << false << false << QString();
    QTest::newRow("allowed, but no http either") << true << false << QString();
}

void TestSessionLogin::plainHttp()
{
    QFETCH(bool, allowed);
    QFETCH(bool, httpAnswers);
    QFETCH(QString, code);
    ScriptedTransport transport;
    transport.answer("https://r.example:5000/v2/", noTls());
    if (httpAnswers)
        transport.answer("http://r.example:5000/v2/", unauthorized());
    FailureCounter observer;
    HttpClient client(transport, &observer);
    RegistrySession session(
        client, RegistryEndpoint(QStringLiteral("r.example:5000"), allowed), std::nullopt);
    const auto report = await(session.ping(std::stop_token()));
    QCOMPARE(observer.failures > 0, !report); // asking for https first is no failure where http may do
    QCOMPARE(report ? QStringLiteral("ok") : report.error().code(), code);
    if (report) {
        QCOMPARE(report->baseUrl.toString(), QStringLiteral("http://r.example:5000"));
        QCOMPARE(report->realmHost, QStringLiteral("auth.example"));
    } else {
        QCOMPARE(report.error().kind(), ErrorKind::Tls); // what https said
    }
}

void TestSessionLogin::untrustedCertificateDoesNotFallToHttp()
{
    ScriptedTransport transport;
    transport.answer(
        "https://r.example/v2/", Error::tls(QStringLiteral("self-signed"), std::make_shared<TlsFailure>()));
    transport.answer("http://r.example/v2/", unauthorized());
    HttpClient client(transport, nullptr);
    RegistrySession session(client, RegistryEndpoint(QStringLiteral("r.example"), true), std::nullopt);
    const auto report = await(session.ping(std::stop_token()));
    QVERIFY(!report);
    QCOMPARE(report.error().kind(), ErrorKind::Tls);
    QVERIFY(report.error().tlsFailure());
    QCOMPARE(transport.asked, QStringList({QStringLiteral("https://r.example/v2/")}));
}

void TestSessionLogin::dockerHub()
{
    ScriptedTransport transport;
    transport.answer("https://registry-1.docker.io/v2/", unauthorized());
    HttpResponse token(200, QUrl());
    token.body = R"({"token":"t"})";
    transport.answer("https://auth.example/token?service=s&scope=repository%3Alibrary%2Fa%3Apull", token);
    transport.answer("https://registry-1.docker.io/v2/library/a/tags/list", HttpResponse(200, QUrl()));
    HttpClient client(transport, nullptr);
    RegistrySession session(client, RegistryEndpoint(QStringLiteral("docker.io")), std::nullopt);
    const Outcome outcome = await(session.send(HttpMethod::Get, QStringLiteral("/v2/library/a/tags/list"),
        HttpHeaders(), ScopeSet::pull(QStringLiteral("library/a")), std::stop_token()));
    QVERIFY2(outcome, qPrintable(explain(outcome) + transport.asked.join(u' ')));
    QCOMPARE(session.endpoint().host, QStringLiteral("docker.io"));
}

void TestSessionLogin::cancelPing()
{
    m_bench->registry.on("GET", "/v2/").reply(FakeAnswer::json("{}").held());
    m_bench->open();
    std::stop_source source;
    auto task = m_bench->session->ping(source.get_token());
    QTRY_COMPARE(m_bench->registry.heldAnswers(), 1);
    source.request_stop();
    const auto report = await(std::move(task));
    QVERIFY(!report && report.error().isCancelled());
    m_bench->session.reset();
    QTRY_COMPARE(m_bench->registry.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestSessionLogin)
#include "tst_sessionlogin.moc"
