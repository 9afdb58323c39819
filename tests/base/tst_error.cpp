// SPDX-License-Identifier: Apache-2.0
#include "base/codewordings.h"
#include "base/error.h"
#include "base/errorwording.h"

#include <QSet>
#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestError final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void innermostPlaceWins()
    {
        const Error error = Error::network(u"refused"_s).at(u"a.example"_s, u"/v2/"_s);
        const Error outer = error.at(u"b.example"_s, u"/other"_s);
        QCOMPARE(outer.host(), u"a.example"_s);
        QCOMPARE(outer.path(), u"/v2/"_s);
    }

    void copiesSayMore()
    {
        const Error plain = Error::denied(u"no"_s);
        const Error more = plain.withStatus(403).withCode(u"DENIED"_s);
        QCOMPARE(plain.httpStatus(), 0);
        QVERIFY(plain.code().isEmpty());
        QCOMPARE(more.httpStatus(), 403);
        QCOMPARE(more.code(), u"DENIED"_s);
        QCOMPARE(more.kind(), ErrorKind::Denied);
    }

    void logLine()
    {
        const Error error = Error::rateLimited(u"slow down"_s, std::chrono::seconds(7))
                                .at(u"h"_s, u"/p"_s)
                                .withStatus(429)
                                .withCode(u"TOOMANYREQUESTS"_s);
        QCOMPARE(error.toLogLine(), u"RateLimited | h/p | HTTP 429 | TOOMANYREQUESTS | slow down"_s);
        QCOMPARE(error.retryAfter(), std::optional(std::chrono::seconds(7)));
        QCOMPARE(Error::internal(u"x"_s).toLogLine(), u"Internal | x"_s);
    }

    void tlsCarriesTheChain()
    {
        auto failure = std::make_shared<TlsFailure>();
        failure->reasons << TlsFailure::Reason::Expired;
        const Error error = Error::tls(u"expired"_s, failure);
        QVERIFY(error.tlsFailure());
        QCOMPARE(error.tlsFailure()->reasons.size(), 1);
        QVERIFY(!Error::network(u"x"_s).tlsFailure());
    }

    void everyKindHasANameAndAMeaning()
    {
        const QList<Error> all{Error::network({}), Error::timeout({}), Error::tls({}, nullptr),
            Error::authRequired({}), Error::denied({}), Error::notFound({}), Error::rateLimited({}, {}),
            Error::protocol({}), Error::tooLarge({}), Error::unsupported({}), Error::storage({}),
            Error::cancelled(), Error::conflict({}), Error::usage({}), Error::internal({})};
        QSet<QString> names;
        QSet<QString> meanings;
        for (const Error& error : all) {
            names << errorKindName(error.kind());
            meanings << QString::fromLatin1(errorWording(error).meaning);
        }
        QCOMPARE(names.size(), all.size());
        QCOMPARE(meanings.size(), all.size());
        QVERIFY(!meanings.contains(QString()));
    }

    void everyCodeHasOneWording()
    {
        QSet<QString> codes;
        for (const auto table : {codeWordings(), loginCodeWordings()}) {
            for (const CodeWording& entry : table) {
                const QString code = QString::fromLatin1(entry.code);
                QVERIFY2(!codes.contains(code), entry.code);
                codes << code;
                QVERIFY2(QLatin1StringView(entry.meaning).endsWith(u'.'), entry.meaning);
                QCOMPARE(errorWording(Error::internal(u"x"_s).withCode(code)).meaning, entry.meaning);
            }
        }
        QVERIFY(codes.contains(u"PLAN_OUTDATED"_s) && codes.contains(u"NO_PASSWORD"_s));
    }

    void codesSayMoreThanKinds()
    {
        const Error plain = Error::protocol(u"x"_s);
        const Error coded = plain.withCode(u"DIGEST_MISMATCH"_s);
        QVERIFY(
            QLatin1StringView(errorWording(plain).meaning) != QLatin1StringView(errorWording(coded).meaning));
        QVERIFY(QLatin1StringView(errorWording(plain.withCode(u"NEVER_SEEN"_s)).meaning)
            == QLatin1StringView(errorWording(plain).meaning));
        QVERIFY(QLatin1StringView(errorWording(coded).meaning).contains(u"digest"));
    }
};

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
