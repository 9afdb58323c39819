// SPDX-License-Identifier: Apache-2.0
#include "http/httprequest.h"
#include "http/redirect.h"
#include "http/retryafter.h"

#include <QBuffer>
#include <QTest>

using namespace portolan;
using std::chrono::seconds;

class TestHttpRequest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headers();
    void responseHeaders();
    void retryAfter_data();
    void retryAfter();
    void toErrorSaysWhere();
    void redirect_data();
    void redirect();
    void redirectKeepsRangeDropsLogin();
    void redirectRefusals_data();
    void redirectRefusals();
};

void TestHttpRequest::headers()
{
    HttpRequest request(HttpMethod::Get, QUrl(QStringLiteral("https://r/v2/")));
    request.setHeader("Accept", "a");
    request.setHeader("ACCEPT", "b");
    QCOMPARE(request.headers.size(), size_t(1));
    QCOMPARE(request.header("accept"), QByteArray("b"));
    request.removeHeader("aCCept");
    QVERIFY(request.headers.empty());
    QCOMPARE(request.header("accept"), QByteArray());
}

void TestHttpRequest::responseHeaders()
{
    HttpResponse response(200, QUrl(QStringLiteral("https://r/v2/")));
    response.headers = {{"Link", "<a>"}, {"X", "y"}, {"link", "<b>"}};
    QCOMPARE(response.header("LINK"), QByteArray("<a>, <b>"));
    QCOMPARE(response.headerLines("Link"), std::vector<QByteArray>({"<a>", "<b>"}));
    QVERIFY(response.isSuccess());
    QVERIFY(!HttpResponse(304, QUrl()).isSuccess());
    QVERIFY(!response.retryAfter());
}

void TestHttpRequest::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("expected"); // -1: nothing

    QTest::newRow("seconds") << QByteArray("120") << 120;
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("blanks") << QByteArray(" 7 ") << 7;
    QTest::newRow("negative") << QByteArray("-5") << 0;
    QTest::newRow("date") << QByteArray("Mon, 23 Nov 2026 12:15:14 GMT") << 14;
    QTest::newRow("date past") << QByteArray("Mon, 23 Nov 2026 12:00:00 GMT") << 0;
    QTest::newRow("asctime") << QByteArray("Mon Nov 23 12:16:00 2026") << 60;
    QTest::newRow("absurd") << QByteArray("99999999999999") << 365 * 24 * 3600;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("words") << QByteArray("soon") << -1;
}

void TestHttpRequest::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(int, expected);
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 15), Qt::UTC);
    const auto parsed = parseRetryAfter(value, now);
    QCOMPARE(parsed ? static_cast<int>(parsed->count()) : -1, expected);
}

void TestHttpRequest::toErrorSaysWhere()
{
    HttpResponse response(429, QUrl(QStringLiteral("https://r.example:5000/v2/a/tags/list?n=5&secret=x")));
    response.body = R"({"errors":[{"code":"TOOMANYREQUESTS","message":"slow down"}]})";
    response.headers = {{"Retry-After", "30"}};
    const Error error = response.toError();
    QCOMPARE(error.kind(), ErrorKind::RateLimited);
    QCOMPARE(error.httpStatus(), 429);
    QCOMPARE(error.host(), QStringLiteral("r.example:5000"));
    QCOMPARE(error.path(), QStringLiteral("/v2/a/tags/list"));
    QCOMPARE(error.code(), QStringLiteral("TOOMANYREQUESTS"));
    QCOMPARE(error.retryAfter(), std::optional(seconds(30)));
}

void TestHttpRequest::redirect_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("withBody");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target"); // empty: not followed

    const QString other = QStringLiteral("https://s/x?sig=a%2Fb");
    const int get = int(HttpMethod::Get);
    const int post = int(HttpMethod::Post);
    const int put = int(HttpMethod::Put);
    QTest::newRow("307") << get << 307 << false << other.toLatin1() << other;
    QTest::newRow("302 head") << int(HttpMethod::Head) << 302 << false << other.toLatin1() << other;
    QTest::newRow("relative") << get << 301 << false << QByteArray("../y")
                              << QStringLiteral("https://r/v2/y");
    QTest::newRow("absolute path") << get << 303 << false << QByteArray("/z?q=1")
                                   << QStringLiteral("https://r/z?q=1");
    QTest::newRow("user info is dropped")
        << get << 308 << false << QByteArray("https://u:p@s/x#f") << QStringLiteral("https://s/x");
    QTest::newRow("no location") << get << 307 << false << QByteArray() << QString();
    QTest::newRow("304") << get << 304 << false << other.toLatin1() << QString();
    QTest::newRow("200") << get << 200 << false << other.toLatin1() << QString();
    QTest::newRow("POST 302") << post << 302 << false << QByteArray("/z") << QString();
    QTest::newRow("POST 307") << post << 307 << false << QByteArray("/z") << QStringLiteral("https://r/z");
    QTest::newRow("POST 307 elsewhere") << post << 307 << false << other.toLatin1() << QString();
    QTest::newRow("PUT 307 with body") << put << 307 << true << QByteArray("/z") << QString();
}

void TestHttpRequest::redirect()
{
    QFETCH(int, method);
    QFETCH(int, status);
    QFETCH(bool, withBody);
    QFETCH(QByteArray, location);
    QFETCH(QString, target);
    HttpRequest request(HttpMethod(method), QUrl(QStringLiteral("https://r/v2/a/b")));
    if (withBody)
        request.body = "x";
    HttpResponse response(status, request.url);
    if (!location.isEmpty())
        response.headers = {{"Location", location}};
    const auto next = redirectedRequest(request, response);
    QVERIFY(next.has_value());
    QCOMPARE(next->has_value(), !target.isEmpty());
    if (!target.isEmpty()) {
        QCOMPARE((*next)->url.toString(QUrl::FullyEncoded), target);
        QCOMPARE(int((*next)->method), method);
    }
}

void TestHttpRequest::redirectKeepsRangeDropsLogin()
{
    HttpRequest request(HttpMethod::Get, QUrl(QStringLiteral("https://r/v2/a")));
    request.setHeader("authorization", "Bearer t");
    request.setHeader("Cookie", "c=d");
    request.setHeader("Range", "bytes=5-");
    HttpResponse response(307, request.url);
    response.headers = {{"Location", "https://s/x"}};
    const auto elsewhere = redirectedRequest(request, response);
    QVERIFY(elsewhere && *elsewhere);
    QCOMPARE((*elsewhere)->headers, HttpHeaders({{"Range", "bytes=5-"}}));
    response.headers = {{"Location", "https://r:443/x"}};
    const auto here = redirectedRequest(request, response);
    QVERIFY(here && *here);
    QCOMPARE((*here)->header("Authorization"), QByteArray("Bearer t"));
}

void TestHttpRequest::redirectRefusals_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("code");

    QTest::newRow("downgrade") << QByteArray("http://s/x") << QStringLiteral("REDIRECT_DOWNGRADE");
    QTest::newRow("downgrade on the same host")
        << QByteArray("http://r/x") << QStringLiteral("REDIRECT_DOWNGRADE");
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << QString();
    QTest::newRow("ftp") << QByteArray("ftp://r/x") << QString();
    QTest::newRow("no host") << QByteArray("https:///x") << QString();
}

void TestHttpRequest::redirectRefusals()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, code);
    const HttpRequest request(HttpMethod::Get, QUrl(QStringLiteral("https://r/v2/a")));
    HttpResponse response(307, request.url);
    response.headers = {{"Location", location}};
    const auto next = redirectedRequest(request, response);
    QVERIFY(!next);
    QCOMPARE(next.error().kind(), ErrorKind::Protocol);
    QCOMPARE(next.error().code(), code);
    QCOMPARE(next.error().host(), QStringLiteral("r"));
    QCOMPARE(next.error().path(), QStringLiteral("/v2/a"));
}

QTEST_GUILESS_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
