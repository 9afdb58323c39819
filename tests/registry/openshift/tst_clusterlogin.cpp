// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/clusterlogin.h"
#include "support/testcertificates.h"

#include <QFile>
#include <QTest>

using namespace portolan;
using NoLogin = ClusterLogin::NoRegistryLogin;

namespace {

const QString server = QStringLiteral("https://api.example:6443");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestClusterLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void servers_data();
    void servers();
    void anonymous();
    void token();
    void webToken();
    void certificate();
    void brokenCertificate();
    void impersonation();
    void password();
    void staysAtTheServer_data();
    void staysAtTheServer();
    void refusals();

private:
    [[nodiscard]] static Credential tokenLogin(const QString& text)
    {
        Credential credential(QStringLiteral("ann"), Secret(), QStringLiteral("keychain"));
        credential.registryToken = Secret(text);
        return credential;
    }
    [[nodiscard]] static ClusterLogin of(const Credential& credential)
    {
        const auto login = ClusterLogin::from(server, credential);
        return login ? *login : ClusterLogin();
    }
    [[nodiscard]] static HttpRequest authorized(const ClusterLogin& login)
    {
        HttpRequest request(HttpMethod::Get, login.url(QStringLiteral("/version")));
        login.authorize(request);
        return request;
    }
};

void TestClusterLogin::servers_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url"); // of /version; empty: refused
    const auto row = [](const char* address, const char* url) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(url);
    };
    row("https://api.example:6443", "https://api.example:6443/version");
    row("https://api.example/", "https://api.example/version");
    row("https://us:pw@api.example/k8s/clusters/c-1/?x=1#y", "https://api.example/k8s/clusters/c-1/version");
    row("http://127.0.0.1:8080", "http://127.0.0.1:8080/version");
    row("http://api.example", "");
    row("api.example:6443", "");
    row("ftp://api.example", "");
    row("", "");
}

void TestClusterLogin::servers()
{
    QFETCH(QString, address);
    QFETCH(QString, url);
    const auto login = ClusterLogin::from(address, std::nullopt);
    QCOMPARE(bool(login), !url.isEmpty());
    if (login)
        QCOMPARE(login->url(QStringLiteral("/version")).toString(), url);
    else
        QCOMPARE(login.error().code(), QStringLiteral("BAD_SERVER"));
}

void TestClusterLogin::anonymous()
{
    const auto login = ClusterLogin::from(server, std::nullopt);
    QVERIFY(login->isAnonymous());
    QVERIFY(!login->isExpired());
    QCOMPARE(login->noRegistryLogin(), NoLogin::Anonymous);
    QVERIFY(!login->registryCredential());
    QVERIFY(authorized(*login).headers.empty());
}

void TestClusterLogin::token()
{
    Credential credential = tokenLogin(QStringLiteral("sha256~t"));
    credential.expires = QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), Qt::UTC);
    const ClusterLogin login = of(credential);
    QCOMPARE(login.user(), QStringLiteral("ann"));
    QCOMPARE(login.source(), QStringLiteral("keychain"));
    QVERIFY(!login.isExpired(credential.expires.addSecs(-1)));
    QVERIFY(login.isExpired(credential.expires));
    QCOMPARE(authorized(login).header("Authorization"), QByteArray("Bearer sha256~t"));
    QVERIFY(login.canLogInToRegistry());
    QCOMPARE(login.registryCredential()->registryToken, credential.registryToken);
    QCOMPARE(login.registryCredential()->expires, credential.expires);
}

void TestClusterLogin::webToken()
{
    const auto expiryOf = [](const QByteArray& payload) {
        const QByteArray part =
            payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return of(tokenLogin(QString::fromLatin1("eyJh." + part + ".sig"))).expires();
    };
    QCOMPARE(expiryOf(R"({"exp":1900000000})"), QDateTime::fromSecsSinceEpoch(1900000000, Qt::UTC));
    QVERIFY(!expiryOf("{}").isValid());
    QVERIFY(!expiryOf("[[[").isValid());
    QVERIFY(!expiryOf(R"({"exp":"soon"})").isValid());
}

void TestClusterLogin::certificate()
{
    const TestCertificates certificates;
    Credential credential;
    credential.clientCertificate = contentOf(certificates.client().certificate);
    credential.clientKey = Secret(contentOf(certificates.client().key));
    const ClusterLogin login = of(credential);
    QVERIFY(!login.isAnonymous());
    QCOMPARE(login.user(), QStringLiteral("Test Client"));
    QVERIFY(login.expires() > QDateTime::currentDateTimeUtc());
    QCOMPARE(login.noRegistryLogin(), NoLogin::CertificateOnly);
    QVERIFY(!login.registryCredential());
    const HttpRequest request = authorized(login);
    QVERIFY(request.identity);
    QVERIFY(request.header("Authorization").isEmpty());
    credential.registryToken = Secret(QStringLiteral("t"));
    QVERIFY(of(credential).canLogInToRegistry());
    QVERIFY(!of(credential).expires().isValid()); // the token's is not known
}

void TestClusterLogin::brokenCertificate()
{
    Credential credential;
    credential.clientCertificate = "-----BEGIN CERTIFICATE-----\nhunter2\n-----END CERTIFICATE-----\n";
    credential.clientKey = Secret(QStringLiteral("hunter2"));
    const auto login = ClusterLogin::from(server, credential);
    QVERIFY(!login);
    QCOMPARE(login.error().code(), QStringLiteral("CLIENT_CERTIFICATE"));
    QVERIFY(!login.error().toLogLine().contains(QStringLiteral("hunter2")));
}

void TestClusterLogin::impersonation()
{
    Credential credential = tokenLogin(QStringLiteral("t"));
    credential.impersonation = {
        {"Impersonate-User", "bob"}, {"Impersonate-Group", "a"}, {"Impersonate-Group", "b"}};
    const ClusterLogin login = of(credential);
    const HttpRequest request = authorized(login);
    QCOMPARE(request.header("Impersonate-User"), QByteArray("bob"));
    QCOMPARE(request.headers.size(), size_t(4));
    QCOMPARE(login.noRegistryLogin(), NoLogin::Impersonating);
    QVERIFY(!login.registryCredential());
}

void TestClusterLogin::password()
{
    const ClusterLogin login = of(Credential(QStringLiteral("ann"), Secret(QStringLiteral("pw"))));
    QCOMPARE(authorized(login).header("Authorization"), "Basic " + QByteArray("ann:pw").toBase64());
    QCOMPARE(login.noRegistryLogin(), NoLogin::PasswordOnly);
}

void TestClusterLogin::staysAtTheServer_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("authorized");
    QTest::newRow("server") << QStringLiteral("https://API.example:6443/x") << true;
    QTest::newRow("other port") << QStringLiteral("https://api.example/x") << false;
    QTest::newRow("other scheme") << QStringLiteral("http://api.example:6443/x") << false;
    QTest::newRow("other host") << QStringLiteral("https://oauth.example:6443/x") << false;
}

void TestClusterLogin::staysAtTheServer()
{
    QFETCH(QString, url);
    QFETCH(bool, authorized);
    Credential credential = tokenLogin(QStringLiteral("t"));
    credential.impersonation = {{"Impersonate-User", "bob"}};
    HttpRequest request(HttpMethod::Get, QUrl(url));
    of(credential).authorize(request);
    QCOMPARE(!request.headers.empty(), authorized);
}

void TestClusterLogin::refusals()
{
    const Error plain = Error::authRequired(QStringLiteral("Unauthorized"))
                            .withStatus(401)
                            .at(QStringLiteral("api.example:6443"), QStringLiteral("/version"));
    Credential credential = tokenLogin(QStringLiteral("t"));
    QCOMPARE(of(credential).refused(plain).code(), QStringLiteral("TOKEN_REFUSED"));
    QCOMPARE(ClusterLogin::from(server, std::nullopt)->refused(plain).code(), QString());
    credential.expires = QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5), Qt::UTC);
    const Error ended = of(credential).refused(plain);
    QCOMPARE(ended.code(), QStringLiteral("LOGIN_EXPIRED"));
    QCOMPARE(ended.kind(), ErrorKind::AuthRequired);
    QVERIFY(ended.detail().contains(QStringLiteral("2020-01-02T03:04:05Z")));
    QCOMPARE(ended.path(), QStringLiteral("/version"));
}

QTEST_GUILESS_MAIN(TestClusterLogin)
#include "tst_clusterlogin.moc"
