// SPDX-License-Identifier: Apache-2.0
#include "collectsink.h"
#include "http/endlesssink.h"
#include "http/httpclient.h"
#include "http/qttransport.h"
#include "logcatcher.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"
#include "support/testcertificates.h"

#include <QBuffer>
#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;
using Outcome = Result<HttpResponse>;

namespace {

//! Takes an answer that does not end.
class ListeningSink final : public EndlessSink {
public:
    Result<void> begin(const HttpResponse& /*head*/) override { return {}; }
    Result<void> write(QByteArray piece) override
    {
        bytes += piece;
        return {};
    }
    QByteArray bytes;
};

class Recorder final : public ExchangeObserver {
public:
    void exchangeChanged(const ExchangeEvent& event) override { events.push_back(event); }
    std::vector<ExchangeEvent> events;
};

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void redirectWithinOriginKeepsTheLogin();
    void redirectElsewhereDropsTheLogin();
    void loginDoesNotComeBack();
    void downgradeIsRefused();
    void loopsEnd();
    void fiveHopsAtMost();
    void redirectOfABodyIsAValue();
    void redirectsAreValuesWhereAsked();

    void retries_data();
    void retries();
    void retryAfterAsDate();
    void lastRefusalIsAValue();
    void longPausesAreTheUsersDecision();
    void retryCanBeSwitchedOff();
    void lostConnectionIsRetried();
    void refusedConnectionIsNot();
    void othersThanGetAreNotRetried_data();
    void othersThanGetAreNotRetried();
    void aSinkThatHasBegunIsNotFedTwice();
    void aSinkThatHasNotBegunIs();
    void cancelDuringThePause();

    void observerSeesEachExchange();
    void clientsOfOneObserverAreToldApart();
    void endlessAnswersAreNotWaitedFor();
    void logHasOneLineEach();

private:
    [[nodiscard]] HttpRequest get(const QString& path = QStringLiteral("/x")) const
    {
        return HttpRequest(HttpMethod::Get, m_fake->url(path));
    }
    [[nodiscard]] Outcome send(HttpRequest request)
    {
        return await(m_client->send(std::move(request), std::stop_token()));
    }

    TestCertificates m_certificates;
    std::unique_ptr<FakeRegistry> m_fake;
    std::unique_ptr<FakeRegistry> m_other;
    std::unique_ptr<QtTransport> m_transport;
    std::unique_ptr<HttpClient> m_client;
    Recorder m_recorder;
};

void TestHttpClient::init()
{
    m_fake = std::make_unique<FakeRegistry>();
    m_other = std::make_unique<FakeRegistry>();
    m_transport = std::make_unique<QtTransport>(TlsTrust());
    m_client = std::make_unique<HttpClient>(*m_transport, &m_recorder);
    m_client->setFirstRetryDelay(1ms);
    m_recorder.events.clear();
}

void TestHttpClient::cleanup()
{
    m_client.reset();
    m_transport.reset();
    m_other.reset();
    m_fake.reset();
}

void TestHttpClient::redirectWithinOriginKeepsTheLogin()
{
    m_fake->expect("GET", "/x").reply(FakeAnswer::redirect("/y?a=b"));
    m_fake->expect("GET", "/y?a=b").withHeader("Authorization", "Bearer t").reply(FakeAnswer(200, "there"));
    HttpRequest request = get();
    request.setHeader("Authorization", "Bearer t");
    const Outcome outcome = send(request);
    QVERIFY(outcome);
    QCOMPARE(outcome->body, QByteArray("there"));
    QCOMPARE(outcome->url, m_fake->url(QStringLiteral("/y?a=b")));
    QCOMPARE(m_fake->problems(), QString());
}

void TestHttpClient::redirectElsewhereDropsTheLogin()
{
    m_fake->expect("GET", "/x")
        .withHeader("Authorization", "Basic dTpw")
        .reply(FakeAnswer::redirect(m_other->origin() + "/blob?sig=a%2Fb"));
    m_other->expect("GET", "/blob?sig=a%2Fb")
        .withoutHeader("Authorization")
        .withoutHeader("Cookie")
        .withHeader("Range", "bytes=3-")
        .reply(FakeAnswer(206, "rest"));
    HttpRequest request = get();
    request.setHeader("Authorization", "Basic dTpw");
    request.setHeader("Cookie", "a=b");
    request.setHeader("Range", "bytes=3-");
    const auto sink = std::make_shared<CollectSink>();
    request.sink = sink;
    const Outcome outcome = send(request);
    QVERIFY(outcome);
    QCOMPARE(sink->bytes, QByteArray("rest"));
    QCOMPARE(sink->begins, 1);
    QCOMPARE(m_fake->problems() + m_other->problems(), QString());
}

void TestHttpClient::loginDoesNotComeBack()
{
    m_fake->expect("GET", "/x").reply(FakeAnswer::redirect(m_other->origin() + "/a"));
    m_other->expect("GET", "/a").reply(FakeAnswer::redirect(m_fake->origin() + "/back"));
    m_fake->expect("GET", "/back").withoutHeader("Authorization");
    HttpRequest request = get();
    request.setHeader("Authorization", "Bearer t");
    QVERIFY(send(request));
    QCOMPARE(m_fake->problems() + m_other->problems(), QString());
}

void TestHttpClient::downgradeIsRefused()
{
    FakeRegistry encrypted(m_certificates.server());
    encrypted.expect("GET", "/x").reply(FakeAnswer::redirect(m_other->origin() + "/y"));
    TlsTrust trust;
    trust.addAuthority(encrypted.host(), m_certificates.authorityPem());
    m_transport->setTrust(trust);
    const Outcome outcome = send(HttpRequest(HttpMethod::Get, encrypted.url(QStringLiteral("/x"))));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("REDIRECT_DOWNGRADE"));
    QCOMPARE(outcome.error().host(), encrypted.host());
    QCOMPARE(m_other->connectionCount(), 0);
}

void TestHttpClient::loopsEnd()
{
    m_fake->on("GET", "/x").reply(FakeAnswer::redirect("/y"));
    m_fake->on("GET", "/y").reply(FakeAnswer::redirect("/x"));
    const Outcome outcome = send(get());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Protocol);
    QCOMPARE(outcome.error().code(), QStringLiteral("REDIRECT_LOOP"));
    QCOMPARE(m_fake->requests().size(), size_t(2));
}

void TestHttpClient::fiveHopsAtMost()
{
    for (int i = 0; i < 10; ++i)
        m_fake->on("GET", "/" + QByteArray::number(i))
            .reply(FakeAnswer::redirect("/" + QByteArray::number(i + 1)));
    m_fake->on("GET", "/5").reply(FakeAnswer(200, "five"));
    const Outcome five = send(get(QStringLiteral("/0")));
    QVERIFY(five);
    QCOMPARE(five->body, QByteArray("five"));
    m_fake->on("GET", "/5").reply(FakeAnswer::redirect("/6"));
    m_fake->on("GET", "/6").reply(FakeAnswer(200, "six"));
    const Outcome six = send(get(QStringLiteral("/0")));
    QVERIFY(!six);
    QCOMPARE(six.error().code(), QStringLiteral("TOO_MANY_REDIRECTS"));
    QCOMPARE(m_fake->count("GET /6"), 0);
}

void TestHttpClient::redirectOfABodyIsAValue()
{
    m_fake->expect("PUT", "/x").reply(FakeAnswer::redirect("/y"));
    HttpRequest request(HttpMethod::Put, m_fake->url(QStringLiteral("/x")));
    request.body = "{}";
    const Outcome outcome = send(request);
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 307);
    QCOMPARE(outcome->header("Location"), QByteArray("/y"));
    QCOMPARE(m_fake->problems(), QString());
}

void TestHttpClient::redirectsAreValuesWhereAsked()
{
    m_fake->on("GET", "/x").reply(FakeAnswer::redirect("/y?code=c", 302));
    HttpRequest request = get();
    request.followRedirects = false;
    const Outcome outcome = send(std::move(request));
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 302);
    QCOMPARE(outcome->header("Location"), QByteArray("/y?code=c"));
    QCOMPARE(m_fake->problems(), QString());
}

void TestHttpClient::retries_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<int>("status");
    for (const int status : {429, 502, 503, 504}) {
        QTest::addRow("GET %d", status) << int(HttpMethod::Get) << status;
        QTest::addRow("HEAD %d", status) << int(HttpMethod::Head) << status;
    }
}

void TestHttpClient::retries()
{
    QFETCH(int, method);
    QFETCH(int, status);
    const QByteArray name = httpMethodName(HttpMethod(method));
    const FakeAnswer busy = FakeAnswer(status, "busy").withHeader("Retry-After", "0");
    m_fake->expect(name, "/x").reply(busy);
    m_fake->expect(name, "/x").reply(FakeAnswer(status, "busy"));
    m_fake->expect(name, "/x").reply(busy);
    m_fake->expect(name, "/x").reply(FakeAnswer(200));
    const Outcome outcome = send(HttpRequest(HttpMethod(method), m_fake->url(QStringLiteral("/x"))));
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 200);
    QCOMPARE(m_fake->problems(), QString());
}

void TestHttpClient::retryAfterAsDate()
{
    const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(2);
    const QByteArray date =
        QLocale::c().toString(soon, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
    m_fake->expect("GET", "/x").reply(FakeAnswer(429).withHeader("Retry-After", date));
    m_fake->expect("GET", "/x").reply(FakeAnswer(200));
    QElapsedTimer clock;
    clock.start();
    const Outcome outcome = send(get());
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 200);
    QVERIFY2(clock.elapsed() >= 900, qPrintable(QString::number(clock.elapsed())));
}

void TestHttpClient::lastRefusalIsAValue()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(429, "slow down").withHeader("Retry-After", "0"));
    const Outcome outcome = send(get());
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 429);
    QCOMPARE(outcome->body, QByteArray("slow down"));
    QCOMPARE(m_fake->count("GET /x"), 4);
}

void TestHttpClient::longPausesAreTheUsersDecision()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(429).withHeader("Retry-After", "61"));
    const Outcome outcome = send(get());
    QVERIFY(outcome);
    QCOMPARE(outcome->status, 429);
    QCOMPARE(outcome->retryAfter(), std::optional<std::chrono::seconds>(61s));
    QCOMPARE(m_fake->count("GET /x"), 1);
}

void TestHttpClient::retryCanBeSwitchedOff()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(429)).reply(FakeAnswer(503)).reply(FakeAnswer(200));
    HttpRequest request = get();
    request.retryWhenLimited = false;
    const Outcome limited = send(request);
    QVERIFY(limited);
    QCOMPARE(limited->status, 429);
    const Outcome busy = send(request);
    QVERIFY(busy);
    QCOMPARE(busy->status, 200);
}

void TestHttpClient::lostConnectionIsRetried()
{
    const FakeAnswer cut = FakeAnswer(200, "0123456789").cutAfterBody(3);
    m_fake->expect("GET", "/x").reply(cut);
    m_fake->expect("GET", "/x").reply(cut);
    m_fake->expect("GET", "/x").reply(cut);
    m_fake->expect("GET", "/x").reply(FakeAnswer(200, "0123456789"));
    const Outcome outcome = send(get());
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->body, QByteArray("0123456789"));
    QCOMPARE(m_fake->problems(), QString());
    m_fake->on("GET", "/x").reply(cut);
    QVERIFY(!send(get()));
    QCOMPARE(m_fake->count("GET /x"), 8);
}

void TestHttpClient::refusedConnectionIsNot()
{
    const QUrl gone = m_other->url(QStringLiteral("/x"));
    m_other.reset();
    const Outcome outcome = send(HttpRequest(HttpMethod::Get, gone));
    QVERIFY(!outcome);
    QCOMPARE(m_recorder.events.size(), size_t(2)); // one exchange
}

void TestHttpClient::othersThanGetAreNotRetried_data()
{
    QTest::addColumn<int>("method");
    QTest::newRow("POST") << int(HttpMethod::Post);
    QTest::newRow("PUT") << int(HttpMethod::Put);
    QTest::newRow("PATCH") << int(HttpMethod::Patch);
    QTest::newRow("DELETE") << int(HttpMethod::Delete);
}

void TestHttpClient::othersThanGetAreNotRetried()
{
    QFETCH(int, method);
    const QByteArray name = httpMethodName(HttpMethod(method));
    m_fake->expect(name, "/x").reply(FakeAnswer(503));
    m_fake->expect(name, "/x").reply(FakeAnswer(429));
    m_fake->expect(name, "/x").reply(FakeAnswer(200, "0123456789").cutAfterBody(3));
    const HttpRequest request(HttpMethod(method), m_fake->url(QStringLiteral("/x")));
    const Outcome busy = send(request);
    QVERIFY(busy && busy->status == 503);
    const Outcome limited = send(request);
    QVERIFY(limited && limited->status == 429);
    QVERIFY(!send(request));
    QCOMPARE(m_fake->problems(), QString());
}

void TestHttpClient::aSinkThatHasBegunIsNotFedTwice()
{
    m_fake->expect("GET", "/x").reply(FakeAnswer(200, "0123456789").cutAfterBody(3));
    HttpRequest request = get();
    const auto sink = std::make_shared<CollectSink>();
    request.sink = sink;
    const Outcome outcome = send(request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code(), QStringLiteral("CONNECTION_LOST"));
    QCOMPARE(sink->begins, 1);
    QCOMPARE(sink->bytes, QByteArray("012")); // what came is kept, to go on from there
    QCOMPARE(m_fake->problems(), QString());
}

void TestHttpClient::aSinkThatHasNotBegunIs()
{
    m_fake->expect("GET", "/x").reply(FakeAnswer(503, "busy"));
    m_fake->expect("GET", "/x").reply(FakeAnswer(200, "0123456789"));
    HttpRequest request = get();
    const auto sink = std::make_shared<CollectSink>();
    request.sink = sink;
    QVERIFY(send(request));
    QCOMPARE(sink->begins, 1);
    QCOMPARE(sink->bytes, QByteArray("0123456789"));
}

void TestHttpClient::cancelDuringThePause()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(429).withHeader("Retry-After", "30"));
    std::stop_source source;
    auto task = m_client->send(get(), source.get_token());
    QTRY_COMPARE(m_recorder.events.size(), size_t(2));
    source.request_stop();
    const Outcome outcome = await(std::move(task));
    QVERIFY(!outcome && outcome.error().isCancelled());
    QCOMPARE(m_fake->count("GET /x"), 1);
}

void TestHttpClient::endlessAnswersAreNotWaitedFor()
{
    m_fake->expect("GET", "/x").reply(FakeAnswer(200, "event and more").stallAfterBody(5));
    const auto sink = std::make_shared<ListeningSink>();
    HttpRequest request = get();
    request.sink = sink;
    std::stop_source source;
    auto task = m_client->send(request, source.get_token());
    QTRY_COMPARE(sink->bytes, QByteArray("event"));
    QCOMPARE(m_recorder.events.size(), size_t(2)); // nobody is told that somebody waits
    QVERIFY(m_recorder.events[1].stage == ExchangeEvent::Stage::Finished);
    QCOMPARE(m_recorder.events[1].status, 200);
    source.request_stop();
    const Outcome outcome = await(std::move(task));
    QVERIFY(!outcome && outcome.error().isCancelled());
    QCOMPARE(m_recorder.events.size(), size_t(2)); // nor that this was an error
}

void TestHttpClient::clientsOfOneObserverAreToldApart()
{
    m_fake->on("GET", "/x");
    HttpClient other(*m_transport, &m_recorder);
    QVERIFY(send(get()));
    QVERIFY(await(other.send(get(), std::stop_token())));
    QCOMPARE(m_recorder.events.size(), size_t(4));
    QVERIFY(m_recorder.events[0].id != m_recorder.events[2].id);
}

void TestHttpClient::observerSeesEachExchange()
{
    m_fake->expect("GET", "/x").reply(FakeAnswer::redirect("/y?secret=1"));
    m_fake->expect("GET", "/y").reply(FakeAnswer(200, "12345"));
    QVERIFY(send(get()));
    QCOMPARE(m_recorder.events.size(), size_t(4));
    const ExchangeEvent& started = m_recorder.events[0];
    const ExchangeEvent& sentOn = m_recorder.events[1];
    const ExchangeEvent& finished = m_recorder.events[3];
    QVERIFY(started.stage == ExchangeEvent::Stage::Started);
    QCOMPARE(started.method, QByteArray("GET"));
    QCOMPARE(started.host, m_fake->host());
    QCOMPARE(started.path, QStringLiteral("/x"));
    QVERIFY(sentOn.stage == ExchangeEvent::Stage::Finished);
    QCOMPARE(sentOn.id, started.id);
    QCOMPARE(sentOn.status, 307);
    QCOMPARE(finished.path, QStringLiteral("/y"));
    QCOMPARE(finished.status, 200);
    QCOMPARE(finished.bodyBytes, 5);
    QVERIFY(finished.id != started.id);
    QVERIFY(!finished.error);

    m_fake->expect("GET", "/z").reply(FakeAnswer(200, "0123456789").claimingLength(99'000'000));
    QVERIFY(!send(get(QStringLiteral("/z"))));
    QVERIFY(m_recorder.events.back().error);
    QCOMPARE(m_recorder.events.back().error->kind(), ErrorKind::TooLarge);
}

void TestHttpClient::logHasOneLineEach()
{
    m_fake->on("GET", "/x").reply(FakeAnswer(200, "12345"));
    const LogCatcher log;
    QVERIFY(send(get(QStringLiteral("/x?sig=verysecret"))));
    const QString text = log.text();
    QCOMPARE(text.count(u'\n'), 0);
    QVERIFY2(text.contains(QStringLiteral("GET ") + m_fake->host() + QStringLiteral("/x: 200, 5 bytes")),
        qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("verysecret")));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
