// SPDX-License-Identifier: Apache-2.0
#include "base/errorwording.h"
#include "oci/registryerror.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestRegistryError final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explains_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("detail"); // a part of it
        const auto row = [](const char* name, int status, const QByteArray& body, ErrorKind kind,
                             const char* code, const char* detail) {
            QTest::newRow(name) << status << body << kind << QString::fromLatin1(code)
                                << QString::fromLatin1(detail);
        };
        using enum ErrorKind;

        row("OpenShift: catalog refused", 401, testdata::read("openshift-catalog-refused.json"), AuthRequired,
            "UNAUTHORIZED", "authentication required: ");
        row("OpenShift: missing", 404, testdata::read("openshift-manifest-missing.json"), NotFound,
            "MANIFEST_UNKNOWN", "manifest unknown: {\"Tag\":\"nope\"}");
        row("OpenShift: no referrers", 404, testdata::read("openshift-referrers-missing.txt"), NotFound, "",
            "404 page not found");
        row("Quay: missing", 404, testdata::read("quay-manifest-missing.json"), NotFound, "MANIFEST_UNKNOWN",
            "manifest unknown");
        row("Quay: scope", 400, testdata::read("quay-token-scope-refused.json"), Protocol, "INVALID_REQUEST",
            "Unable to decode repository and actions");
        row("Quay: API", 401, testdata::read("quay-api-unauthorized.json"), AuthRequired, "",
            "Requires authentication");
        row("Quay: locked out", 429, testdata::read("quay-locked-out.txt"), RateLimited, "",
            "Too many login attempts. Please reset");
        row("Quay: referrers", 400, testdata::read("quay-referrers-unknown.json"), Protocol,
            "MANIFEST_INVALID", "manifest invalid");

        row("Red Hat: not found", 404, R"({"errors":[{"code":"UNKNOWN","message":"Not Found"}]})", NotFound,
            "UNKNOWN", "Not Found");
        row("not found with another status", 400,
            R"({"errors":[{"code":"UNKNOWN","message":"tag not found"}]})", NotFound, "UNKNOWN",
            "tag not found");
        row("Harbor: not found", 400,
            R"({"errors":[{"code":"NOT_FOUND","message":"artifact a/b:1 not found"}]})", NotFound,
            "NOT_FOUND", "artifact a/b:1");
        row("unknown, but not that", 400, R"({"errors":[{"code":"UNKNOWN","message":"broken"}]})", Protocol,
            "UNKNOWN", "broken");
        row("name unknown as 400", 400, R"({"errors":[{"code":"NAME_UNKNOWN"}]})", NotFound, "NAME_UNKNOWN",
            "NAME_UNKNOWN");
        row("bare 404", 404, "", NotFound, "", "HTTP 404");
        row("deleted tag", 400, R"({"errors":[{"code":"TAG_EXPIRED","message":"gone"}]})", NotFound,
            "TAG_EXPIRED", "gone");
        row("403 hides what is missing", 403, R"({"errors":[{"code":"NAME_UNKNOWN","message":"x"}]})",
            NotFound, "NAME_UNKNOWN", "x");

        row("denied", 403, R"({"errors":[{"code":"DENIED","message":"requested access is denied"}]})", Denied,
            "DENIED", "requested access");
        row("denied at the token server", 401, R"({"details":"incorrect username or password"})",
            AuthRequired, "", "incorrect username or password");
        row("immutable tag", 400, R"({"errors":[{"code":"TAG_IMMUTABLE","message":"no"}]})", Denied,
            "TAG_IMMUTABLE", "no");
        row("unauthorized as 400", 400, R"({"errors":[{"code":"UNAUTHORIZED","message":"no"}]})",
            AuthRequired, "UNAUTHORIZED", "no");
        row("delete is off", 405,
            R"({"errors":[{"code":"UNSUPPORTED","message":"The operation is unsupported."}]})", Unsupported,
            "UNSUPPORTED", "The operation is unsupported.");
        row("unsupported as 400", 400, R"({"errors":[{"code":"UNSUPPORTED","message":"no"}]})", Unsupported,
            "UNSUPPORTED", "no");
        row("pages", 400,
            R"({"errors":[{"code":"PAGINATION_NUMBER_INVALID","message":"n","detail":{"n":5}}]})", Protocol,
            "PAGINATION_NUMBER_INVALID", "n: {\"n\":5}");
        row("too many requests", 429, R"({"errors":[{"code":"TOOMANYREQUESTS","message":"slow down"}]})",
            RateLimited, "TOOMANYREQUESTS", "slow down");
        row("too many requests as 400", 400, R"({"errors":[{"code":"TOOMANYREQUESTS","message":"slow"}]})",
            RateLimited, "TOOMANYREQUESTS", "slow");
        row("body too large", 413, "", TooLarge, "", "HTTP 413");
        row("conflict", 409, R"({"errors":[{"code":"CONFLICT","message":"exists"}]})", Conflict, "CONFLICT",
            "exists");
        row("timeout", 504, "<html><title>504 Gateway Time-out</title>", Timeout, "", "504 Gateway Time-out");

        row("HTML", 503, "<!DOCTYPE html><html><head>\n<TITLE lang='en'>Down &amp; out\n</TITLE>", Network,
            "SERVER_ERROR", "Down & out");
        row("HTML without a title", 403, "<html><body>secret stuff</body></html>", Denied, "", "a web page");
        row("server failure", 500, R"({"errors":[{"code":"UNKNOWN","message":"panic"}]})", Network,
            "SERVER_ERROR", "UNKNOWN: panic");
        row("server failure of nothing", 502, "", Network, "SERVER_ERROR", "HTTP 502");
        row("not found as 500", 500, R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"gone"}]})", NotFound,
            "MANIFEST_UNKNOWN", "gone");
        row("proxy", 407, "<html><title>Proxy</title>", AuthRequired, "PROXY_AUTH_REQUIRED", "Proxy");

        row("message", 400, R"({"message":"no such thing"})", Protocol, "", "no such thing");
        row("details", 400, R"({"details":"bad scope"})", Protocol, "", "bad scope");
        row("OAuth", 400, R"({"error":"invalid_grant","error_description":"The token has expired"})",
            Protocol, "", "The token has expired");
        row("error object", 400, R"({"error":{"code":400,"message":"inside"}})", Protocol, "", "inside");
        row("several", 400,
            R"({"errors":[{"code":"A_ONE","message":"one"},{"code":"B_TWO","message":"two"}]})", Protocol,
            "A_ONE", "one; two");
        row("detail as text", 400, R"({"errors":[{"code":"X","message":"m","detail":"d"}]})", Protocol, "X",
            "m: d");
        row("detail as list", 400, R"({"errors":[{"code":"X","message":"m","detail":[1,2]}]})", Protocol, "X",
            "m: [1,2]");
        row("errors are texts", 400, R"({"errors":["plain"]})", Protocol, "", "plain");
        row("errors are odd", 400, R"({"errors":[null,5,{}]})", Protocol, "", "HTTP 400");
        row("empty object", 400, "{}", Protocol, "", "HTTP 400");
        row("list", 400, "[1]", Protocol, "", "[1]");
        row("invalid UTF-8", 400, "caf\xe9", Protocol, "", "caf");
    }

    void explains()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        QFETCH(QString, detail);
        const Error error = registryError(status, body);
        QCOMPARE(errorKindName(error.kind()), errorKindName(kind));
        QCOMPARE(error.httpStatus(), status);
        QCOMPARE(error.code(), code);
        QVERIFY2(error.detail().contains(detail), qPrintable(error.detail()));
    }

    void waitsAsTold()
    {
        const Error error = registryError(429, "", std::chrono::seconds(30));
        QCOMPARE(error.kind(), ErrorKind::RateLimited);
        QCOMPARE(error.retryAfter(), std::optional(std::chrono::seconds(30)));
        QVERIFY(!registryError(429, "").retryAfter());
    }

    void detailsAreShortAndRedacted()
    {
        const Error longText = registryError(400, QByteArray(100'000, 'x'));
        QVERIFY(longText.detail().size() < 500);
        const Error token =
            registryError(401, R"({"errors":[{"code":"UNAUTHORIZED","message":"token=abcdef0123"}]})");
        QVERIFY(!token.detail().contains(u"abcdef0123"));
        const Error deep = registryError(400, QByteArray(300, '['));
        QCOMPARE(deep.kind(), ErrorKind::Protocol);
    }

    void ourCodesHaveAWording()
    {
        for (const int status : {407, 500}) {
            const Error error = registryError(status, "");
            const Error uncoded = error.withCode(QString());
            QVERIFY(QLatin1StringView(errorWording(error).meaning)
                != QLatin1StringView(errorWording(uncoded).meaning));
        }
    }
};

QTEST_GUILESS_MAIN(TestRegistryError)
#include "tst_registryerror.moc"
