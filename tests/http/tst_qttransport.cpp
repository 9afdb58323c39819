// SPDX-License-Identifier: Apache-2.0
#include "collectsink.h"
#include "transportbench.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>
#include <QThread>

using namespace portolan;
using namespace std::chrono_literals;
using Outcome = Result<HttpResponse>;

namespace {

//! Bytes that repeat after a prime number of them: a piece at the wrong place shows.
QByteArray bytesOf(qsizetype size)
{
    QByteArray block(65'537, Qt::Uninitialized);
    for (qsizetype i = 0; i < block.size(); ++i)
        block[i] = static_cast<char>((i * 31 + i / 257) & 0xff);
    return block.repeated(size / block.size() + 1).first(size);
}

} // namespace

class TestQtTransport : public QObject, private TransportBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void requestCarriesWhatItShould();
    void noCookiesNoUserInfo();
    void methods_data();
    void methods();
    void everyStatusIsAValue_data();
    void everyStatusIsAValue();
    void connectionsAreKept();
    void lyingLengths_data();
    void lyingLengths();
    void brokenAnswers_data();
    void brokenAnswers();
    void silenceTimesOut_data();
    void silenceTimesOut();
    void tricklingDoesNotTimeOut();
    void tooLarge_data();
    void tooLarge();
    void sinkTakesTheBody_data();
    void sinkTakesTheBody();
    void sinkIsNotGivenErrors();
    void sinkErrorsEndTheExchange();
    void sinkHoldsTheServerBack();
    void uploadIsStreamed();
    void refusedConnection();
    void badRequestsAreNotSent_data();
    void badRequestsAreNotSent();
};

void TestQtTransport::requestCarriesWhatItShould()
{
    m_fake->expect("GET", "/v2/a%2Fb?n=5&last=x%3Ay")
        .withHeader("User-Agent", "Portolan/" PORTOLAN_VERSION)
        .withHeader("Accept-Encoding", "identity")
        .withHeader("Accept", "application/json")
        .withoutHeader("Authorization")
        .reply(FakeAnswer::json(R"({"a":1})").withHeader("X-Two", "1").withHeader("X-Two", "2"));
    HttpRequest request = get(QStringLiteral("/v2/a%2Fb?n=5&last=x%3Ay#fragment"));
    request.setHeader("Accept", "application/json");
    const Outcome outcome = send(request);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->status, 200);
    QCOMPARE(outcome->body, QByteArray(R"({"a":1})"));
    QCOMPARE(outcome->header("content-TYPE"), QByteArray("application/json"));
    QCOMPARE(outcome->header("X-Two"), QByteArray("1, 2"));
    QCOMPARE(outcome->url, m_fake->url(QStringLiteral("/v2/a%2Fb?n=5&last=x%3Ay")));
    QCOMPARE(m_fake->problems(), QString());
}

void TestQtTransport::noCookiesNoUserInfo()
{
    m_fake->on("GET", "/x")
        .withoutHeader("Cookie")
        .withoutHeader("Authorization")
        .reply(FakeAnswer(401)
                   .withHeader("Set-Cookie", "s=1; Path=/")
                   .withHeader("WWW-Authenticate", "Basic realm=\"r\""))
        .reply(FakeAnswer(200).withHeader("Set-Cookie", "s=1; Path=/"));
    HttpRequest request = get();
    request.url.setUserName(QStringLiteral("user"));
    request.url.setPassword(QStringLiteral("pass"));
    for (const int status : {401, 200, 200}) {
        const Outcome outcome = send(request);
        QVERIFY(outcome);
        QCOMPARE(outcome->status, status);
        QVERIFY(outcome->url.userInfo().isEmpty());
    }
    QCOMPARE(m_fake->problems(), QString());
}

void TestQtTransport::methods_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("GET") << int(HttpMethod::Get) << QByteArray();
    QTest::newRow("HEAD") << int(HttpMethod::Head) << QByteArray();
    QTest::newRow("DELETE") << int(HttpMethod::Delete) << QByteArray();
    QTest::newRow("PUT") << int(HttpMethod::Put) << QByteArray("{}");
    QTest::newRow("POST") << int(HttpMethod::Post) << QByteArray("a=b");
    QTest::newRow("PATCH") << int(HttpMethod::Patch) << QByteArray("chunk");
    QTest::newRow("POST without body") << int(HttpMethod::Post) << QByteArray();
    QTest::newRow("PUT without body") << int(HttpMethod::Put) << QByteArray();
    QTest::newRow("PATCH without body") << int(HttpMethod::Patch) << QByteArray();
}

void TestQtTransport::methods()
{
    QFETCH(int, method);
    QFETCH(QByteArray, body);
    const QByteArray name = httpMethodName(HttpMethod(method));
    m_fake->expect(name, "/x").withBody(body).reply(FakeAnswer(202, "done").withHeader("Location", "/y"));
    HttpRequest request(HttpMethod(method), m_fake->url(QStringLiteral("/x")));
    request.body = body;
    const Outcome outcome = send(request);
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 202);
    QCOMPARE(outcome->header("Location"), QByteArray("/y"));
    QCOMPARE(outcome->body, name == "HEAD" ? QByteArray() : QByteArray("done"));
    QCOMPARE(m_fake->problems(), QString());
    const FakeRequest seen = m_fake->lastRequest(name + " /x");
    if (name.startsWith('P')) {
        QCOMPARE(seen.header("Content-Length"), QByteArray::number(body.size()));
        QCOMPARE(seen.header("Content-Type"), QByteArray("application/octet-stream"));
    }
}

void TestQtTransport::everyStatusIsAValue_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");

    for (const int status :
        {200, 201, 204, 206, 301, 304, 307, 400, 401, 403, 404, 405, 409, 418, 429, 500, 501, 503, 599})
        QTest::addRow("%d", status) << status << QByteArray();
    QTest::newRow("401 basic") << 401 << QByteArray("Basic realm=\"r\"");
    QTest::newRow("401 bearer") << 401 << QByteArray("Bearer realm=\"https://t/\"");
    QTest::newRow("401 digest") << 401 << QByteArray("Digest realm=\"r\", nonce=\"n\"");
}

void TestQtTransport::everyStatusIsAValue()
{
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    const bool bodyless = status == 204 || status == 304;
    FakeAnswer answer = FakeAnswer(status, bodyless ? QByteArray() : QByteArray("because"));
    if (!challenge.isEmpty())
        answer = answer.withHeader("WWW-Authenticate", challenge);
    if (status == 301 || status == 307)
        answer = answer.withHeader("Location", "/elsewhere");
    m_fake->expect("GET", "/x").reply(answer);
    const Outcome outcome = send(get());
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->status, status);
    QCOMPARE(outcome->body, bodyless ? QByteArray() : QByteArray("because"));
    QCOMPARE(outcome->header("WWW-Authenticate"), challenge);
    QCOMPARE(m_fake->problems(), QString());
}

void TestQtTransport::connectionsAreKept()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200, "a"));
    for (int i = 0; i < 5; ++i)
        QVERIFY(send(get()));
    QCOMPARE(m_fake->connectionCount() <= 2, true); // Qt races IPv4 against IPv6 with a second one at first
    QCOMPARE(m_fake->requests().front().connection, m_fake->requests().back().connection);
}

void TestQtTransport::lyingLengths_data()
{
    QTest::addColumn<bool>("withSink");
    QTest::newRow("without sink") << false;
    QTest::newRow("with sink") << true;
}

void TestQtTransport::lyingLengths()
{
    QFETCH(bool, withSink);
    // Fewer bytes than announced, then the end: never a success.
    m_fake->expect("GET", "/short").reply(FakeAnswer(200, "0123456789").claimingLength(100).cutAfterBody(10));
    HttpRequest request = get(QStringLiteral("/short"));
    const auto sink = std::make_shared<CollectSink>();
    if (withSink)
        request.sink = sink;
    const Outcome cut = send(request);
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind(), ErrorKind::Network);
    QCOMPARE(cut.error().code(), QStringLiteral("CONNECTION_LOST"));
    QCOMPARE(cut.error().host(), m_fake->host());
    QCOMPARE(cut.error().path(), QStringLiteral("/short"));

    // More than announced: what was announced is the body.
    m_fake->expect("GET", "/long").reply(FakeAnswer(200, "0123456789").claimingLength(4).closing());
    request.url = m_fake->url(QStringLiteral("/long"));
    sink->bytes.clear();
    const Outcome full = send(request);
    QVERIFY(full);
    QCOMPARE(withSink ? sink->bytes : full->body, QByteArray("0123"));
    QCOMPARE(m_fake->problems(), QString());
}

void TestQtTransport::brokenAnswers_data()
{
    QTest::addColumn<QByteArray>("wire");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n\r\n");
}

void TestQtTransport::brokenAnswers()
{
    QFETCH(QByteArray, wire);
    m_fake->on("GET", "/x").reply(FakeAnswer::raw(wire).closing());
    const Outcome outcome = send(get());
    QVERIFY2(!outcome, "taken as a good answer");
    QVERIFY(outcome.error().kind() == ErrorKind::Network || outcome.error().kind() == ErrorKind::Protocol);
    QCOMPARE(outcome.error().path(), QStringLiteral("/x"));
}

void TestQtTransport::silenceTimesOut_data()
{
    QTest::addColumn<bool>("afterSomeBody");
    QTest::newRow("no answer") << false;
    QTest::newRow("half a body") << true;
}

void TestQtTransport::silenceTimesOut()
{
    QFETCH(bool, afterSomeBody);
    m_fake->on("GET", "/x")
        .reply(afterSomeBody ? FakeAnswer(200, "0123456789").stallAfterBody(5) : FakeAnswer::stall());
    HttpRequest request = get();
    request.idleTimeout = 150ms;
    const Outcome outcome = send(request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Timeout);
    QCOMPARE(outcome.error().host(), m_fake->host());
    QTRY_COMPARE(m_fake->openConnections(), 0); // what hangs is not kept
}

void TestQtTransport::tricklingDoesNotTimeOut()
{
    const QByteArray body = bytesOf(200);
    m_fake->expect("GET", "/x").reply(FakeAnswer(200, body).inPieces(20, 50ms));
    HttpRequest request = get();
    request.idleTimeout = 400ms; // the whole takes longer
    QElapsedTimer clock;
    clock.start();
    const Outcome outcome = send(request);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->body, body);
    QVERIFY(clock.elapsed() > 400);
}

void TestQtTransport::tooLarge_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("announced") << true;
    QTest::newRow("chunked") << false;
}

void TestQtTransport::tooLarge()
{
    QFETCH(bool, announced);
    const FakeAnswer exact(200, QByteArray(1000, 'x'));
    const FakeAnswer over(200, QByteArray(1001, 'x'));
    m_fake->expect("GET", "/x").reply(announced ? exact : exact.chunked());
    m_fake->expect("GET", "/x").reply(announced ? over : over.chunked());
    HttpRequest request = get();
    request.maxBodyBytes = 1000;
    QVERIFY(send(request));
    const Outcome outcome = send(request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::TooLarge);
    QCOMPARE(outcome.error().host(), m_fake->host());
}

void TestQtTransport::sinkTakesTheBody_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("chunked");
    QTest::newRow("empty") << qsizetype(0) << false;
    QTest::newRow("small") << qsizetype(10) << false;
    QTest::newRow("chunked") << qsizetype(100'000) << true;
    QTest::newRow("20 MB") << qsizetype(20'000'000) << false;
}

void TestQtTransport::sinkTakesTheBody()
{
    QFETCH(qsizetype, size);
    QFETCH(bool, chunked);
    const QByteArray body = bytesOf(size);
    const FakeAnswer answer(206, body);
    m_fake->expect("GET", "/x").withHeader("Range", "bytes=5-").reply(chunked ? answer.chunked() : answer);
    HttpRequest request = get();
    request.setHeader("Range", "bytes=5-");
    request.maxBodyBytes = 5; // says nothing about sinks
    const auto sink = std::make_shared<CollectSink>();
    request.sink = sink;
    const Outcome outcome = send(request);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->status, 206);
    QVERIFY(outcome->body.isEmpty());
    QCOMPARE(sink->begins, 1);
    QCOMPARE(sink->beginStatus, 206);
    QCOMPARE(sink->bytes.size(), body.size());
    QVERIFY(sink->bytes == body);
    QVERIFY(sink->largestPiece <= 1024 * 1024);
    QCOMPARE(m_fake->problems(), QString());
}

void TestQtTransport::sinkIsNotGivenErrors()
{
    m_fake->expect("GET", "/x").reply(FakeAnswer(404, "missing"));
    HttpRequest request = get();
    const auto sink = std::make_shared<CollectSink>();
    request.sink = sink;
    const Outcome outcome = send(request);
    QVERIFY(outcome);
    QCOMPARE(outcome->body, QByteArray("missing"));
    QCOMPARE(sink->begins, 0);
    QVERIFY(sink->bytes.isEmpty());
}

void TestQtTransport::sinkErrorsEndTheExchange()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200, bytesOf(3'000'000)));
    HttpRequest request = get();
    const auto sink = std::make_shared<CollectSink>();
    request.sink = sink;
    sink->refuseBegin = Error::storage(QStringLiteral("disk")).withCode(QStringLiteral("DISK_FULL"));
    const Outcome atBegin = send(request);
    QVERIFY(!atBegin);
    QCOMPARE(atBegin.error().code(), QStringLiteral("DISK_FULL"));
    QVERIFY(sink->bytes.isEmpty());

    sink->refuseBegin.reset();
    sink->refuseWrite = Error::storage(QStringLiteral("disk"));
    const Outcome atWrite = send(request);
    QVERIFY(!atWrite);
    QCOMPARE(atWrite.error().kind(), ErrorKind::Storage);
}

void TestQtTransport::sinkHoldsTheServerBack()
{
    const QByteArray body = bytesOf(20'000'000); // more than all buffers on the way
    m_fake->expect("GET", "/x").reply(FakeAnswer(200, body).inPieces(500'000));
    HttpRequest request = get();
    request.idleTimeout = 300ms;
    const auto sink = std::make_shared<CollectSink>();
    sink->pauseAt = 1'000'000;
    request.sink = sink;
    qsizetype whilePaused = 0;
    // Longer than the idle timeout: a pause of ours is not the server's silence.
    QTimer::singleShot(800ms, this, [&sink, &whilePaused] {
        whilePaused = sink->bytes.size();
        sink->resume();
    });
    const Outcome outcome = send(request);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QVERIFY(whilePaused >= 1'000'000 && whilePaused <= 1'000'000 + 1024 * 1024);
    QVERIFY(sink->bytes == body);
}

void TestQtTransport::uploadIsStreamed()
{
    const QByteArray body = bytesOf(5'000'000);
    for (const HttpMethod method : {HttpMethod::Put, HttpMethod::Patch, HttpMethod::Post}) {
        m_fake->expect(httpMethodName(method), "/upload")
            .withHeader("Content-Length", QByteArray::number(body.size()))
            .withHeader("Content-Type", "application/octet-stream")
            .withBody(body)
            .reply(FakeAnswer(201));
        HttpRequest request(method, m_fake->url(QStringLiteral("/upload")));
        const auto buffer = std::make_shared<QBuffer>();
        buffer->setData(body);
        QVERIFY(buffer->open(QIODevice::ReadOnly));
        request.upload = buffer;
        request.uploadBytes = body.size();
        const Outcome outcome = send(request);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
        QCOMPARE(outcome->status, 201);
    }
    QCOMPARE(m_fake->problems(), QString());
}

void TestQtTransport::refusedConnection()
{
    const QUrl gone = m_fake->url(QStringLiteral("/v2/"));
    m_fake.reset();
    const Outcome outcome = send(HttpRequest(HttpMethod::Get, gone));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Network);
    QCOMPARE(outcome.error().code(), QStringLiteral("CONNECTION_REFUSED"));
    QCOMPARE(outcome.error().path(), QStringLiteral("/v2/"));
    QVERIFY(outcome.error().host().startsWith(QStringLiteral("127.0.0.1:")));
}

void TestQtTransport::badRequestsAreNotSent_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QByteArray();
    QTest::newRow("ftp") << QStringLiteral("ftp://127.0.0.1/x") << QByteArray();
    QTest::newRow("no host") << QStringLiteral("http:///x") << QByteArray();
    QTest::newRow("relative") << QStringLiteral("/x") << QByteArray();
    QTest::newRow("line break") << QString() << QByteArray("a\r\nX-Evil: b");
    QTest::newRow("bare line feed") << QString() << QByteArray("a\nX-Evil: b");
}

void TestQtTransport::badRequestsAreNotSent()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, header);
    HttpRequest request(HttpMethod::Get, url.isEmpty() ? m_fake->url(QStringLiteral("/x")) : QUrl(url));
    if (!header.isEmpty())
        request.setHeader("X-Test", header);
    const Outcome outcome = send(request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Usage);
    QCOMPARE(m_fake->requests().size(), size_t(0));
}

QTEST_GUILESS_MAIN(TestQtTransport)
#include "tst_qttransport.moc"
