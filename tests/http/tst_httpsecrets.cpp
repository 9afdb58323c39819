// SPDX-License-Identifier: Apache-2.0
#include "logcatcher.h"
#include "sessionbench.h"

#include <QTest>

using namespace portolan;
using Outcome = Result<HttpResponse>;

namespace {

const QString password = QStringLiteral("hunter2-Zx81");
const QString identity = QStringLiteral("refresh-Qw77");
const QString bearer = QStringLiteral("eyJhbGciOiJSUzI1NiJ9.bearer-Token99.sig");
const QString signature = QStringLiteral("SignedBlobUrl55");

} // namespace

//! Runs logins, refusals and redirects, and then looks for the secrets in all that people or files get to
//! see.
class TestHttpSecrets : public QObject, public ExchangeObserver {
    Q_OBJECT

public:
    void exchangeChanged(const ExchangeEvent& event) override
    {
        m_seen += event.host + event.path + u'\n';
        if (event.error)
            m_seen += event.error->toLogLine();
    }

private Q_SLOTS:
    void init();
    void cleanup();
    void acceptedLogin();
    void refusedLogin();
    void refusedIdentityToken();
    void refusedBasic();
    void signedRedirect();
    void echoingServer();
    void unreachableProxy();

private:
    RegistrySession& open(const Credential& credential);
    void note(const Outcome& outcome);
    [[nodiscard]] QString leaked() const;

    std::unique_ptr<FakeRegistry> m_registry;
    std::unique_ptr<FakeRegistry> m_other;
    std::unique_ptr<QtTransport> m_transport;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<RegistrySession> m_session;
    std::unique_ptr<LogCatcher> m_log;
    QString m_seen;
};

void TestHttpSecrets::init()
{
    m_seen.clear();
    m_log = std::make_unique<LogCatcher>();
    m_registry = std::make_unique<FakeRegistry>();
    m_other = std::make_unique<FakeRegistry>();
    m_transport = std::make_unique<QtTransport>(TlsTrust());
    m_client = std::make_unique<HttpClient>(*m_transport, this);
    m_client->setFirstRetryDelay(std::chrono::milliseconds(1));
    m_registry->on("GET", "/v2/")
        .reply(FakeAnswer(401).withHeader(
            "WWW-Authenticate", "Bearer realm=\"" + m_other->origin() + "/token\",service=\"s\""));
    m_registry->on("GET", "/v2/app/tags/list");
    m_other->on("GET", "/token").reply(FakeAnswer::json("{\"token\":\"" + bearer.toLatin1() + "\"}"));
}

void TestHttpSecrets::cleanup()
{
    m_session.reset();
    m_client.reset();
    m_transport.reset();
    m_log.reset();
}

RegistrySession& TestHttpSecrets::open(const Credential& credential)
{
    m_session =
        std::make_unique<RegistrySession>(*m_client, RegistryEndpoint(m_registry->host()), credential);
    return *m_session;
}

void TestHttpSecrets::note(const Outcome& outcome)
{
    if (!outcome)
        m_seen += outcome.error().toLogLine() + outcome.error().detail();
}

QString TestHttpSecrets::leaked() const
{
    const QString all = m_log->text() + m_seen;
    if (!all.contains(m_registry->host()))
        return QStringLiteral("nothing was logged at all");
    for (const QString& secret : {password, identity, bearer, signature, QStringLiteral("bearer-Token99")}) {
        const QString encoded = QString::fromLatin1((QStringLiteral("us:") + secret).toUtf8().toBase64());
        if (all.contains(secret) || all.contains(encoded)
            || all.contains(QString::fromLatin1(secret.toUtf8().toBase64())))
            return secret;
    }
    return {};
}

void TestHttpSecrets::acceptedLogin()
{
    open(SessionBench::login(QStringLiteral("us"), password));
    const Outcome outcome = await(m_session->send(HttpMethod::Get, QStringLiteral("/v2/app/tags/list"),
        HttpHeaders(), ScopeSet::pull(QStringLiteral("app")), std::stop_token()));
    QVERIFY2(outcome, qPrintable(explain(outcome)));
    QCOMPARE(m_registry->requests().back().header("Authorization"), "Bearer " + bearer.toLatin1());
    QCOMPARE(leaked(), QString());
}

void TestHttpSecrets::refusedLogin()
{
    m_other->on("GET", "/token")
        .reply(FakeAnswer::json(R"({"details":"incorrect username or password"})", 401));
    open(SessionBench::login(QStringLiteral("us"), password));
    const Outcome outcome = await(m_session->send(HttpMethod::Get, QStringLiteral("/v2/app/tags/list"),
        HttpHeaders(), ScopeSet::pull(QStringLiteral("app")), std::stop_token()));
    QVERIFY(!outcome);
    note(outcome);
    QVERIFY(m_seen.contains(QStringLiteral("LOGIN_REFUSED")));
    QCOMPARE(leaked(), QString());
}

void TestHttpSecrets::refusedIdentityToken()
{
    m_other->on("POST", "/token").reply(FakeAnswer(401, "no"));
    Credential credential;
    credential.identityToken = Secret(identity);
    open(credential);
    const auto report = await(m_session->ping(std::stop_token()));
    QVERIFY(!report);
    m_seen += report.error().toLogLine();
    QVERIFY(m_other->lastRequest("POST /token").body.contains(identity.toLatin1()));
    QCOMPARE(leaked(), QString());
}

void TestHttpSecrets::refusedBasic()
{
    m_registry->on("GET", "/v2/")
        .reply(FakeAnswer(401, "who").withHeader("WWW-Authenticate", "Basic realm=\"r\""));
    open(SessionBench::login(QStringLiteral("us"), password));
    const auto report = await(m_session->ping(std::stop_token()));
    QVERIFY(!report);
    m_seen += report.error().toLogLine();
    QCOMPARE(m_other->requests().size(), size_t(0));
    QCOMPARE(leaked(), QString());
}

void TestHttpSecrets::signedRedirect()
{
    const QByteArray target = "/blob?X-Amz-Signature=" + signature.toLatin1();
    m_registry->on("GET", "/v2/app/blobs/x").reply(FakeAnswer::redirect(m_other->origin() + target));
    m_other->on("GET", "/blob")
        .withoutHeader("Authorization")
        .reply(FakeAnswer(403, "<Error>expired</Error>"))
        .reply(FakeAnswer::hangUp());
    open(SessionBench::login(QStringLiteral("us"), password));
    const QString path = QStringLiteral("/v2/app/blobs/x");
    for (int i = 0; i < 2; ++i) {
        const Outcome outcome = await(m_session->send(
            HttpMethod::Get, path, HttpHeaders(), ScopeSet::pull(QStringLiteral("app")), std::stop_token()));
        note(outcome);
        if (outcome)
            m_seen += outcome->toError().toLogLine();
    }
    QVERIFY(m_other->count("GET /blob") >= 2);
    QCOMPARE(m_other->problems(), QString());
    QCOMPARE(leaked(), QString());
}

void TestHttpSecrets::echoingServer()
{
    // A token server that repeats what it was sent, as proxies with debug pages do.
    m_other->on("GET", "/token")
        .reply(FakeAnswer::json("{\"details\":\"rejected Authorization: Basic "
                + (QStringLiteral("us:") + password).toUtf8().toBase64() + ", token=" + bearer.toLatin1()
                + "\"}",
            403));
    open(SessionBench::login(QStringLiteral("us"), password));
    const auto report = await(m_session->ping(std::stop_token()));
    QVERIFY(!report);
    m_seen += report.error().toLogLine();
    QVERIFY(m_seen.contains(QStringLiteral("rejected")));
    QCOMPARE(leaked(), QString());
}

void TestHttpSecrets::unreachableProxy()
{
    FakeRegistry gone;
    const QString proxy = QStringLiteral("http://us:") + password + u'@' + gone.host();
    gone.on("GET", "http://r.example/v2/")
        .reply(FakeAnswer(407).withHeader("Proxy-Authenticate", "Basic realm=\"p\""));
    m_transport->setProxy(QUrl(proxy));
    const Outcome outcome = await(m_client->send(
        HttpRequest(HttpMethod::Get, QUrl(QStringLiteral("http://r.example/v2/"))), std::stop_token()));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("PROXY_AUTH_REQUIRED"));
    note(outcome);
    m_seen += m_registry->host();
    QCOMPARE(leaked(), QString());
}

QTEST_GUILESS_MAIN(TestHttpSecrets)
#include "tst_httpsecrets.moc"
