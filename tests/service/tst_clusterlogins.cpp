// SPDX-License-Identifier: Apache-2.0
#include "service/clusterlogins.h"

#include "credentials/memorystore.h"
#include "settings/settings.h"
#include "support/messagelog.h"
#include "support/testcertificates.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

const QString server = QStringLiteral("https://api.example:6443");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestClusterLogins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void contextsOfTheFile();
    void contextsWithProblems();
    void fromTheContext();
    void certificate();
    void ownLoginsComeFirst();
    void ownLoginsAreTheContexts();
    void endedLogins();
    void lockedKeychain();
    void pluginAsksOnce();
    void pluginIsKeptUntilItEnds();
    void pluginThatFails();
    void movedContext();
    void trust();
    void givenUp();

private:
    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    //! A kubeconfig with one cluster and these users, each with a context of its name.
    void kubeconfig(
        const QList<std::pair<QByteArray, QByteArray>>& users, const QByteArray& cluster = QByteArray()) const
    {
        QByteArray text =
            "clusters: [{name: dev, cluster: {server: 'https://api.example:6443'" + cluster + "}}]\nusers:\n";
        QByteArray contexts = "contexts:\n";
        for (const auto& [name, body] : users) {
            text += "- {name: " + name + ", user: " + body + "}\n";
            contexts +=
                "- {name: " + name + ", context: {cluster: dev, namespace: shop, user: " + name + "}}\n";
        }
        write(QStringLiteral("config"), text + contexts + "current-context: ann\n");
    }
    void plugin(const QByteArray& status) const
    {
        write(QStringLiteral("login"),
            "#!/bin/sh\necho run >> " + m_folder->filePath(QStringLiteral("runs")).toUtf8()
                + "\necho "
                  "'{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/"
                  "v1\",\"status\":"
                + status + "}'\n");
        QFile file(m_folder->filePath(QStringLiteral("login")));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        kubeconfig(
            {{"ann", "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login}, as: bob}"}});
    }
    [[nodiscard]] int runs() const
    {
        return int(contentOf(m_folder->filePath(QStringLiteral("runs"))).count("run"));
    }
    [[nodiscard]] static RegistryProfile profile(const QString& context = QStringLiteral("ann"))
    {
        return RegistryProfile::openShift(server, context);
    }
    [[nodiscard]] ClusterResolution resolved(const RegistryProfile& profile)
    {
        std::optional<ClusterResolution> found;
        m_logins->resolve(profile, this, [&found](const ClusterResolution& result) { found = result; });
        if (found || !QTest::qWaitFor([&found] { return found.has_value(); }, 20000))
            qFatal("no answer, or at once");
        return *found;
    }
    static QByteArray tokenOf(const ClusterResolution& found)
    {
        return found.credential ? found.credential->registryToken.reveal().toByteArray() : QByteArray("none");
    }
    //! Puts a login of Portolan's own where it belongs.
    void keep(MemoryStore& store, const RegistryProfile& profile, const QString& token,
        const QDateTime& expires = {})
    {
        Credential credential(QStringLiteral("me"), Secret(), QStringLiteral("kept"));
        credential.registryToken = Secret(token);
        credential.expires = expires;
        bool done = false;
        const CredentialKey key = ClusterLogins::keyFor(profile, credential.user);
        store.write(key, credential, [&done](const Result<void>&) { done = true; });
        m_settings->rememberAccount(key.host, key.account);
        QTRY_VERIFY(done);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MemoryStore> m_session;
    std::unique_ptr<MemoryStore> m_keychain;
    std::unique_ptr<ClusterLogins> m_logins;
    std::unique_ptr<MessageLog> m_log;
};

void TestClusterLogins::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("portolan.ini")));
    m_session = std::make_unique<MemoryStore>();
    m_keychain = std::make_unique<MemoryStore>();
    AuthEnvironment environment;
    environment.home = m_folder->path();
    environment.variables.insert(QStringLiteral("KUBECONFIG"), m_folder->filePath(QStringLiteral("config")));
    m_logins = std::make_unique<ClusterLogins>(*m_session, *m_keychain, *m_settings, environment);
    m_log = std::make_unique<MessageLog>();
}

void TestClusterLogins::cleanup()
{
    const QString seen = MessageLog::text();
    m_log.reset();
    m_logins.reset();
    m_keychain.reset();
    m_session.reset();
    QVERIFY2(!seen.contains(QStringLiteral("hunter2")), qPrintable(seen));
    QVERIFY(!contentOf(m_folder->filePath(QStringLiteral("portolan.ini"))).contains("hunter2"));
    m_settings.reset();
}

void TestClusterLogins::contextsOfTheFile()
{
    kubeconfig({{"zoe", "{client-certificate-data: QQ==, client-key-data: QQ==}"},
                   {"ann", "{token: hunter2}"}, {"ops", "{token: hunter2, as: root}"},
                   {"eve",
                       "{exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, args: [a, "
                       "--token, hunter2]}}"}},
        ", insecure-skip-tls-verify: true");
    const ClusterCandidates found = m_logins->contexts();
    QVERIFY(found.problems.isEmpty());
    QCOMPARE(found.contexts.size(), 4);
    const ClusterCandidate& ann = found.contexts.at(0);
    QVERIFY(ann.isCurrent);
    QCOMPARE(ann.context, QStringLiteral("ann"));
    QCOMPARE(ann.server, server);
    QCOMPARE(ann.nameSpace, QStringLiteral("shop"));
    QCOMPARE(ann.login, KubeLoginKind::Token);
    QVERIFY(ann.canLogInToRegistry && ann.pinsOnFirstUse && !ann.problem && !ann.command);
    QCOMPARE(ann.profile().id, profile().id);
    const ClusterCandidate& zoe = found.contexts.at(1);
    QCOMPARE(zoe.login, KubeLoginKind::ClientCertificate);
    QVERIFY(!zoe.canLogInToRegistry && !zoe.isCurrent);
    QVERIFY(!found.contexts.at(2).canLogInToRegistry);
    const ClusterCandidate& eve = found.contexts.at(3);
    QCOMPARE(eve.login, KubeLoginKind::Exec);
    QCOMPARE(eve.command->commandLine, QStringLiteral("aws a --token ***"));
    QVERIFY(!eve.isCommandConfirmed);
    m_logins->confirm(eve.command->id);
    QVERIFY(m_logins->contexts().contexts.at(3).isCommandConfirmed);
    // Another list of files than the usual one is remembered by its candidates.
    const QString other = m_folder->filePath(QStringLiteral("none"));
    QVERIFY(m_logins->contexts(other).contexts.isEmpty());
    QCOMPARE(
        m_logins->contexts(m_folder->filePath(QStringLiteral("config"))).contexts.at(0).profile().kubeconfig,
        m_folder->filePath(QStringLiteral("config")));
}

void TestClusterLogins::contextsWithProblems()
{
    write(QStringLiteral("config"), R"(
clusters:
- {name: good, cluster: {server: "https://a.example"}}
- {name: bad, cluster: {server: "nonsense"}}
- {name: ca, cluster: {server: "https://a.example", certificate-authority: gone.crt}}
users: [{name: ann, user: {token: t}}, {name: file, user: {tokenFile: gone}}]
contexts:
- {name: fine, context: {cluster: good, user: ann}}
- {name: nobody, context: {cluster: good}}
- {name: no cluster, context: {cluster: nowhere, user: ann}}
- {name: no user, context: {cluster: good, user: gone}}
- {name: bad server, context: {cluster: bad, user: ann}}
- {name: no authority, context: {cluster: ca, user: ann}}
- {name: no token, context: {cluster: good, user: file}}
)");
    write(QStringLiteral("broken"), "{");
    const ClusterCandidates found = m_logins->contexts(
        m_folder->filePath(QStringLiteral("broken")) + u':' + m_folder->filePath(QStringLiteral("config")));
    QCOMPARE(found.problems.size(), 1);
    QCOMPARE(found.problems.first().code(), QStringLiteral("KUBECONFIG_BROKEN"));
    QStringList codes;
    for (const ClusterCandidate& candidate : found.contexts)
        codes << (candidate.problem ? candidate.problem->code() : QString());
    const QString entry = QStringLiteral("KUBECONFIG_ENTRY");
    const QString file = QStringLiteral("KUBECONFIG_FILE");
    QCOMPARE(codes, QStringList({QString(), QString(), entry, entry, entry, file, file}));
}

void TestClusterLogins::fromTheContext()
{
    write(QStringLiteral("token"), "hunter2-1");
    kubeconfig({{"ann", "{tokenFile: token}"}, {"none", "{}"}});
    ClusterResolution found = resolved(profile());
    QCOMPARE(tokenOf(found), QByteArray("hunter2-1"));
    QCOMPARE(found.credential->source, m_folder->filePath(QStringLiteral("config")));
    QVERIFY(!found.problem);
    write(QStringLiteral("token"), "hunter2-2");
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2-2"));
    found = resolved(profile(QStringLiteral("none")));
    QVERIFY(!found.credential && !found.problem);
    found = resolved(profile(QStringLiteral("gone")));
    QVERIFY(!found.credential);
    QCOMPARE(found.problem->code(), QStringLiteral("CONTEXT_MISSING"));
    found = resolved(profile(QString()));
    QVERIFY(!found.credential && !found.problem);
}

void TestClusterLogins::certificate()
{
    const TestCertificates certificates;
    kubeconfig({{"ann",
        "{client-certificate: " + certificates.client().certificate.toUtf8()
            + ", client-key: " + certificates.client().key.toUtf8() + "}"}});
    const ClusterResolution found = resolved(profile());
    QVERIFY(found.credential);
    QCOMPARE(found.credential->user, QStringLiteral("Test Client"));
    QVERIFY(found.credential->expires > QDateTime::currentDateTimeUtc());
    QVERIFY(!found.credential->clientKey.isEmpty());
    QVERIFY(!found.problem);
}

void TestClusterLogins::ownLoginsComeFirst()
{
    kubeconfig({{"ann", "{token: hunter2-file}"}});
    keep(*m_keychain, profile(), QStringLiteral("hunter2-chain"));
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2-chain"));
    keep(*m_session, profile(), QStringLiteral("hunter2-session"));
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2-session"));
    RegistryProfile other = profile();
    other.account = QStringLiteral("somebody");
    QCOMPARE(tokenOf(resolved(other)), QByteArray("hunter2-file"));
}

void TestClusterLogins::ownLoginsAreTheContexts()
{
    kubeconfig({{"ann", "{}"}, {"root", "{}"}});
    keep(*m_keychain, profile(), QStringLiteral("hunter2"));
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2"));
    QCOMPARE(tokenOf(resolved(profile(QStringLiteral("root")))), QByteArray("none"));
    QCOMPARE(tokenOf(resolved(profile(QString()))), QByteArray("none"));
    // As oc names contexts.
    const QString a = ClusterLogins::keyFor(profile(QStringLiteral("shop/api:6443/ann")), QString()).host;
    const QString b = ClusterLogins::keyFor(profile(QStringLiteral("shop/api:6443/bob")), QString()).host;
    QVERIFY(a != b);
}

void TestClusterLogins::endedLogins()
{
    const QDateTime past(QDate(2024, 1, 2), QTime(3, 4, 5), Qt::UTC);
    kubeconfig({{"ann", "{token: hunter2-file}"}});
    keep(*m_keychain, profile(), QStringLiteral("hunter2-chain"), past);
    ClusterResolution found = resolved(profile());
    QCOMPARE(tokenOf(found), QByteArray("hunter2-file"));
    QVERIFY(!found.problem);
    // With nothing else it is said when it ended.
    kubeconfig({{"ann", "{}"}});
    found = resolved(profile());
    QCOMPARE(tokenOf(found), QByteArray("hunter2-chain"));
    QCOMPARE(found.problem->code(), QStringLiteral("LOGIN_EXPIRED"));
    QVERIFY(found.problem->detail().contains(QStringLiteral("2024-01-02T03:04:05Z")));
    // A token that says itself when it ended.
    const QByteArray payload = QByteArray(R"({"exp":1700000000})")
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    kubeconfig({{"bob", "{token: eyJh." + payload + ".hunter2}"}});
    found = resolved(profile(QStringLiteral("bob")));
    QVERIFY(found.credential);
    QCOMPARE(found.problem->code(), QStringLiteral("LOGIN_EXPIRED"));
}

void TestClusterLogins::lockedKeychain()
{
    class LockedStore final : public CredentialStore {
    public:
        void read(const CredentialKey&, CredentialDone done) override
        {
            QMetaObject::invokeMethod(
                &m_context,
                [done] {
                    done(
                        Error::storage(QStringLiteral("locked")).withCode(QStringLiteral("KEYCHAIN_LOCKED")));
                },
                Qt::QueuedConnection);
        }
        void write(const CredentialKey&, const Credential&, CredentialChangeDone) override {}
        void remove(const CredentialKey&, CredentialChangeDone) override {}

    private:
        QObject m_context;
    };
    LockedStore locked;
    AuthEnvironment environment;
    environment.home = m_folder->path();
    environment.variables.insert(QStringLiteral("KUBECONFIG"), m_folder->filePath(QStringLiteral("config")));
    m_logins = std::make_unique<ClusterLogins>(*m_session, locked, *m_settings, environment);
    m_settings->rememberAccount(ClusterLogins::keyFor(profile(), QString()).host, QStringLiteral("me"));
    kubeconfig({{"ann", "{token: hunter2}"}});
    ClusterResolution found = resolved(profile());
    QCOMPARE(tokenOf(found), QByteArray("hunter2"));
    QVERIFY(!found.problem);
    kubeconfig({{"ann", "{}"}});
    found = resolved(profile());
    QVERIFY(!found.credential);
    QCOMPARE(found.problem->code(), QStringLiteral("KEYCHAIN_LOCKED"));
    m_logins.reset();
}

void TestClusterLogins::pluginAsksOnce()
{
    plugin("{\"token\":\"hunter2\"}");
    ClusterResolution found = resolved(profile());
    QVERIFY(!found.credential);
    QCOMPARE(found.problem->code(), QStringLiteral("EXEC_NOT_CONFIRMED"));
    QVERIFY(found.unconfirmed);
    QCOMPARE(found.unconfirmed->commandLine, m_folder->filePath(QStringLiteral("login")));
    QCOMPARE(runs(), 0);
    m_logins->confirm(found.unconfirmed->id);
    found = resolved(profile());
    QCOMPARE(tokenOf(found), QByteArray("hunter2"));
    QCOMPARE(found.credential->source, QStringLiteral("login"));
    QCOMPARE(found.credential->impersonation.size(), 1);
    QVERIFY(!found.unconfirmed && !found.problem);
    QCOMPARE(runs(), 1);
    // Remembered over restarts.
    const Settings again(m_folder->filePath(QStringLiteral("portolan.ini")));
    QVERIFY(again.isCommandConfirmed(m_logins->contexts().contexts.first().command->id));
}

void TestClusterLogins::pluginIsKeptUntilItEnds()
{
    plugin("{\"token\":\"hunter2\"}");
    m_logins->confirm(m_logins->contexts().contexts.first().command->id);
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2"));
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2"));
    QCOMPARE(runs(), 1);
    m_logins->forget(profile());
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2"));
    QCOMPARE(runs(), 2);
    plugin("{\"token\":\"hunter2-short\",\"expirationTimestamp\":\"2024-01-01T00:00:00Z\"}");
    m_logins->forget(profile());
    const ClusterResolution found = resolved(profile());
    QCOMPARE(tokenOf(found), QByteArray("hunter2-short"));
    QCOMPARE(found.problem->code(), QStringLiteral("LOGIN_EXPIRED"));
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2-short"));
    QCOMPARE(runs(), 4);
}

void TestClusterLogins::pluginThatFails()
{
    plugin("{}");
    m_logins->confirm(m_logins->contexts().contexts.first().command->id);
    const ClusterResolution found = resolved(profile());
    QVERIFY(!found.credential && !found.unconfirmed);
    QCOMPARE(found.problem->code(), QStringLiteral("EXEC_FAILED"));
}

void TestClusterLogins::movedContext()
{
    kubeconfig({{"ann", "{token: hunter2}"}});
    const ClusterResolution found = resolved(
        RegistryProfile::openShift(QStringLiteral("https://old.example:6443"), QStringLiteral("ann")));
    QVERIFY(!found.credential);
    QCOMPARE(found.problem->code(), QStringLiteral("CONTEXT_MOVED"));
}

void TestClusterLogins::trust()
{
    const QByteArray pem("-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n");
    write(QStringLiteral("ca.crt"), pem);
    kubeconfig({{"ann", "{}"}},
        ", certificate-authority: ca.crt, tls-server-name: other, proxy-url: 'http://p:1', "
        "insecure-skip-tls-verify: true");
    TlsTrust trusted;
    QVERIFY(m_logins->applyTrust(profile(), trusted));
    const QString host = QStringLiteral("api.example:6443");
    QCOMPARE(trusted.authoritiesFor(host), QList<QByteArray>{pem});
    QCOMPARE(trusted.serverName(host), QStringLiteral("other"));
    QCOMPARE(trusted.proxies().value(host), QUrl(QStringLiteral("http://p:1")));
    QVERIFY(trusted.pinOnFirstUse(host));
    QVERIFY(!trusted.pinOnFirstUse() && !trusted.pinOnFirstUse(QStringLiteral("api.example")));
    TlsTrust untouched;
    QVERIFY(m_logins->applyTrust(profile(QString()), untouched));
    QVERIFY(untouched.authoritiesFor(host).isEmpty());
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("ca.crt"))));
    TlsTrust partly;
    const auto applied = m_logins->applyTrust(profile(), partly);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code(), QStringLiteral("KUBECONFIG_FILE"));
    QCOMPARE(partly.serverName(host), QStringLiteral("other"));
}

void TestClusterLogins::givenUp()
{
    kubeconfig({{"ann", "{token: hunter2}"}});
    bool answered = false;
    auto asker = std::make_unique<QObject>();
    m_logins->resolve(profile(), asker.get(), [&answered](const ClusterResolution&) { answered = true; });
    asker.reset();
    QCOMPARE(tokenOf(resolved(profile())), QByteArray("hunter2"));
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(TestClusterLogins)
#include "tst_clusterlogins.moc"
