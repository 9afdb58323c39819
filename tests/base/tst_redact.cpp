// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "base/redact.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestRedact final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("kept");
        const QString jwt = u"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl"_s;
        QTest::newRow("user info") << u"GET https://alice:hunter2@quay.io/v2/ failed"_s << u"hunter2"_s
                                   << u"quay.io/v2/"_s;
        QTest::newRow("user alone") << u"https://oauth2token@quay.io/"_s << u"oauth2token"_s << u"quay.io"_s;
        QTest::newRow("signed query") << u"https://s3.example/b?X-Amz-Signature=abcdef0123&X-Amz-Date=1"_s
                                      << u"abcdef0123"_s << u"s3.example/b"_s;
        QTest::newRow("azure query") << u"https://a.blob.example/c?sv=2020&sig=SEcReT%3D"_s << u"SEcReT"_s
                                     << u"a.blob.example/c"_s;
        QTest::newRow("bearer") << u"Authorization: Bearer abcdef123456.789 was refused"_s
                                << u"abcdef123456.789"_s << u"was refused"_s;
        QTest::newRow("basic, any case") << u"authorization: BASIC YWxpY2U6aHVudGVyMg=="_s
                                         << u"YWxpY2U6aHVudGVyMg"_s << u"authorization"_s;
        QTest::newRow("json token") << u"{\"token\": \"abc123\", \"expires_in\": 300}"_s << u"abc123"_s
                                    << u"300"_s;
        QTest::newRow("json access token")
            << u"{\"access_token\":\"s3cr3t\"}"_s << u"s3cr3t"_s << u"access_token"_s;
        QTest::newRow("form password")
            << u"grant_type=password&password=hunter2&service=x"_s << u"hunter2"_s << u"service=x"_s;
        QTest::newRow("auth of a login file")
            << u"\"auth\": \"YWxpY2U6aHVudGVyMg==\""_s << u"YWxpY2U6aHVudGVyMg"_s << u"auth"_s;
        QTest::newRow("JWT in text") << u"token server said %1 and closed"_s.arg(jwt) << jwt
                                     << u"and closed"_s;
        QTest::newRow("half a JWT") << u"got eyJhbGciOiJSUzI1NiJ9 only"_s << u"eyJhbGciOiJSUzI1NiJ9"_s
                                    << u"only"_s;
        QTest::newRow("OpenShift token")
            << u"oc login --x sha256~AbCdEfGhIjKlMnOp"_s << u"AbCdEfGhIjKlMnOp"_s << u"oc login"_s;
        QTest::newRow("signature value")
            << u"Signature=0a1b2c3d4e in the answer"_s << u"0a1b2c3d4e"_s << u"in the answer"_s;
    }

    void hides()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        QFETCH(QString, kept);
        const QString shown = redacted(text);
        QVERIFY2(!shown.contains(secret), qPrintable(shown));
        QVERIFY2(shown.contains(kept), qPrintable(shown));
        QVERIFY(shown.contains(u"***"));
        QCOMPARE(redacted(shown), shown);
        QVERIFY(!Error::protocol(text).detail().contains(secret));
        QVERIFY(!Error::network(text).at(u"h"_s, text).toLogLine().contains(secret));
    }

    void keeps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("digest")
            << u"sha256:1a0befcbbb2e368f68ad5d0304ed13c9a0bcb728d985d923a791c06d472560e3"_s;
        QTest::newRow("reference") << u"quay.io/podman/stable:v5.2.1@sha256:1a0befcbbb2e368f"_s;
        QTest::newRow("URL") << u"https://quay.io:443/v2/podman/stable/tags/list"_s;
        QTest::newRow("words") << u"authentication required: the token was refused"_s;
        QTest::newRow("empty") << QString();
    }

    void keeps()
    {
        QFETCH(QString, text);
        QCOMPARE(redacted(text), text);
    }

    void urls()
    {
        const QUrl url(u"https://alice:hunter2@quay.io:8443/v2/a%2Fb/?token=abc#frag"_s);
        const QString shown = redactedUrl(url);
        QVERIFY(shown.startsWith(u"https://quay.io:8443/v2/a"));
        for (const QString& secret : {u"alice"_s, u"hunter2"_s, u"abc"_s, u"frag"_s})
            QVERIFY2(!shown.contains(secret), qPrintable(shown));
    }
};

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
