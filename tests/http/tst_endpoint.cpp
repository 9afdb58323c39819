// SPDX-License-Identifier: Apache-2.0
#include "http/endpoint.h"
#include "http/origin.h"
#include "http/tlstrust.h"

#include <QTest>

using namespace portolan;

class TestEndpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endpoint_data();
    void endpoint();
    void plainHttpOnRequest();
    void origins_data();
    void origins();
    void hostAndPortHidesUserInfo();
    void trustIsPerHost();
    void certificateFolders();
};

void TestEndpoint::endpoint_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<QString>("url");

    const auto row = [](const char* host, const char* server, bool loopback, const char* url) {
        QTest::newRow(host) << QString::fromLatin1(host) << QString::fromLatin1(server) << loopback
                            << QString::fromLatin1(url);
    };
    row("quay.io", "quay.io", false, "https://quay.io");
    row("docker.io", "registry-1.docker.io", false, "https://registry-1.docker.io");
    row("index.docker.io", "registry-1.docker.io", false, "https://registry-1.docker.io");
    row(" Registry.Example.com:5000 ", "registry.example.com:5000", false,
        "https://registry.example.com:5000");
    row("localhost:5000", "localhost:5000", true, "https://localhost:5000");
    row("127.0.0.1", "127.0.0.1", true, "https://127.0.0.1");
    row("127.1.2.3:80", "127.1.2.3:80", true, "https://127.1.2.3:80");
    row("[::1]:5000", "[::1]:5000", true, "https://[::1]:5000");
    row("localhost.example.com", "localhost.example.com", false, "https://localhost.example.com");
    row("192.168.1.1:5000", "192.168.1.1:5000", false, "https://192.168.1.1:5000");
}

void TestEndpoint::endpoint()
{
    QFETCH(QString, host);
    QFETCH(QString, server);
    QFETCH(bool, loopback);
    QFETCH(QString, url);
    const RegistryEndpoint endpoint(host);
    QCOMPARE(endpoint.serverHost(), server);
    QCOMPARE(endpoint.isLoopback(), loopback);
    QCOMPARE(endpoint.mayUsePlainHttp(), loopback);
    QCOMPARE(endpoint.baseUrl(QStringLiteral("https")).toString(), url);
}

void TestEndpoint::plainHttpOnRequest()
{
    QVERIFY(!RegistryEndpoint(QStringLiteral("r.example")).mayUsePlainHttp());
    QVERIFY(RegistryEndpoint(QStringLiteral("r.example"), true).mayUsePlainHttp());
}

void TestEndpoint::origins_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");

    const auto row = [](const char* a, const char* b, bool same) {
        QTest::addRow("%s %s", a, b) << QString::fromLatin1(a) << QString::fromLatin1(b) << same;
    };
    row("https://a/x", "https://a/y?z", true);
    row("https://a", "https://a:443", true);
    row("http://a", "http://a:80", true);
    row("https://A.example", "https://a.EXAMPLE", true);
    row("https://a", "http://a", false);
    row("https://a:443", "http://a:443", false);
    row("https://a", "https://a:8443", false);
    row("https://a", "https://b", false);
    row("https://a", "https://a.b", false);
    row("https://u:p@a", "https://a", true);
}

void TestEndpoint::origins()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, same);
    QCOMPARE(sameOrigin(QUrl(a), QUrl(b)), same);
    QCOMPARE(sameOrigin(QUrl(b), QUrl(a)), same);
}

void TestEndpoint::hostAndPortHidesUserInfo()
{
    QCOMPARE(hostAndPort(QUrl(QStringLiteral("https://user:secret@h:5000/p?q"))), QStringLiteral("h:5000"));
    QCOMPARE(hostAndPort(QUrl(QStringLiteral("https://[::1]:5000/"))), QStringLiteral("[::1]:5000"));
    QCOMPARE(hostAndPort(QUrl(QStringLiteral("https://h/"))), QStringLiteral("h"));
}

void TestEndpoint::trustIsPerHost()
{
    TlsTrust trust;
    trust.addAuthority(QString(), "common");
    trust.addAuthority(QStringLiteral("R.example:5000"), "own");
    QCOMPARE(trust.authoritiesFor(QStringLiteral("r.example:5000")), QList<QByteArray>({"common", "own"}));
    QCOMPARE(trust.authoritiesFor(QStringLiteral("r.example")), QList<QByteArray>({"common"}));
    QCOMPARE(trust.authoritiesFor(QString()), QList<QByteArray>({"common"}));

    trust.pinCertificate(QStringLiteral("r.example:5000"), "digest");
    QVERIFY(trust.isPinned(QStringLiteral("R.EXAMPLE:5000"), "digest"));
    QVERIFY(!trust.isPinned(QStringLiteral("r.example"), "digest"));
    QVERIFY(!trust.isPinned(QStringLiteral("r.example:5000"), "other"));
    QVERIFY(!trust.pinOnFirstUse());
}

void TestEndpoint::certificateFolders()
{
    const QStringList folders = TlsTrust::defaultCertificateFolders();
    QVERIFY(folders.contains(QStringLiteral("/etc/containers/certs.d")));
    QCOMPARE(folders.last(), QStringLiteral("/etc/docker/certs.d"));
    QVERIFY(folders.first().endsWith(QStringLiteral("/containers/certs.d")));
    QVERIFY(!folders.first().startsWith(QStringLiteral("/etc")));
    QCOMPARE(TlsTrust().certificateFolders(), folders);
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
