// SPDX-License-Identifier: Apache-2.0
#include "http/challenge.h"

#include <QTest>

using namespace portolan;

class TestChallenge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void prefers_data();
    void prefers();
    void garbageDoesNoHarm();
};

namespace {

//! "bearer[realm=x;service=y] basic[realm=z]"
QString picture(const QList<Challenge>& challenges)
{
    QStringList parts;
    for (const Challenge& challenge : challenges) {
        QStringList parameters;
        for (auto it = challenge.parameters.cbegin(); it != challenge.parameters.cend(); ++it)
            parameters += it.key() + u'=' + it.value();
        parts += challenge.scheme + u'[' + parameters.join(u';') + u']';
    }
    return parts.join(u' ');
}

std::vector<QByteArray> linesOf(const QByteArray& text)
{
    const QByteArrayList lines = text.split('\n');
    return {lines.cbegin(), lines.cend()};
}

} // namespace

void TestChallenge::parses_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("bearer") << QByteArray(
        R"(Bearer realm="https://auth.docker.io/token",service="registry.docker.io")")
                            << QStringLiteral(
                                   "bearer[realm=https://auth.docker.io/token;service=registry.docker.io]");
    QTest::newRow("case and blanks") << QByteArray(R"(  BEARER   Realm = "https://a/t" , SERVICE="s")")
                                     << QStringLiteral("bearer[realm=https://a/t;service=s]");
    QTest::newRow("scope with commas and blanks") << QByteArray(
        R"(Bearer realm="r",scope="repository:a:pull,push repository:b:pull",error="insufficient_scope")")
                                                  << QStringLiteral(
                                                         "bearer[error=insufficient_scope;realm=r;scope="
                                                         "repository:a:pull,push repository:b:pull]");
    QTest::newRow("OpenShift, unquoted realm") << QByteArray(R"(Basic realm=origin,error="access denied")")
                                               << QStringLiteral("basic[error=access denied;realm=origin]");
    QTest::newRow("unquoted URL") << QByteArray("Bearer realm=https://h:5000/t?a=b,service=s")
                                  << QStringLiteral("bearer[realm=https://h:5000/t?a=b;service=s]");
    QTest::newRow("escapes") << QByteArray(R"(Basic realm="a \"quoted\" \\ name")")
                             << QStringLiteral(R"(basic[realm=a "quoted" \ name])");
    QTest::newRow("two in one line") << QByteArray(R"(Bearer realm="b",service="s", Basic realm="c")")
                                     << QStringLiteral("bearer[realm=b;service=s] basic[realm=c]");
    QTest::newRow("two without a comma") << QByteArray(R"(Basic realm="c" Bearer realm="b")")
                                         << QStringLiteral("basic[realm=c] bearer[realm=b]");
    QTest::newRow("two lines") << QByteArray("Negotiate\nBasic realm=\"x\"")
                               << QStringLiteral("negotiate[] basic[realm=x]");
    QTest::newRow("token68") << QByteArray("Negotiate YWJj==, Basic realm=\"x\"")
                             << QStringLiteral("negotiate[] basic[realm=x]");
    QTest::newRow("token68 without padding")
        << QByteArray("NTLM YWJj, Basic realm=\"x\"") << QStringLiteral("ntlm[] basic[realm=x]");
    QTest::newRow("empty quoted value")
        << QByteArray(R"(Bearer realm="r",service="")") << QStringLiteral("bearer[realm=r;service=]");
    QTest::newRow("first of a doubled parameter counts")
        << QByteArray(R"(Bearer realm="good",realm="evil")") << QStringLiteral("bearer[realm=good]");
    QTest::newRow("quote left open") << QByteArray(R"(Bearer realm="https://a/t)")
                                     << QStringLiteral("bearer[realm=https://a/t]");
    QTest::newRow("parameter without a scheme") << QByteArray(R"(realm="x")") << QString();
    QTest::newRow("only commas") << QByteArray(",,, ,") << QString();
}

void TestChallenge::parses()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, expected);
    QCOMPARE(picture(parseChallenges(linesOf(lines))), expected);
}

void TestChallenge::prefers_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("expected");

    QTest::newRow("bearer over basic")
        << QByteArray(R"(Basic realm="b", Bearer realm="t")") << QStringLiteral("bearer[realm=t]");
    QTest::newRow("basic alone") << QByteArray(R"(Basic realm="b")") << QStringLiteral("basic[realm=b]");
    QTest::newRow("bearer without realm is the last choice")
        << QByteArray("Bearer, Basic realm=\"b\"") << QStringLiteral("basic[realm=b]");
    QTest::newRow("nothing we speak") << QByteArray("Negotiate") << QStringLiteral("[]");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("[]");
}

void TestChallenge::prefers()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, expected);
    QCOMPARE(picture({preferredChallenge(parseChallenges(linesOf(lines)))}), expected);
}

void TestChallenge::garbageDoesNoHarm()
{
    // Every prefix and every single-byte damage of a challenge must be survived, with few challenges.
    const QByteArray good = R"(Bearer realm="https://a/t",service="s\"x", Basic realm=y)";
    for (qsizetype i = 0; i < good.size(); ++i) {
        QVERIFY(parseChallenges({good.first(i)}).size() <= 4);
        for (const char bad : {'"', '=', ',', '\\', '\0', '\xff', ' '}) {
            QByteArray damaged = good;
            damaged[i] = bad;
            QVERIFY(parseChallenges({damaged}).size() <= 8);
        }
    }
    QVERIFY(parseChallenges({QByteArray("a,").repeated(100'000)}).size() <= 32);
}

QTEST_GUILESS_MAIN(TestChallenge)
#include "tst_challenge.moc"
