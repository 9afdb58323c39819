// SPDX-License-Identifier: Apache-2.0
#include "support/registryprocess.h"
#include "support/testcertificates.h"
#include "transportbench.h"

#include <QFile>
#include <QTest>
#include <QThread>

#include <vector>

using namespace portolan;
using namespace std::chrono_literals;
using Outcome = Result<HttpResponse>;

namespace {

const std::stop_token neverStopped;

//! How many connections of this machine to a port of its own stand.
int connectionsTo(quint16 port)
{
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray remote =
        QByteArrayLiteral("0100007F:") + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    int count = 0;
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        count += fields.value(2) == remote && fields.value(3) == "01" ? 1 : 0;
    }
    return count;
}

} // namespace

//! How exchanges begin and end: cancelled, waiting for their turn, through a proxy, at shutdown.
class TestTransportLife : public QObject, private TransportBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void cancelBeforeStart();
    void cancelInFlight();
    void sixAtATime();
    void waitingForATurnIsNoTimeout();
    void cancelWhileWaitingForATurn();
    void shutdownWithManyInFlight();
    void destructionEndsWhatIsInFlight();
    void proxyWantsLogin_data();
    void proxyWantsLogin();
    void proxyLoginIsSentToTheProxyOnly();
    void proxyOfOneHost();
    void trustMayChangeInFlight();
    void aLaneGoesOverOneConnection();
    void aLaneWithoutHttp2();
};

void TestTransportLife::cancelBeforeStart()
{
    // On the heap: g++ 12 warns wrongly of a local one that it sees through.
    const auto source = std::make_unique<std::stop_source>();
    source->request_stop();
    const Outcome outcome = await(m_transport->send(get(), source->get_token()));
    QVERIFY(!outcome && outcome.error().isCancelled());
    m_fake->expect("GET", "/y");
    QVERIFY(send(get(QStringLiteral("/y"))));
    QCOMPARE(m_fake->problems(), QString()); // /x was never asked
}

void TestTransportLife::cancelInFlight()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200).held());
    std::stop_source source;
    auto task = m_transport->send(get(), source.get_token());
    QTRY_COMPARE(m_fake->heldAnswers(), 1);
    const std::unique_ptr<QThread> other(QThread::create([&source] { source.request_stop(); }));
    other->start();
    const Outcome outcome = await(std::move(task));
    other->wait();
    QVERIFY(!outcome && outcome.error().isCancelled());
    QCOMPARE(outcome.error().path(), QStringLiteral("/x"));
    QTRY_COMPARE(m_fake->openConnections(), 0);
    source.request_stop(); // once more does nothing
}

void TestTransportLife::sixAtATime()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200, "a").held());
    std::vector<QCoro::Task<Outcome>> tasks;
    for (int i = 0; i < 20; ++i)
        tasks.push_back(m_transport->send(get(), neverStopped));
    QTRY_COMPARE(m_fake->heldAnswers(), 6);
    QTimer releasing;
    int most = 0;
    connect(&releasing, &QTimer::timeout, this, [this, &most] {
        most = qMax(most, m_fake->heldAnswers());
        m_fake->release();
    });
    releasing.start(5);
    for (const Outcome& outcome : awaitAll(std::move(tasks)))
        QVERIFY(outcome && outcome->body == "a");
    QVERIFY(most <= 6);
    QCOMPARE(m_fake->count("GET /x"), 20);
}

void TestTransportLife::waitingForATurnIsNoTimeout()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200).held());
    m_fake->on("GET", "/y").reply(FakeAnswer(200));
    std::vector<QCoro::Task<Outcome>> tasks;
    for (int i = 0; i < 6; ++i)
        tasks.push_back(m_transport->send(get(), neverStopped));
    HttpRequest impatient = get(QStringLiteral("/y"));
    impatient.idleTimeout = 200ms;
    tasks.push_back(m_transport->send(impatient, neverStopped));
    QTRY_COMPARE(m_fake->heldAnswers(), 6);
    QTimer::singleShot(500ms, this, [this] { m_fake->release(); });
    for (const Outcome& outcome : awaitAll(std::move(tasks)))
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
}

void TestTransportLife::cancelWhileWaitingForATurn()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200).held());
    std::vector<QCoro::Task<Outcome>> tasks;
    for (int i = 0; i < 6; ++i)
        tasks.push_back(m_transport->send(get(), neverStopped));
    QTRY_COMPARE(m_fake->heldAnswers(), 6);
    std::stop_source source;
    auto waiting = m_transport->send(get(QStringLiteral("/y")), source.get_token());
    source.request_stop();
    const Outcome outcome = await(std::move(waiting));
    QVERIFY(!outcome && outcome.error().isCancelled());
    m_fake->release();
    for (const Outcome& other : awaitAll(std::move(tasks)))
        QVERIFY(other);
    QCOMPARE(m_fake->problems(), QString()); // /y was never asked
}

void TestTransportLife::shutdownWithManyInFlight()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200, QByteArray(100'000, 'x')).stallAfterBody(50'000));
    std::stop_source source;
    std::vector<QCoro::Task<Outcome>> tasks;
    for (int i = 0; i < 200; ++i)
        tasks.push_back(m_transport->send(get(), source.get_token()));
    QTRY_VERIFY(m_fake->count("GET /x") >= 6);
    source.request_stop();
    for (const Outcome& outcome : awaitAll(std::move(tasks)))
        QVERIFY(!outcome && outcome.error().isCancelled());
    m_transport.reset();
}

void TestTransportLife::destructionEndsWhatIsInFlight()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200).held());
    std::vector<QCoro::Task<Outcome>> tasks;
    for (int i = 0; i < 20; ++i)
        tasks.push_back(m_transport->send(get(), neverStopped));
    QTRY_COMPARE(m_fake->heldAnswers(), 6);
    m_transport.reset();
    for (const Outcome& outcome : awaitAll(std::move(tasks)))
        QVERIFY(!outcome && outcome.error().isCancelled());
}

void TestTransportLife::proxyWantsLogin_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("http") << QStringLiteral("http://r.example/v2/") << QByteArray("GET")
                          << QByteArray("http://r.example/v2/");
    QTest::newRow("https") << QStringLiteral("https://r.example/v2/") << QByteArray("CONNECT")
                           << QByteArray("r.example:443");
}

void TestTransportLife::proxyWantsLogin()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    m_fake->on(method, target)
        .reply(FakeAnswer(407, "who are you")
                   .withHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                   .closing());
    m_transport->setProxy(QUrl(QStringLiteral("http://") + m_fake->host()));
    const Outcome outcome = send(HttpRequest(HttpMethod::Get, QUrl(url)));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("PROXY_AUTH_REQUIRED"));
    QCOMPARE(outcome.error().httpStatus(), 407);
    QCOMPARE(outcome.error().host(), QStringLiteral("r.example"));
    QCOMPARE(m_fake->problems(), QString());
}

void TestTransportLife::proxyLoginIsSentToTheProxyOnly()
{
    const QByteArray login = "Basic " + QByteArray("us:pw").toBase64();
    m_fake->on("GET", "http://r.example/v2/")
        .reply(FakeAnswer(407).withHeader("Proxy-Authenticate", "Basic realm=\"proxy\""))
        .reply(FakeAnswer(200, "through"));
    m_transport->setProxy(QUrl(QStringLiteral("http://us:pw@") + m_fake->host()));
    const Outcome outcome = send(HttpRequest(HttpMethod::Get, QUrl(QStringLiteral("http://r.example/v2/"))));
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->body, QByteArray("through"));
    const FakeRequest last = m_fake->requests().back();
    QCOMPARE(last.header("Proxy-Authorization"), login);
    QVERIFY(!last.hasHeader("Authorization"));
}

void TestTransportLife::proxyOfOneHost()
{
    const QByteArray login = "Basic " + QByteArray("us:pw").toBase64();
    m_fake->on("GET", "http://cluster.example:6443/version")
        .reply(FakeAnswer(407).withHeader("Proxy-Authenticate", "Basic realm=\"proxy\""))
        .reply(FakeAnswer(200, "through"));
    m_fake->on("GET", "/x").reply(FakeAnswer(200, "straight"));
    TlsTrust trust;
    trust.setProxy(
        QStringLiteral("cluster.example:6443"), QUrl(QStringLiteral("http://us:pw@") + m_fake->host()));
    m_transport->setTrust(trust);
    const Outcome outcome =
        send(HttpRequest(HttpMethod::Get, QUrl(QStringLiteral("http://cluster.example:6443/version"))));
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->body, QByteArray("through"));
    QCOMPARE(m_fake->requests().back().header("Proxy-Authorization"), login);
    const Outcome other = send(get());
    QVERIFY(other);
    QCOMPARE(other->body, QByteArray("straight"));
    QCOMPARE(m_fake->problems(), QString());
}

void TestTransportLife::trustMayChangeInFlight()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200, "a").held());
    auto before = m_transport->send(get(), neverStopped);
    QTRY_COMPARE(m_fake->heldAnswers(), 1);
    m_transport->setTrust(TlsTrust());
    auto after = m_transport->send(get(), neverStopped);
    QTRY_COMPARE(m_fake->heldAnswers(), 2);
    m_fake->release();
    QVERIFY(await(std::move(before)));
    QVERIFY(await(std::move(after)));
    QVERIFY(m_fake->requests()[0].connection != m_fake->requests()[1].connection);
}

void TestTransportLife::aLaneGoesOverOneConnection()
{
    // A real server, as it speaks HTTP/2.
    if (!RegistryProcess::isAvailable())
        QSKIP("docker-registry is not installed");
    const TestCertificates certificates;
    RegistryOptions options;
    options.tlsCertificate = certificates.serverFiles().certificate;
    options.tlsKey = certificates.serverFiles().key;
    RegistryProcess registry(options);
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    TlsTrust trust;
    trust.setCertificateFolders({});
    trust.addAuthority(registry.host(), certificates.authorityPem());
    QtTransport transport(trust);
    HttpRequest request(
        HttpMethod::Get, QUrl(QStringLiteral("https://") + registry.host() + QStringLiteral("/v2/")));
    request.lane = 0;
    std::vector<QCoro::Task<Result<HttpResponse>>> sending;
    for (int i = 0; i < 60; ++i)
        sending.push_back(transport.send(request, std::stop_token()));
    for (auto& one : sending) {
        const Outcome outcome = await(std::move(one));
        if (!outcome)
            QFAIL(qPrintable(outcome.error().toLogLine()));
        QCOMPARE(outcome->status, 200);
        QVERIFY(outcome->multiplexed);
    }
    QCOMPARE(connectionsTo(registry.port()), 1);
    // Another lane, and what has none, have their own.
    request.lane = 1;
    QVERIFY(await(transport.send(request, std::stop_token())));
    QCOMPARE(connectionsTo(registry.port()), 2);
    request.lane.reset();
    const Outcome usual = await(transport.send(request, std::stop_token()));
    QVERIFY(usual && !usual->multiplexed);
    QCOMPARE(connectionsTo(registry.port()), 3);
}

void TestTransportLife::aLaneWithoutHttp2()
{
    const TestCertificates certificates;
    FakeRegistry fake(certificates.server());
    fake.on("GET", "/v2/");
    TlsTrust trust;
    trust.setCertificateFolders({});
    trust.addAuthority(fake.host(), certificates.authorityPem());
    QtTransport transport(trust);
    HttpRequest request(HttpMethod::Get, fake.url(QStringLiteral("/v2/")));
    request.lane = 0;
    std::vector<QCoro::Task<Result<HttpResponse>>> sending;
    for (int i = 0; i < 20; ++i)
        sending.push_back(transport.send(request, std::stop_token()));
    for (auto& one : sending) {
        const Outcome outcome = await(std::move(one));
        if (!outcome)
            QFAIL(qPrintable(outcome.error().toLogLine()));
        QVERIFY(!outcome->multiplexed);
    }
}

QTEST_GUILESS_MAIN(TestTransportLife)
#include "tst_transportlife.moc"
