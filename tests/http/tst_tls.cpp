// SPDX-License-Identifier: Apache-2.0
#include "base/errorwording.h"
#include "http/clientidentity.h"
#include "http/qttransport.h"
#include "http/redirect.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"
#include "support/registryprocess.h"
#include "support/testcertificates.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace portolan;
using Outcome = Result<HttpResponse>;
using Reason = TlsFailure::Reason;

class TestTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unknownAuthorityShowsTheChain();
    void authorityIsBelieved();
    void authorityOfAnotherHostIsNot();
    void badCertificates_data();
    void badCertificates();
    void pinnedOnThatHostOnly();
    void pinIsForOneCertificate();
    void pinOnFirstUse();
    void pinOnFirstUseForOneHost();
    void trustOfTheHostThatNamedIt();
    void anotherServerName();
    void keptConnectionsEndWithTheirTrust();
    void certificateFolder();
    void firstFolderThatHasTheHostCounts();
    void clientCertificate();
    void identitiesShareNothing();
    void identityStaysAtItsOrigin();
    void identities_data();
    void identities();
    void clientCertificateMissing();
    void halfAClientPair_data();
    void halfAClientPair();
    void plainServerIsNoCertificateProblem();
    void whatIsNoTlsSaysSo();
    void largeBody();

private:
    [[nodiscard]] static Outcome get(QtTransport& transport, const FakeRegistry& fake)
    {
        HttpRequest request(HttpMethod::Get, fake.url(QStringLiteral("/v2/")));
        request.maxBodyBytes = 100'000'000;
        return await(transport.send(std::move(request), std::stop_token()));
    }
    [[nodiscard]] static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] ClientIdentityPtr identity() const
    {
        const auto made = ClientIdentity::fromPem(
            contentOf(m_certificates.client().certificate), Secret(contentOf(m_certificates.client().key)));
        return made ? *made : ClientIdentityPtr();
    }
    //! Trust without the folders of this machine.
    [[nodiscard]] static TlsTrust bareTrust()
    {
        TlsTrust trust;
        trust.setCertificateFolders({});
        return trust;
    }
    [[nodiscard]] TlsTrust trustFor(const FakeRegistry& fake) const
    {
        TlsTrust trust = bareTrust();
        trust.addAuthority(fake.host(), m_certificates.authorityPem());
        return trust;
    }
    //! A certs.d with these files for the fake, copied from where they are.
    static void fill(
        const QTemporaryDir& folder, const FakeRegistry& fake, const QMap<QString, QString>& files)
    {
        const QString path = folder.filePath(fake.host());
        QVERIFY(QDir().mkpath(path));
        for (auto it = files.cbegin(); it != files.cend(); ++it)
            QVERIFY(QFile::copy(it.value(), path + u'/' + it.key()));
    }

    TestCertificates m_certificates;
};

void TestTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
}

void TestTls::unknownAuthorityShowsTheChain()
{
    FakeRegistry fake(m_certificates.server());
    QtTransport transport(bareTrust());
    const Outcome outcome = get(transport, fake);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Tls);
    QCOMPARE(outcome.error().host(), fake.host());
    QCOMPARE(outcome.error().path(), QStringLiteral("/v2/"));
    const auto failure = outcome.error().tlsFailure();
    QVERIFY(failure);
    QCOMPARE(failure->reasons, QList<Reason>({Reason::UnknownAuthority}));
    QCOMPARE(failure->details.size(), 1);
    QVERIFY(!failure->details.first().isEmpty());
    QCOMPARE(failure->chain.size(), 2);
    const CertificateInfo& leaf = failure->chain.first();
    QCOMPARE(leaf.subject, QStringLiteral("CN=127.0.0.1"));
    QCOMPARE(leaf.issuer, QStringLiteral("CN=Portolan Test CA"));
    QCOMPARE(leaf.names, QStringList({QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}));
    QCOMPARE(leaf.sha256, TestCertificates::fingerprint(m_certificates.server()));
    QCOMPARE(QSslCertificate(leaf.der, QSsl::Der), m_certificates.server().localCertificate());
    QVERIFY(
        leaf.validFrom < QDateTime::currentDateTimeUtc() && leaf.validTo > QDateTime::currentDateTimeUtc());
    QVERIFY(!leaf.selfSigned);
    QVERIFY(failure->chain.last().selfSigned);
    QCOMPARE(fake.requests().size(), size_t(0));
}

void TestTls::authorityIsBelieved()
{
    FakeRegistry fake(m_certificates.server());
    fake.on("GET", "/v2/");
    QtTransport own(trustFor(fake));
    QVERIFY(get(own, fake));
    TlsTrust everywhere = bareTrust();
    everywhere.addAuthority(QString(), m_certificates.authorityPem());
    QtTransport common(everywhere);
    QVERIFY(get(common, fake));
    QCOMPARE(fake.problems(), QString());
}

void TestTls::authorityOfAnotherHostIsNot()
{
    FakeRegistry trusted(m_certificates.server());
    FakeRegistry other(m_certificates.server());
    trusted.on("GET", "/v2/");
    QtTransport transport(trustFor(trusted));
    QVERIFY(get(transport, trusted));
    const Outcome outcome = get(transport, other);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Tls);
}

void TestTls::badCertificates_data()
{
    QTest::addColumn<bool>("expired");
    QTest::addColumn<int>("reason");
    QTest::newRow("expired") << true << int(Reason::Expired);
    QTest::newRow("wrong name") << false << int(Reason::NameMismatch);
}

void TestTls::badCertificates()
{
    QFETCH(bool, expired);
    QFETCH(int, reason);
    FakeRegistry fake(expired ? m_certificates.expiredServer() : m_certificates.wrongNameServer());
    QtTransport transport(trustFor(fake));
    const Outcome outcome = get(transport, fake);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Tls);
    QVERIFY(outcome.error().tlsFailure());
    QCOMPARE(outcome.error().tlsFailure()->reasons, QList<Reason>({Reason(reason)}));
    QCOMPARE(fake.requests().size(), size_t(0));
}

void TestTls::pinnedOnThatHostOnly()
{
    FakeRegistry pinned(m_certificates.expiredServer());
    FakeRegistry other(m_certificates.expiredServer());
    pinned.on("GET", "/v2/").reply(FakeAnswer(200, "hello"));
    TlsTrust trust = bareTrust();
    trust.pinCertificate(pinned.host(), TestCertificates::fingerprint(m_certificates.expiredServer()));
    QtTransport transport(trust);
    const Outcome outcome = get(transport, pinned);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->body, QByteArray("hello"));
    const Outcome elsewhere = get(transport, other);
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().kind(), ErrorKind::Tls);
    QCOMPARE(other.requests().size(), size_t(0));
}

void TestTls::pinIsForOneCertificate()
{
    FakeRegistry fake(m_certificates.server());
    TlsTrust trust = bareTrust();
    trust.pinCertificate(fake.host(), TestCertificates::fingerprint(m_certificates.expiredServer()));
    QtTransport transport(trust);
    const Outcome outcome = get(transport, fake);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Tls);
    QCOMPARE(fake.requests().size(), size_t(0));
}

void TestTls::pinOnFirstUse()
{
    FakeRegistry fake(m_certificates.wrongNameServer());
    fake.on("GET", "/v2/");
    TlsTrust trust = bareTrust();
    trust.setPinOnFirstUse(true);
    QtTransport transport(trust);
    QVERIFY(get(transport, fake));
    fake.setTls(m_certificates.server());
    fake.dropConnections();
    const Outcome changed = get(transport, fake);
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind(), ErrorKind::Tls);
    fake.setTls(m_certificates.wrongNameServer());
    QVERIFY(get(transport, fake));
    QCOMPARE(fake.count("GET /v2/"), 2);
}

void TestTls::pinOnFirstUseForOneHost()
{
    FakeRegistry lax(m_certificates.wrongNameServer());
    FakeRegistry other(m_certificates.wrongNameServer());
    lax.on("GET", "/v2/");
    TlsTrust trust = bareTrust();
    trust.setPinOnFirstUse(lax.host());
    QtTransport transport(trust);
    QVERIFY(get(transport, lax));
    QCOMPARE(get(transport, other).error().kind(), ErrorKind::Tls);
    lax.setTls(m_certificates.server());
    lax.dropConnections();
    QCOMPARE(get(transport, lax).error().kind(), ErrorKind::Tls);
    // Trust that changes meanwhile does not make it a first use again.
    trust.setPinOnFirstUse(other.host());
    transport.setTrust(trust);
    QCOMPARE(get(transport, lax).error().kind(), ErrorKind::Tls);
}

void TestTls::trustOfTheHostThatNamedIt()
{
    FakeRegistry named(m_certificates.server());
    named.on("GET", "/x");
    TlsTrust trust = bareTrust();
    trust.addAuthority(QStringLiteral("api.example:6443"), m_certificates.authorityPem());
    trust.setPinOnFirstUse(QStringLiteral("lax.example"));
    QtTransport transport(trust);
    const auto ask = [&transport, &named](const QString& trustedAs) {
        HttpRequest request(HttpMethod::Get, named.url(QStringLiteral("/x")));
        request.trustedAs = trustedAs;
        return await(transport.send(std::move(request), std::stop_token()));
    };
    QCOMPARE(ask(QStringLiteral("other.example")).error().kind(), ErrorKind::Tls);
    QVERIFY(ask(QStringLiteral("api.example:6443")));
    named.setTls(m_certificates.wrongNameServer());
    named.dropConnections();
    QCOMPARE(ask(QStringLiteral("api.example:6443")).error().kind(), ErrorKind::Tls);
    QVERIFY(ask(QStringLiteral("lax.example")));
}

void TestTls::anotherServerName()
{
    FakeRegistry fake(m_certificates.wrongNameServer());
    fake.on("GET", "/v2/").reply(FakeAnswer(200, "hello"));
    TlsTrust trust = trustFor(fake);
    trust.setServerName(fake.host(), QStringLiteral("elsewhere.example"));
    QtTransport transport(trust);
    const Outcome outcome = get(transport, fake);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->body, QByteArray("hello"));
    trust.setServerName(fake.host(), QStringLiteral("third.example"));
    transport.setTrust(trust);
    const Outcome other = get(transport, fake);
    QVERIFY(!other);
    QCOMPARE(other.error().tlsFailure()->reasons, QList<Reason>({Reason::NameMismatch}));
}

void TestTls::keptConnectionsEndWithTheirTrust()
{
    FakeRegistry fake(m_certificates.server());
    fake.on("GET", "/v2/");
    QtTransport transport(trustFor(fake));
    QVERIFY(get(transport, fake));
    transport.setTrust(bareTrust());
    const Outcome outcome = get(transport, fake);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Tls);
    transport.setTrust(trustFor(fake));
    QVERIFY(get(transport, fake));
}

void TestTls::certificateFolder()
{
    FakeRegistry fake(m_certificates.server());
    fake.on("GET", "/v2/");
    const QTemporaryDir folder;
    fill(folder, fake, {{QStringLiteral("company.crt"), m_certificates.authorityFile()}});
    TlsTrust trust;
    trust.setCertificateFolders({QStringLiteral("/nonexistent"), folder.path()});
    QtTransport transport(trust);
    const Outcome outcome = get(transport, fake);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
}

void TestTls::firstFolderThatHasTheHostCounts()
{
    FakeRegistry fake(m_certificates.server());
    const QTemporaryDir first;
    const QTemporaryDir second;
    fill(first, fake, {});
    fill(second, fake, {{QStringLiteral("company.crt"), m_certificates.authorityFile()}});
    TlsTrust trust;
    trust.setCertificateFolders({first.path(), second.path()});
    QtTransport transport(trust);
    QVERIFY(!get(transport, fake));
}

void TestTls::clientCertificate()
{
    FakeRegistry fake(m_certificates.serverWantingClient());
    fake.on("GET", "/v2/").reply(FakeAnswer(200, "let in"));
    const QTemporaryDir folder;
    fill(folder, fake,
        {{QStringLiteral("ca.crt"), m_certificates.authorityFile()},
            {QStringLiteral("me.cert"), m_certificates.client().certificate},
            {QStringLiteral("me.key"), m_certificates.client().key}});
    TlsTrust trust;
    trust.setCertificateFolders({folder.path()});
    QtTransport transport(trust);
    const Outcome outcome = get(transport, fake);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QCOMPARE(outcome->body, QByteArray("let in"));
}

void TestTls::identitiesShareNothing()
{
    FakeRegistry fake(m_certificates.serverWantingClient());
    fake.on("GET", "/v2/").reply(FakeAnswer(200, "let in"));
    QtTransport transport(trustFor(fake));
    const auto ask = [&transport, &fake](const ClientIdentityPtr& who) {
        HttpRequest request(HttpMethod::Get, fake.url(QStringLiteral("/v2/")));
        request.identity = who;
        return await(transport.send(std::move(request), std::stop_token()));
    };
    const ClientIdentityPtr me = identity();
    QVERIFY(me);
    QCOMPARE(me->commonName(), QStringLiteral("Test Client"));
    QVERIFY(me->expires() > QDateTime::currentDateTimeUtc());
    QVERIFY(!ask(nullptr));
    const Outcome first = ask(me);
    QVERIFY2(first, qPrintable(first ? QString() : first.error().toLogLine()));
    QVERIFY(ask(me));
    QCOMPARE(fake.requests().back().connection, fake.requests().front().connection);
    // The connection is kept, but it is not for everybody.
    QVERIFY(!ask(nullptr));
    QCOMPARE(fake.count("GET /v2/"), 2);
}

void TestTls::identityStaysAtItsOrigin()
{
    HttpRequest request(HttpMethod::Get, QUrl(QStringLiteral("https://api.example/a")));
    request.identity = identity();
    request.trustedAs = QStringLiteral("named.example");
    HttpResponse response(307, request.url);
    response.headers = {{"Location", "/b"}};
    const auto within = redirectedRequest(request, response);
    QVERIFY(within && within->has_value());
    QCOMPARE((*within)->identity, request.identity);
    QCOMPARE((*within)->trustedAs, request.trustedAs);
    response.headers = {{"Location", "https://storage.example/b"}};
    const auto elsewhere = redirectedRequest(request, response);
    QVERIFY(elsewhere && elsewhere->has_value());
    QVERIFY(!(*elsewhere)->identity);
    QVERIFY((*elsewhere)->trustedAs.isEmpty());
}

void TestTls::identities_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    const QByteArray certificate = contentOf(m_certificates.client().certificate);
    QTest::newRow("no certificate") << QByteArray("hunter2") << contentOf(m_certificates.client().key);
    QTest::newRow("no key") << certificate << QByteArray("hunter2");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestTls::identities()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    const auto made = ClientIdentity::fromPem(certificate, Secret(std::move(key)));
    QVERIFY(!made);
    QCOMPARE(made.error().code(), QStringLiteral("CLIENT_CERTIFICATE"));
    QVERIFY(!made.error().toLogLine().contains(QStringLiteral("hunter2")));
}

void TestTls::clientCertificateMissing()
{
    // A real server, as it says in an alert of TLS what it misses; QSslSocket just hangs up.
    if (!RegistryProcess::isAvailable())
        QSKIP("docker-registry is not installed");
    RegistryOptions options;
    options.tlsCertificate = m_certificates.serverFiles().certificate;
    options.tlsKey = m_certificates.serverFiles().key;
    options.tlsClientCa = m_certificates.authorityFile();
    RegistryProcess registry(options);
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    TlsTrust trust = bareTrust();
    trust.addAuthority(registry.host(), m_certificates.authorityPem());
    QtTransport transport(trust);
    HttpRequest request(
        HttpMethod::Get, QUrl(QStringLiteral("https://") + registry.host() + QStringLiteral("/v2/")));
    const Outcome outcome = await(transport.send(std::move(request), std::stop_token()));
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().kind() == ErrorKind::Tls, qPrintable(outcome.error().toLogLine()));
    QVERIFY(outcome.error().tlsFailure());
    QCOMPARE(outcome.error().tlsFailure()->reasons, QList<Reason>({Reason::ClientCertificateNeeded}));
}

void TestTls::halfAClientPair_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("missing");
    QTest::newRow("no key") << QStringLiteral("me.cert") << QStringLiteral("me.key");
    QTest::newRow("no certificate") << QStringLiteral("me.key") << QStringLiteral("me.cert");
}

void TestTls::halfAClientPair()
{
    QFETCH(QString, present);
    QFETCH(QString, missing);
    FakeRegistry fake(m_certificates.server());
    const bool hasKey = present.endsWith(QStringLiteral("key"));
    const QTemporaryDir folder;
    fill(folder, fake,
        {{present, hasKey ? m_certificates.client().key : m_certificates.client().certificate}});
    TlsTrust trust;
    trust.setCertificateFolders({folder.path()});
    QtTransport transport(trust);
    const Outcome outcome = get(transport, fake);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Storage);
    QCOMPARE(outcome.error().path(), folder.filePath(fake.host()) + u'/' + missing);
    QCOMPARE(fake.connectionCount(), 0);
}

void TestTls::plainServerIsNoCertificateProblem()
{
    FakeRegistry fake;
    QtTransport transport(bareTrust());
    HttpRequest request(
        HttpMethod::Get, QUrl(QStringLiteral("https://") + fake.host() + QStringLiteral("/v2/")));
    const Outcome outcome = await(transport.send(std::move(request), std::stop_token()));
    QVERIFY(!outcome);
    QVERIFY(!outcome.error().tlsFailure());
    QVERIFY(fake.tlsHellos() > 0);
}

void TestTls::whatIsNoTlsSaysSo()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {
        // Anything that is not a TLS record: the client gives the handshake up.
        server.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    QtTransport transport(bareTrust());
    HttpRequest request(
        HttpMethod::Get, QUrl(QStringLiteral("https://127.0.0.1:%1/v2/").arg(server.serverPort())));
    const Outcome outcome = await(transport.send(std::move(request), std::stop_token()));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind(), ErrorKind::Tls);
    QCOMPARE(outcome.error().code(), QStringLiteral("TLS_HANDSHAKE"));
    QVERIFY(!QByteArray(errorWording(outcome.error()).meaning).contains("certificate"));
}

void TestTls::largeBody()
{
    const QByteArray body(20'000'000, 'x');
    FakeRegistry fake(m_certificates.server());
    fake.on("GET", "/v2/").reply(FakeAnswer(200, body));
    QtTransport transport(trustFor(fake));
    const Outcome outcome = get(transport, fake);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLogLine()));
    QVERIFY(outcome->body == body);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
