// SPDX-License-Identifier: Apache-2.0
#include "oauthfixture.h"
#include "support/awaiting.h"
#include "support/fakeoauth.h"
#include "support/fakeopenshift.h"
#include "support/testcertificates.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUrlQuery>

using namespace portolan;
using TokenResult = Result<ClusterToken>;

//! The wire of a login, against scripted servers.
class TestOAuthLogin : public QObject, public OAuthFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void proofKey();
    void redirects_data();
    void redirects();
    void tokenNames();

    void byPassword();
    void oldServersGiveTheTokenAtOnce();
    void otherPagesOnTheWay();
    void externalLogin();
    void badDiscovery_data();
    void badDiscovery();
    void refusals_data();
    void refusals();
    void passwordGoesNowhereElse();
    void colonInTheUserName();
    void tokenEndpointRefuses();
    void otherServerOfTheSameAuthority();

    void whoIsIt();
    void whoIsItWithoutOpenShiftUsers();
    void whoIsItNoMore();
    void loggingOut_data();
    void loggingOut();
    void loggingOutOtherTokens();

    void strictCluster_data();
    void strictCluster();
    void strictClusterWithoutOAuth();

private:
    [[nodiscard]] OAuthLogin login() { return OAuthLogin(*m_client, m_api->url()); }
    [[nodiscard]] TokenResult logIn(const QString& user = QStringLiteral("ann"))
    {
        OAuthLogin tried = login();
        return await(tried.logIn(user, Secret(QStringLiteral("hunter2")), std::stop_token()));
    }
    //! Challenges, then sends back with a code.
    void challenge()
    {
        m_oauth->expect("GET", authorizePath)
            .withoutHeader("Authorization")
            .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"openshift\""));
        m_oauth->expect("GET", authorizePath)
            .withHeader("Authorization", "Basic " + QByteArray("ann:hunter2").toBase64())
            .reply(back("?code=c0de"));
    }
    [[nodiscard]] FakeAnswer back(const QByteArray& query) const
    {
        return FakeAnswer::redirect(m_oauth->origin() + "/oauth/token/implicit" + query, 302);
    }
};

void TestOAuthLogin::init()
{
    begin();
}

void TestOAuthLogin::cleanup()
{
    QCOMPARE(end(), QString());
}

void TestOAuthLogin::proofKey()
{
    // RFC 7636, appendix B.
    const Pkce pkce(
        QByteArray::fromBase64("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", QByteArray::Base64UrlEncoding));
    QCOMPARE(pkce.verifier().reveal(), QByteArrayView("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    QCOMPARE(pkce.challenge(), QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    const Pkce made = Pkce::make();
    QCOMPARE(made.verifier().reveal().size(), 43);
    QVERIFY(made.challenge() != Pkce::make().challenge());
}

void TestOAuthLogin::redirects_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const char* url, const char* code, const char* error) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(code)
                            << QString::fromLatin1(error);
    };
    row("code", "https://o/x?code=a%2Bb%2Fc&state=1", "a+b/c", "");
    row("denied", "https://o/x?error=access_denied&error_description=not+now", "", "LOGIN_REFUSED");
    row("error", "https://o/x?error=server_error", "", "OAUTH_ERROR");
    row("error in the fragment", "https://o/x#error=invalid_scope", "", "OAUTH_ERROR");
    row("error beside a code", "https://o/x?code=a&error=access_denied", "", "LOGIN_REFUSED");
    row("nothing", "https://o/x", "", "");
}

void TestOAuthLogin::redirects()
{
    QFETCH(QString, url);
    QFETCH(QString, code);
    QFETCH(QString, error);
    const auto redirect = OAuthRedirect::parse(QUrl(url));
    QCOMPARE(bool(redirect), !code.isEmpty());
    if (redirect)
        QCOMPARE(redirect->code.reveal().toByteArray(), code.toUtf8());
    else
        QCOMPARE(redirect.error().code(), error);
}

void TestOAuthLogin::tokenNames()
{
    // The hash of what follows the prefix, as Python's hashlib has it.
    QCOMPARE(OAuthLogin::tokenObjectName(Secret(QStringLiteral("sha256~hunter2"))),
        QStringLiteral("sha256~9S-9MrKzuG_4jvbEkGKChfSCrxXdyylUH5S89Saj9sc"));
    QVERIFY(OAuthLogin::tokenObjectName(Secret(QStringLiteral("eyJhbGciOi.J9.x"))).isEmpty());
}

void TestOAuthLogin::byPassword()
{
    discover();
    challenge();
    giveToken();
    const TokenResult result = logIn();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().toLogLine()));
    QCOMPARE(result->token.reveal().toByteArray(), token.toLatin1());
    QCOMPARE(result->user, QStringLiteral("ann"));
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(result->expires);
    QVERIFY(left > 86300 && left <= 86400);
    QCOMPARE(m_oauth->problems(), QString());

    const FakeRequest asked = m_oauth->requests().front();
    QVERIFY(!asked.header("X-CSRF-Token").isEmpty());
    const QUrlQuery query(QUrl::fromEncoded(asked.target));
    QCOMPARE(
        query.queryItemValue(QStringLiteral("client_id")), QStringLiteral("openshift-challenging-client"));
    QCOMPARE(query.queryItemValue(QStringLiteral("response_type")), QStringLiteral("code"));
    QCOMPARE(query.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded),
        QString::fromLatin1(m_oauth->origin() + "/oauth/token/implicit"));
    QCOMPARE(query.queryItemValue(QStringLiteral("code_challenge_method")), QStringLiteral("S256"));

    const FakeRequest exchanged = m_oauth->requests().back();
    QCOMPARE(
        exchanged.header("Authorization"), "Basic " + QByteArray("openshift-challenging-client:").toBase64());
    const QUrlQuery form(QString::fromLatin1(exchanged.body));
    QCOMPARE(form.queryItemValue(QStringLiteral("grant_type")), QStringLiteral("authorization_code"));
    QCOMPARE(form.queryItemValue(QStringLiteral("code")), QStringLiteral("c0de"));
    QCOMPARE(form.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded),
        query.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
    const QByteArray verifier = form.queryItemValue(QStringLiteral("code_verifier")).toLatin1();
    const QByteArray proof = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QCOMPARE(query.queryItemValue(QStringLiteral("code_challenge")).toLatin1(), proof);
}

void TestOAuthLogin::oldServersGiveTheTokenAtOnce()
{
    discover();
    m_oauth->expect("GET", authorizePath)
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=openshift"));
    m_oauth->expect("GET", authorizePath)
        .reply(back("#access_token=" + token.toLatin1() + "&expires_in=3600"));
    const TokenResult result = logIn();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().toLogLine()));
    QCOMPARE(result->token.reveal().toByteArray(), token.toLatin1());
    QVERIFY(result->expires > QDateTime::currentDateTimeUtc());
}

void TestOAuthLogin::otherPagesOnTheWay()
{
    // On the same server, between challenge and code.
    discover();
    m_oauth->expect("GET", authorizePath)
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=openshift"));
    m_oauth->expect("GET", authorizePath).reply(FakeAnswer::redirect("/oauth/authorize/approve?x=1", 302));
    m_oauth->expect("GET", "/oauth/authorize/approve")
        .withoutHeader("Authorization")
        .reply(back("?code=c0de"));
    giveToken();
    const TokenResult result = logIn();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().toLogLine()));
    QCOMPARE(m_oauth->problems(), QString());
}

void TestOAuthLogin::externalLogin()
{
    m_api->on("GET", "/.well-known/oauth-authorization-server").reply(FakeAnswer(404));
    const TokenResult result = logIn();
    QVERIFY(!result);
    QCOMPARE(result.error().kind(), ErrorKind::Unsupported);
    QCOMPARE(result.error().code(), QStringLiteral("EXTERNAL_OIDC"));
    QCOMPARE(result.error().host(), m_api->host());
    QCOMPARE(m_oauth->requests().size(), size_t(0));
}

void TestOAuthLogin::badDiscovery_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("server");
    const QString http = QStringLiteral("http://a");
    QTest::newRow("no JSON") << QByteArray("<html>") << http;
    QTest::newRow("nothing in it") << QByteArray("{}") << http;
    QTest::newRow("odd scheme") << discovery("ftp://o") << http;
    QTest::newRow("no host") << discovery("https://") << http;
    QTest::newRow("plain http from https") << discovery("http://o") << QStringLiteral("https://a");
}

void TestOAuthLogin::badDiscovery()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, server);
    const auto endpoints = OAuthEndpoints::parse(body, QUrl(server));
    QVERIFY(!endpoints);
    QCOMPARE(endpoints.error().kind(), ErrorKind::Protocol);
    QVERIFY(OAuthEndpoints::parse(discovery("https://user:hunter2@o/base"), QUrl(server))->tokenPage()
        == QUrl(QStringLiteral("https://o/base/oauth/token/request")));
}

void TestOAuthLogin::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<int>("secondStatus");
    QTest::addColumn<QString>("code");
    const QByteArray basic = "Basic realm=\"openshift\"";
    QTest::newRow("wrong password") << 401 << QByteArrayList{basic} << 401 << QStringLiteral("LOGIN_REFUSED");
    QTest::newRow("denied") << 401 << QByteArrayList{"Negotiate", basic} << 302
                            << QStringLiteral("LOGIN_REFUSED");
    QTest::newRow("Kerberos alone") << 401 << QByteArrayList{"Negotiate"} << 0
                                    << QStringLiteral("NEGOTIATE_ONLY");
    QTest::newRow("no challenge") << 401 << QByteArrayList{} << 0 << QStringLiteral("BROWSER_NEEDED");
    QTest::newRow("a page") << 200 << QByteArrayList{} << 0 << QStringLiteral("BROWSER_NEEDED");
}

void TestOAuthLogin::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArrayList, headers);
    QFETCH(int, secondStatus);
    QFETCH(QString, code);
    discover();
    FakeAnswer first(status, "<html>");
    for (const QByteArray& header : headers)
        first = first.withHeader("WWW-Authenticate", header);
    m_oauth->expect("GET", authorizePath).reply(first);
    if (secondStatus == 401)
        m_oauth->expect("GET", authorizePath).reply(first);
    else if (secondStatus != 0)
        m_oauth->expect("GET", authorizePath).reply(back("?error=access_denied"));
    const TokenResult result = logIn();
    QVERIFY(!result);
    QCOMPARE(result.error().code(), code);
    QCOMPARE(result.error().host(), m_oauth->host());
    QCOMPARE(result.error().path(), QStringLiteral("/oauth/authorize"));
    QCOMPARE(m_oauth->problems(), QString());
}

void TestOAuthLogin::passwordGoesNowhereElse()
{
    FakeRegistry thief;
    thief.on("GET", "/").reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"openshift\""));
    discover();
    m_oauth->on("GET", authorizePath).reply(FakeAnswer::redirect(thief.origin() + "/", 302));
    const TokenResult result = logIn();
    QVERIFY(!result);
    QCOMPARE(result.error().code(), QStringLiteral("BROWSER_NEEDED"));
    QCOMPARE(thief.requests().size(), size_t(0));
}

void TestOAuthLogin::colonInTheUserName()
{
    const TokenResult result = logIn(QStringLiteral("kube:admin"));
    QVERIFY(!result);
    QCOMPARE(result.error().code(), QStringLiteral("USER_WITH_COLON"));
    QCOMPARE(m_api->requests().size(), size_t(0));
}

void TestOAuthLogin::tokenEndpointRefuses()
{
    discover();
    challenge();
    m_oauth->expect("POST", "/oauth/token")
        .reply(FakeAnswer::json(
            "{\"error\":\"invalid_grant\",\"error_description\":\"code c0de is used up\"}", 400));
    const TokenResult result = logIn();
    QVERIFY(!result);
    QCOMPARE(result.error().code(), QStringLiteral("OAUTH_ERROR"));
    QCOMPARE(result.error().httpStatus(), 400);
    QVERIFY(result.error().detail().contains(QStringLiteral("invalid_grant")));
}

void TestOAuthLogin::otherServerOfTheSameAuthority()
{
    const TestCertificates certificates;
    m_api = std::make_unique<FakeRegistry>(certificates.server());
    m_oauth = std::make_unique<FakeRegistry>(certificates.server());
    TlsTrust trust;
    trust.addAuthority(m_api->host(), certificates.authorityPem());
    m_transport->setTrust(trust);
    discover();
    challenge();
    giveToken();
    const TokenResult result = logIn();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().toLogLine()));
}

void TestOAuthLogin::whoIsIt()
{
    m_api->on("GET", "/apis/user.openshift.io/v1/users/~")
        .withHeader("Authorization", "Bearer " + token.toLatin1())
        .reply(FakeAnswer::json(R"({"kind":"User","metadata":{"name":"ann"}})"));
    OAuthLogin asked = login();
    const auto known = await(asked.identify(ClusterToken(Secret(token), QDateTime()), std::stop_token()));
    QVERIFY(known);
    QCOMPARE(known->user, QStringLiteral("ann"));
    QCOMPARE(known->token, Secret(token));
}

void TestOAuthLogin::whoIsItWithoutOpenShiftUsers()
{
    m_api->on("GET", "/apis/user.openshift.io/v1/users/~").reply(FakeAnswer(404));
    m_api->on("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews")
        .withHeader("Content-Type", "application/json")
        .reply(FakeAnswer::json(
            R"({"kind":"SelfSubjectReview","status":{"userInfo":{"username":"bob"}}})", 201));
    OAuthLogin asked = login();
    const auto known = await(asked.identify(ClusterToken(Secret(token), QDateTime()), std::stop_token()));
    QVERIFY(known);
    QCOMPARE(known->user, QStringLiteral("bob"));
}

void TestOAuthLogin::whoIsItNoMore()
{
    m_api->on("GET", "/apis/user.openshift.io/v1/users/~").reply(FakeAnswer(401));
    OAuthLogin asked = login();
    const auto known = await(asked.identify(ClusterToken(Secret(token), QDateTime()), std::stop_token()));
    QVERIFY(!known);
    QCOMPARE(known.error().code(), QStringLiteral("TOKEN_REFUSED"));
}

void TestOAuthLogin::loggingOut_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("done");
    QTest::newRow("done") << 200 << true;
    QTest::newRow("is no more") << 404 << true;
    QTest::newRow("has ended") << 401 << true;
    QTest::newRow("may not") << 403 << false;
}

void TestOAuthLogin::loggingOut()
{
    QFETCH(int, status);
    QFETCH(bool, done);
    m_api
        ->expect("DELETE",
            "/apis/oauth.openshift.io/v1/useroauthaccesstokens/"
            "sha256~9S-9MrKzuG_4jvbEkGKChfSCrxXdyylUH5S89Saj9sc")
        .withHeader("Authorization", "Bearer sha256~hunter2")
        .reply(FakeAnswer::json("{}", status));
    OAuthLogin ended = login();
    const auto result = await(ended.logOut(Secret(QStringLiteral("sha256~hunter2")), std::stop_token()));
    QCOMPARE(result.has_value(), done);
    QCOMPARE(m_api->problems(), QString());
}

void TestOAuthLogin::loggingOutOtherTokens()
{
    OAuthLogin ended = login();
    const auto result = await(ended.logOut(Secret(QStringLiteral("eyJhbGciOi.J9.x")), std::stop_token()));
    QVERIFY(!result);
    QCOMPARE(result.error().code(), QStringLiteral("NO_OAUTH_TOKEN"));
    QCOMPARE(m_api->requests().size(), size_t(0));
}

void TestOAuthLogin::strictCluster_data()
{
    QTest::addColumn<bool>("negotiate");
    QTest::newRow("Basic") << false;
    QTest::newRow("Negotiate beside Basic") << true;
}

void TestOAuthLogin::strictCluster()
{
    QFETCH(bool, negotiate);
    FakeOpenShift cluster;
    FakeOAuth oauth(cluster);
    oauth.addPassword(QStringLiteral("ann"), QStringLiteral("hunter2"));
    oauth.setNegotiate(negotiate);
    OAuthLogin login(*m_client, cluster.url());
    const auto given =
        await(login.logIn(QStringLiteral("ann"), Secret(QStringLiteral("hunter2")), std::stop_token()));
    QVERIFY2(given, qPrintable(given ? QString() : given.error().toLogLine()));
    QCOMPARE(QString::fromUtf8(given->token.reveal()), oauth.tokens().value(0));
    const auto known = await(login.identify(ClusterToken(given->token, QDateTime()), std::stop_token()));
    QVERIFY2(known, qPrintable(known ? QString() : known.error().toLogLine()));
    QCOMPARE(known->user, QStringLiteral("ann"));
    const auto refused =
        await(login.logIn(QStringLiteral("ann"), Secret(QStringLiteral("wrong")), std::stop_token()));
    QCOMPARE(refused.error().code(), QStringLiteral("LOGIN_REFUSED"));
    QVERIFY(await(login.logOut(given->token, std::stop_token())));
    const auto after = await(login.identify(ClusterToken(given->token, QDateTime()), std::stop_token()));
    QVERIFY(!after);
    QCOMPARE(after.error().code(), QStringLiteral("TOKEN_REFUSED"));
    QCOMPARE(cluster.problems(), QString());
    QVERIFY(!MessageLog::text().contains(oauth.tokens().value(0)));
}

void TestOAuthLogin::strictClusterWithoutOAuth()
{
    FakeOpenShift cluster;
    OAuthLogin login(*m_client, cluster.url());
    const auto result =
        await(login.logIn(QStringLiteral("ann"), Secret(QStringLiteral("hunter2")), std::stop_token()));
    QVERIFY(!result);
    QCOMPARE(result.error().code(), QStringLiteral("EXTERNAL_OIDC"));
}

QTEST_GUILESS_MAIN(TestOAuthLogin)
#include "tst_oauthlogin.moc"
