// SPDX-License-Identifier: Apache-2.0
#include "credentials/memorystore.h"
#include "service/session.h"
#include "service/threadedregistryservice.h"
#include "settings/settings.h"
#include "support/fakeregistry.h"
#include "support/messagelog.h"
#include "support/testcertificates.h"

#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUrlQuery>

using namespace portolan;
using Stage = LoginState::Stage;

namespace {

const QString token = QStringLiteral("sha256~hunter2");
const QByteArray tokenObject = QByteArrayLiteral("sha256~9S-9MrKzuG_4jvbEkGKChfSCrxXdyylUH5S89Saj9sc");

} // namespace

//! Clusters in a Session: the API and OAuth servers are one scripted server.
class TestSessionCluster final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void loginOfTheContext();
    void certificateIsNoRegistryLogin();
    void pluginIsAllowedFirst();
    void pluginIsRunAgainBeforeItsLoginEnds();
    void byPassword();
    void refusedPassword();
    void byPastedToken();
    void byBrowser();
    void endedLoginIsSaid();
    void brokenKubeconfig();

private:
    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    //! One context, "ann", of the server.
    void kubeconfig(const QByteArray& user) const
    {
        write(QStringLiteral("config"),
            "clusters: [{name: dev, cluster: {server: '" + m_fake->origin()
                + "', certificate-authority-data: " + m_certificates.authorityPem().toBase64()
                + "}}]\nusers: [{name: ann, user: " + user
                + "}]\ncontexts: [{name: ann, context: {cluster: dev, user: ann}}]\n");
    }
    void plugin(const QByteArray& expiry) const
    {
        write(QStringLiteral("login"),
            "#!/bin/sh\necho run >> " + m_folder->filePath(QStringLiteral("runs")).toUtf8()
                + "\nprintf '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\","
                  "\"status\":{\"token\":\"hunter2\",\"expirationTimestamp\":\"%s\"}}' \"$(date -u +%FT%TZ "
                + expiry + ")\"\n");
        kubeconfig("{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login}}");
    }
    [[nodiscard]] int runs() const { return int(read(QStringLiteral("runs")).count("run")); }
    //! Adds the context's cluster and waits for what comes of it.
    [[nodiscard]] RegistryId add()
    {
        const ClusterCandidates found = m_session->clusterContexts();
        if (found.contexts.isEmpty())
            return {};
        const RegistryProfile profile = found.contexts.first().profile();
        m_session->addRegistry(profile);
        settle(profile.id);
        return profile.id;
    }
    void settle(const RegistryId& id)
    {
        const bool settled = QTest::qWaitFor(
            [this, id] {
                const Stage stage = m_session->loginState(id).stage;
                return stage == Stage::LoggedIn || stage == Stage::Anonymous;
            },
            20000);
        QVERIFY(settled);
    }
    [[nodiscard]] static std::optional<Result<void>> wait(const std::optional<Result<void>>& result)
    {
        const bool came = QTest::qWaitFor([&result] { return result.has_value(); }, 20000);
        return came ? result : std::nullopt;
    }
    [[nodiscard]] Result<void> signIn(
        const RegistryId& id, const ClusterSignIn& how,
        const std::function<void(QUrl)>& openBrowser = [](const QUrl&) {})
    {
        std::optional<Result<void>> result;
        const RequestHandle handle = m_session->signIn(id, how, KeepLogin::Keychain, openBrowser,
            [&result](const Result<void>& done) { result = done; });
        return wait(result).value_or(Error::internal(QStringLiteral("no answer")));
    }
    [[nodiscard]] Result<void> logOut(const RegistryId& id)
    {
        std::optional<Result<void>> result;
        m_session->logout(id, [&result](const Result<void>& done) { result = done; });
        return wait(result).value_or(Error::internal(QStringLiteral("no answer")));
    }
    [[nodiscard]] std::optional<Credential> kept(const RegistryId& id, const QString& user)
    {
        std::optional<Result<std::optional<Credential>>> found;
        m_keychain->read(ClusterLogins::keyFor(*m_session->registry(id), user),
            [&found](const Result<std::optional<Credential>>& result) { found = result; });
        const bool came = QTest::qWaitFor([&found] { return found.has_value(); });
        return came && *found ? **found : std::nullopt;
    }
    void serveOAuth()
    {
        const QByteArray origin = m_fake->origin();
        m_fake->on("GET", "/.well-known/oauth-authorization-server")
            .reply(FakeAnswer::json("{\"issuer\":\"" + origin + "\",\"authorization_endpoint\":\"" + origin
                + "/oauth/authorize\",\"token_endpoint\":\"" + origin + "/oauth/token\"}"));
        m_fake->on("POST", "/oauth/token")
            .reply(FakeAnswer::json("{\"access_token\":\"" + token.toLatin1() + "\",\"expires_in\":86400}"));
        m_fake->on("GET", "/apis/user.openshift.io/v1/users/~")
            .withHeader("Authorization", "Bearer " + token.toLatin1())
            .reply(FakeAnswer::json(R"({"metadata":{"name":"ann"}})"));
    }

    TestCertificates m_certificates;
    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeRegistry> m_fake;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MemoryStore> m_keychain;
    std::unique_ptr<ThreadedRegistryService> m_service;
    std::unique_ptr<Session> m_session;
};

void TestSessionCluster::init()
{
    m_log = std::make_unique<MessageLog>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_fake = std::make_unique<FakeRegistry>(m_certificates.server());
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("portolan.ini")));
    m_keychain = std::make_unique<MemoryStore>();
    m_service = std::make_unique<ThreadedRegistryService>(QString());
    AuthEnvironment environment;
    environment.home = m_folder->path();
    environment.variables.insert(QStringLiteral("KUBECONFIG"), m_folder->filePath(QStringLiteral("config")));
    m_session = std::make_unique<Session>(*m_service, *m_keychain, *m_settings, environment);
}

void TestSessionCluster::cleanup()
{
    m_session.reset();
    m_service.reset();
    m_fake.reset();
    QVERIFY(!read(QStringLiteral("portolan.ini")).contains("hunter2"));
    const QString seen = MessageLog::text();
    m_log.reset();
    QVERIFY2(!seen.contains(QStringLiteral("hunter2")), qPrintable(seen));
}

void TestSessionCluster::loginOfTheContext()
{
    kubeconfig("{token: sha256~hunter2}");
    const LoginState state = m_session->loginState(add());
    QCOMPARE(state.stage, Stage::LoggedIn);
    QCOMPARE(state.source, m_folder->filePath(QStringLiteral("config")));
    QVERIFY(state.canLogInToRegistry && !state.problem && !state.expires.isValid());
}

void TestSessionCluster::certificateIsNoRegistryLogin()
{
    kubeconfig("{client-certificate: " + m_certificates.client().certificate.toUtf8()
        + ", client-key: " + m_certificates.client().key.toUtf8() + "}");
    const LoginState state = m_session->loginState(add());
    QCOMPARE(state.stage, Stage::LoggedIn);
    QCOMPARE(state.account, QStringLiteral("Test Client"));
    QVERIFY(!state.canLogInToRegistry);
    QVERIFY(state.expires > QDateTime::currentDateTimeUtc());
}

void TestSessionCluster::pluginIsAllowedFirst()
{
    plugin("-d '+1 hour'");
    const RegistryId id = add();
    QCOMPARE(m_session->loginState(id).stage, Stage::Anonymous);
    QVERIFY(m_session->loginState(id).unconfirmed);
    QCOMPARE(m_session->loginState(id).problem->code(), QStringLiteral("EXEC_NOT_CONFIRMED"));
    QCOMPARE(runs(), 0);
    m_session->confirmCommand(id, m_session->loginState(id).unconfirmed->id);
    settle(id);
    QCOMPARE(m_session->loginState(id).stage, Stage::LoggedIn);
    QVERIFY(!m_session->loginState(id).unconfirmed);
    QCOMPARE(runs(), 1);
    m_session->renewLogin(id);
    settle(id);
    QCOMPARE(runs(), 2);
    // What is refused before it ended is asked for anew, but not again and again.
    m_session->loginRefused(id);
    settle(id);
    QCOMPARE(runs(), 3);
    m_session->loginRefused(id);
    settle(id);
    QCOMPARE(runs(), 3);
}

void TestSessionCluster::pluginIsRunAgainBeforeItsLoginEnds()
{
    plugin("-d '+11 seconds'");
    const RegistryId id = add();
    m_session->confirmCommand(id, m_session->loginState(id).unconfirmed->id);
    settle(id);
    QTRY_VERIFY_WITH_TIMEOUT(runs() >= 2, 10000);
    settle(id);
    QCOMPARE(m_session->loginState(id).stage, Stage::LoggedIn);
    QVERIFY(!m_session->loginState(id).problem);
}

void TestSessionCluster::byPassword()
{
    kubeconfig("{}");
    serveOAuth();
    m_fake->on("GET", "/oauth/authorize")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"openshift\""))
        .reply(FakeAnswer::redirect(m_fake->origin() + "/oauth/token/implicit?code=c0de", 302));
    m_fake->on("DELETE", "/apis/oauth.openshift.io/v1/useroauthaccesstokens/" + tokenObject);
    const RegistryId id = add();
    QCOMPARE(m_session->loginState(id).stage, Stage::Anonymous);
    const auto result =
        signIn(id, ClusterSignIn::byPassword(QStringLiteral("ann"), Secret(QStringLiteral("hunter2"))));
    QVERIFY2(result, result ? "" : qPrintable(result.error().toLogLine()));
    settle(id);
    const LoginState state = m_session->loginState(id);
    QCOMPARE(state.stage, Stage::LoggedIn);
    QCOMPARE(state.account, QStringLiteral("ann"));
    QVERIFY(state.expires > QDateTime::currentDateTimeUtc().addSecs(86000));
    QCOMPARE(kept(id, QStringLiteral("ann"))->registryToken, Secret(token));
    QVERIFY(logOut(id));
    settle(id);
    QCOMPARE(m_session->loginState(id).stage, Stage::Anonymous);
    QVERIFY(!kept(id, QStringLiteral("ann")));
    QTRY_COMPARE(m_fake->count("DELETE /apis/oauth.openshift.io/v1/useroauthaccesstokens/" + tokenObject), 1);
    QCOMPARE(m_fake->problems(), QString());
}

void TestSessionCluster::refusedPassword()
{
    kubeconfig("{token: sha256~hunter2}");
    serveOAuth();
    m_fake->on("GET", "/oauth/authorize")
        .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"openshift\""));
    const RegistryId id = add();
    std::optional<Result<void>> result;
    const RequestHandle handle =
        m_session->login(id, QStringLiteral("ann"), Secret(QStringLiteral("hunter2")), KeepLogin::Keychain,
            [&result](const Result<void>& done) { result = done; });
    QVERIFY(wait(result));
    QVERIFY(!*result);
    QCOMPARE(result->error().code(), QStringLiteral("LOGIN_REFUSED"));
    QVERIFY(!kept(id, QStringLiteral("ann")));
    QCOMPARE(m_session->loginState(id).stage, Stage::LoggedIn); // with what it had
}

void TestSessionCluster::byPastedToken()
{
    kubeconfig("{}");
    serveOAuth();
    const RegistryId id = add();
    std::optional<Result<void>> result;
    const RequestHandle handle = m_session->login(id, QString(), Secret(token), KeepLogin::ThisSession,
        [&result](const Result<void>& done) { result = done; });
    QVERIFY(wait(result));
    QVERIFY2(*result, *result ? "" : qPrintable(result->error().toLogLine()));
    settle(id);
    QCOMPARE(m_session->loginState(id).account, QStringLiteral("ann"));
    QCOMPARE(m_session->loginState(id).source, QStringLiteral("this session"));
    QVERIFY(!kept(id, QStringLiteral("ann")));
    // It is not this program's to end.
    QVERIFY(logOut(id));
    settle(id);
    QCOMPARE(m_session->loginState(id).stage, Stage::Anonymous);
    QCOMPARE(m_fake->problems(), QString());
}

void TestSessionCluster::byBrowser()
{
    kubeconfig("{}");
    serveOAuth();
    const RegistryId id = add();
    const QThread* const here = QThread::currentThread();
    bool isHere = false;
    const auto result = signIn(id, ClusterSignIn::byBrowser(), [this, here, &isHere](const QUrl& url) {
        isHere = QThread::currentThread() == here;
        const QUrlQuery asked(url);
        const QUrl back(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        auto* browser = new QTcpSocket(this);
        connect(browser, &QTcpSocket::connected, browser, [browser, back, asked] {
            browser->write(
                "GET /callback?code=c0de&state=" + asked.queryItemValue(QStringLiteral("state")).toLatin1()
                + " HTTP/1.1\r\nHost: " + back.authority().toLatin1() + "\r\n\r\n");
        });
        browser->connectToHost(back.host(), quint16(back.port()));
    });
    QVERIFY2(result, result ? "" : qPrintable(result.error().toLogLine()));
    QVERIFY(isHere);
    settle(id);
    QCOMPARE(m_session->loginState(id).account, QStringLiteral("ann"));
}

void TestSessionCluster::endedLoginIsSaid()
{
    kubeconfig("{}");
    const RegistryId id = add();
    Credential ended(QStringLiteral("ann"), Secret());
    ended.registryToken = Secret(token);
    ended.expires = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
    bool written = false;
    const CredentialKey key = ClusterLogins::keyFor(*m_session->registry(id), ended.user);
    m_keychain->write(key, ended, [&written](const Result<void>&) { written = true; });
    QTRY_VERIFY(written);
    m_settings->rememberAccount(key.host, key.account);
    m_session->renewLogin(id);
    settle(id);
    const LoginState state = m_session->loginState(id);
    QCOMPARE(state.stage, Stage::LoggedIn);
    QCOMPARE(state.expires, ended.expires);
    QCOMPARE(state.problem->code(), QStringLiteral("LOGIN_EXPIRED"));
}

void TestSessionCluster::brokenKubeconfig()
{
    kubeconfig("{token: sha256~hunter2}");
    const RegistryId id = add();
    write(QStringLiteral("config"), "clusters: [");
    m_session->renewLogin(id);
    settle(id);
    QCOMPARE(m_session->loginState(id).stage, Stage::Anonymous);
    QCOMPARE(m_session->loginState(id).problem->code(), QStringLiteral("KUBECONFIG_BROKEN"));
}

QTEST_GUILESS_MAIN(TestSessionCluster)
#include "tst_sessioncluster.moc"
