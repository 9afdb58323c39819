// SPDX-License-Identifier: Apache-2.0
#include "collectsink.h"
#include "http/http1parser.h"
#include "http/sockettransport.h"
#include "support/awaiting.h"

#include <QBuffer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;

namespace {

//! A server on a socket that says what it was told once it has seen enough.
class RawServer final : public QObject {
public:
    explicit RawServer(const QString& path)
    {
        if (!m_server.listen(path))
            qFatal("%s", qPrintable(m_server.errorString()));
        connect(&m_server, &QLocalServer::newConnection, this, [this] {
            socket = m_server.nextPendingConnection();
            ++connections;
            connect(socket, &QLocalSocket::readyRead, this, [this] { take(); });
        });
    }

    QByteArray answer;
    qsizetype answerAt = 0; //!< bytes of the body received
    QByteArray answerAfter; //!< what the request ends with
    bool closes = true;
    QByteArray received;
    int connections = 0;
    QPointer<QLocalSocket> socket;

private:
    void take()
    {
        received += socket->readAll();
        const qsizetype head = received.indexOf("\r\n\r\n");
        if (answer.isNull() || head < 0 || received.size() - head - 4 < answerAt
            || !received.endsWith(answerAfter))
            return;
        socket->write(std::exchange(answer, QByteArray()));
        if (closes)
            socket->disconnectFromServer();
    }

    QLocalServer m_server;
};

QString outcome(const Result<HttpResponse>& result)
{
    if (result)
        return QString::number(result->status) + u' ' + QString::fromLatin1(result->body);
    return errorKindName(result.error().kind()) + u' ' + result.error().code();
}

QByteArray bodyOf(const QByteArray& request)
{
    return request.mid(request.indexOf("\r\n\r\n") + 4);
}

//! A chunked body put together again.
QByteArray unchunked(QByteArray body)
{
    QByteArray out;
    for (;;) {
        const qsizetype end = body.indexOf("\r\n");
        const qsizetype size = body.left(end).toInt(nullptr, 16);
        if (end < 0 || size == 0)
            return out;
        out += body.mid(end + 2, size);
        body.remove(0, end + 4 + size);
    }
}

} // namespace

class TestSocketTransport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void parses_data();
    void parses();
    void bytesOneByOneAreTheSame_data() { parses_data(); }
    void bytesOneByOneAreTheSame();
    void refuses_data();
    void refuses();
    void endsTooEarly();
    void aHeadWithoutEnd();

    void sendsWhatItShould();
    void uploadsStream_data();
    void uploadsStream();
    void anEarlyAnswerCounts();
    void aShortUploadIsAnError();
    void sinksHoldTheServerBack();
    void bodiesHaveALimit();
    void silenceEndsIt();
    void stopsAtOnce();
    void goesWithItsTransport();
    void cannotBeLedElsewhere();
    void noSocketThere();

private:
    [[nodiscard]] HttpRequest request(HttpMethod method) const
    {
        QUrl url = m_transport->baseUrl();
        url.setPath(QStringLiteral("/images/a b"));
        url.setQuery(QStringLiteral("x=1"));
        return HttpRequest(method, url);
    }
    [[nodiscard]] Result<HttpResponse> send(HttpRequest request, const std::stop_token& stop = {})
    {
        return await(m_transport->send(std::move(request), stop));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<SocketTransport> m_transport;
};

void TestSocketTransport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("engine.sock"));
    m_server = std::make_unique<RawServer>(path);
    m_transport = std::make_unique<SocketTransport>(path);
}

void TestSocketTransport::cleanup()
{
    m_transport.reset();
    m_server.reset();
    m_folder.reset();
}

void TestSocketTransport::parses_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("needsEnd");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello") << 200
                            << QByteArray("hello") << false;
    QTest::newRow("no reason, bare line feeds")
        << QByteArray("HTTP/1.0 404\ncontent-length:2\n\nno") << 404 << QByteArray("no") << false;
    QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")
                            << 200 << QByteArray("hello0123456789") << false;
    QTest::newRow("until the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nall of it") << 200
                                   << QByteArray("all of it") << true;
    QTest::newRow("interim") << QByteArray("HTTP/1.1 100 Continue\r\nX: y\r\n\r\n"
                                           "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
                             << 201 << QByteArray() << false;
    QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204 << QByteArray()
                                << false;
}

void TestSocketTransport::parses()
{
    QFETCH(QByteArray, wire);
    QFETCH(bool, needsEnd);
    Http1Parser parser(HttpMethod::Get);
    QVERIFY(parser.feed(wire));
    QCOMPARE(parser.isComplete(), !needsEnd);
    QVERIFY(parser.finish());
    QVERIFY(parser.isComplete());
    QTEST(parser.status(), "status");
    QTEST(parser.takeBody(), "body");
}

void TestSocketTransport::bytesOneByOneAreTheSame()
{
    QFETCH(QByteArray, wire);
    Http1Parser parser(HttpMethod::Get);
    QByteArray body;
    for (const char byte : wire) {
        QVERIFY(parser.feed(QByteArrayView(&byte, 1)));
        body += parser.takeBody();
    }
    QVERIFY(parser.finish());
    QTEST(parser.status(), "status");
    QTEST(body, "body");
}

void TestSocketTransport::refuses_data()
{
    QTest::addColumn<QByteArray>("wire");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("garbage") << QByteArray("SSH-2.0-OpenSSH_9\r\n");
    QTest::newRow("HTTP/2") << QByteArray("HTTP/2.0 200 OK\r\n");
    QTest::newRow("no number") << QByteArray("HTTP/1.1 abc OK\r\n");
    QTest::newRow("both lengths") << ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("two lengths") << ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n";
    QTest::newRow("negative length") << ok + "Content-Length: -5\r\n\r\n";
    QTest::newRow("huge length") << ok + "Content-Length: 99999999999999999999\r\n\r\n";
    QTest::newRow("unknown coding") << ok + "Transfer-Encoding: gzip\r\n\r\n";
    QTest::newRow("no chunk size") << ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n";
    QTest::newRow("signed chunk size") << ok + "Transfer-Encoding: chunked\r\n\r\n-5\r\n";
    QTest::newRow("long chunk") << ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n";
    QTest::newRow("header without name") << ok + ": x\r\n\r\n";
    QTest::newRow("folded header") << ok + "X: y\r\n z\r\n\r\n";
    QTest::newRow("switching") << QByteArray("HTTP/1.1 101 Switching\r\n\r\n");
    QTest::newRow("more than announced") << ok + "Content-Length: 2\r\n\r\nabc";
}

void TestSocketTransport::refuses()
{
    QFETCH(QByteArray, wire);
    Http1Parser parser(HttpMethod::Get);
    const auto fed = parser.feed(wire);
    QVERIFY(!fed);
    QCOMPARE(fed.error().kind(), ErrorKind::Protocol);
    QCOMPARE(fed.error().code(), QStringLiteral("HTTP_BROKEN"));
}

void TestSocketTransport::endsTooEarly()
{
    for (const QByteArray& wire : {QByteArray(), QByteArray("HTTP/1.1 200 OK\r\nX"),
             QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell"),
             QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")}) {
        Http1Parser parser(HttpMethod::Get);
        QVERIFY(parser.feed(wire));
        const auto end = parser.finish();
        QVERIFY(!end);
        QCOMPARE(end.error().code(), QStringLiteral("CONNECTION_LOST"));
    }
}

void TestSocketTransport::aHeadWithoutEnd()
{
    Http1Parser parser(HttpMethod::Get);
    QVERIFY(parser.feed("HTTP/1.1 200 OK\r\n"));
    Result<void> fed;
    for (int i = 0; fed && i < 100; ++i)
        fed = parser.feed("X: " + QByteArray(1000, 'y') + "\r\n");
    QVERIFY(!fed);
    QCOMPARE(fed.error().code(), QStringLiteral("HTTP_BROKEN"));
}

void TestSocketTransport::sendsWhatItShould()
{
    m_server->answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\nok";
    HttpRequest asked = request(HttpMethod::Post);
    asked.body = "content";
    asked.setHeader("X-Extra", "yes");
    const auto response = send(asked);
    QCOMPARE(outcome(response), QStringLiteral("200 ok"));
    QCOMPARE(response->header("x-a"), QByteArray("b"));
    QVERIFY(m_server->received.startsWith("POST /images/a%20b?x=1 HTTP/1.1\r\nHost: engine.sock\r\n"));
    QVERIFY(m_server->received.contains("\r\nX-Extra: yes\r\n"));
    QVERIFY(m_server->received.contains("\r\nContent-Length: 7\r\n"));
    QVERIFY(m_server->received.endsWith("\r\n\r\ncontent"));
    asked.setHeader("X-Extra", "a\r\nInjected: b");
    QCOMPARE(outcome(send(asked)), QStringLiteral("Usage "));
    QCOMPARE(m_server->connections, 1);
}

void TestSocketTransport::uploadsStream_data()
{
    QTest::addColumn<bool>("isLengthKnown");
    QTest::newRow("of a known length") << true;
    QTest::newRow("in chunks") << false;
}

void TestSocketTransport::uploadsStream()
{
    QFETCH(bool, isLengthKnown);
    QByteArray content(3'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>((i * 31 + i / 257) & 0xff);
    const auto device = std::make_shared<QBuffer>();
    device->setData(content);
    QVERIFY(device->open(QIODevice::ReadOnly));
    HttpRequest asked = request(HttpMethod::Post);
    asked.upload = device;
    asked.uploadBytes = isLengthKnown ? content.size() : -1;
    m_server->answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    m_server->answerAt = content.size();
    m_server->answerAfter = isLengthKnown ? QByteArray() : QByteArray("\r\n0\r\n\r\n");
    QCOMPARE(outcome(send(asked)), QStringLiteral("200 "));
    const QByteArray body = bodyOf(m_server->received);
    QCOMPARE(m_server->received.contains("Transfer-Encoding: chunked"), !isLengthKnown);
    QVERIFY((isLengthKnown ? body : unchunked(body)) == content);
}

void TestSocketTransport::anEarlyAnswerCounts()
{
    const auto device = std::make_shared<QBuffer>();
    device->setData(QByteArray(20'000'000, 'x'));
    QVERIFY(device->open(QIODevice::ReadOnly));
    HttpRequest asked = request(HttpMethod::Post);
    asked.upload = device;
    asked.uploadBytes = 20'000'000;
    m_server->answer = "HTTP/1.1 500 No\r\nContent-Length: 7\r\n\r\nno room";
    QCOMPARE(outcome(send(asked)), QStringLiteral("500 no room"));
    QVERIFY(m_server->received.size() < 20'000'000);
}

void TestSocketTransport::aShortUploadIsAnError()
{
    const auto device = std::make_shared<QBuffer>();
    device->setData("abc");
    QVERIFY(device->open(QIODevice::ReadOnly));
    HttpRequest asked = request(HttpMethod::Post);
    asked.upload = device;
    asked.uploadBytes = 10;
    QCOMPARE(outcome(send(asked)), QStringLiteral("Protocol SIZE_MISMATCH"));
}

void TestSocketTransport::sinksHoldTheServerBack()
{
    const QByteArray body(8'000'000, 'b');
    m_server->answer = "HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n" + body;
    m_server->closes = false;
    const auto sink = std::make_shared<CollectSink>();
    sink->pauseAt = 100'000;
    HttpRequest asked = request(HttpMethod::Get);
    asked.sink = sink;
    asked.idleTimeout = 200ms;
    auto task = m_transport->send(asked, {});
    QTRY_VERIFY(sink->bytes.size() >= 100'000);
    QTest::qWait(300); // longer than the idle timeout: this silence is ours
    QVERIFY(sink->bytes.size() < 1'000'000);
    QVERIFY(m_server->socket->bytesToWrite() > 1'000'000);
    sink->resume();
    const auto response = await(std::move(task));
    QCOMPARE(outcome(response), QStringLiteral("200 "));
    QVERIFY(sink->bytes == body);
    QCOMPARE(sink->begins, 1);
}

void TestSocketTransport::bodiesHaveALimit()
{
    HttpRequest asked = request(HttpMethod::Get);
    asked.maxBodyBytes = 10;
    m_server->answer = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n";
    QCOMPARE(outcome(send(asked)), QStringLiteral("TooLarge "));
    m_server->received.clear();
    m_server->answer = "HTTP/1.1 200 OK\r\n\r\n0123456789a";
    QCOMPARE(outcome(send(asked)), QStringLiteral("TooLarge "));
}

void TestSocketTransport::silenceEndsIt()
{
    HttpRequest asked = request(HttpMethod::Get);
    asked.idleTimeout = 50ms;
    QCOMPARE(outcome(send(asked)), QStringLiteral("Timeout "));
}

void TestSocketTransport::stopsAtOnce()
{
    std::stop_source stopper;
    auto task = m_transport->send(request(HttpMethod::Get), stopper.get_token());
    QTRY_COMPARE(m_server->connections, 1);
    stopper.request_stop();
    QCOMPARE(outcome(await(std::move(task))), QStringLiteral("Cancelled "));
    QTRY_VERIFY(!m_server->socket || m_server->socket->state() == QLocalSocket::UnconnectedState);
    QCOMPARE(outcome(send(request(HttpMethod::Get), stopper.get_token())), QStringLiteral("Cancelled "));
    QCOMPARE(m_server->connections, 1);
}

void TestSocketTransport::goesWithItsTransport()
{
    auto task = m_transport->send(request(HttpMethod::Get), {});
    QTRY_COMPARE(m_server->connections, 1);
    m_transport.reset();
    QCOMPARE(outcome(await(std::move(task))), QStringLiteral("Cancelled "));
}

void TestSocketTransport::cannotBeLedElsewhere()
{
    HttpRequest asked(HttpMethod::Get, QUrl(QStringLiteral("http://example.com/x")));
    QCOMPARE(outcome(send(asked)), QStringLiteral("Usage "));
    QCOMPARE(m_server->connections, 0);
}

void TestSocketTransport::noSocketThere()
{
    SocketTransport nowhere(m_folder->filePath(QStringLiteral("none.sock")));
    const auto gone = await(nowhere.send(HttpRequest(HttpMethod::Get, nowhere.baseUrl()), {}));
    QCOMPARE(outcome(gone), QStringLiteral("Network NO_SUCH_SOCKET"));
    QCOMPARE(gone.error().host(), m_folder->filePath(QStringLiteral("none.sock")));
    SocketTransport endless(u'/' + QString(300, u'x'));
    QCOMPARE(outcome(await(endless.send(HttpRequest(HttpMethod::Get, endless.baseUrl()), {}))),
        QStringLiteral("Usage "));
}

QTEST_GUILESS_MAIN(TestSocketTransport)
#include "tst_sockettransport.moc"
