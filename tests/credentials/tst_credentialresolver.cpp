// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialresolver.h"

#include "credentials/memorystore.h"
#include "support/messagelog.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace portolan {

//! A keychain that answers as told, or never.
class ScriptedKeychain final : public CredentialStore {
public:
    void read(const CredentialKey& key, CredentialDone done) override
    {
        asked << key.toString();
        if (hangs) {
            waiting.push_back(std::move(done));
            return;
        }
        QMetaObject::invokeMethod(
            qApp,
            [this, key, done = std::move(done)] {
                if (failure)
                    done(*failure);
                else if (logins.contains(key))
                    done(std::optional<Credential>(logins.value(key)));
                else
                    done(std::optional<Credential>());
            },
            Qt::QueuedConnection);
    }
    void write(const CredentialKey&, const Credential&, CredentialChangeDone) override
    {
        QFAIL("the resolver never writes");
    }
    void remove(const CredentialKey&, CredentialChangeDone) override { QFAIL("the resolver never removes"); }

    QHash<CredentialKey, Credential> logins;
    std::optional<Error> failure;
    bool hangs = false;
    QStringList asked;
    std::vector<CredentialDone> waiting;
};

class CredentialResolverTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void orderOfSources();
    void accountChooses();
    void severalAccounts();
    void repositoryChoosesNamespace();
    void filesInOrder();
    void helperBeforeStoreBeforeLogins();
    void hostHelperIsExclusiveInItsFile();
    void dockerHubAsksWithBothKeys();
    void failingHelperIsAskedOnce();
    void problemsDoNotStopTheSearch();
    void givenUp();
    void hangingKeychainAfterTheEnd();
    void sources();
    void nothingIsLogged();

private:
    void file(const QString& name, const QByteArray& bytes) const
    {
        const QString path = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        if (name.startsWith(QLatin1String("bin/")))
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    //! A helper that notes the key it was asked for.
    void helper(const char* name, const QByteArray& answer) const
    {
        file(QStringLiteral("bin/docker-credential-") + QString::fromLatin1(name),
            "#!/bin/sh\nread key\necho \"" + QByteArray(name) + " $key\" >> "
                + m_folder->filePath(QStringLiteral("asked")).toUtf8() + '\n' + answer + '\n');
    }
    [[nodiscard]] QStringList helpersAsked() const
    {
        QFile asked(m_folder->filePath(QStringLiteral("asked")));
        return asked.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(asked.readAll()).split(u'\n', Qt::SkipEmptyParts)
            : QStringList();
    }
    [[nodiscard]] std::unique_ptr<CredentialResolver> resolver()
    {
        auto made = std::make_unique<CredentialResolver>(
            *m_session, *m_keychain, [this](const QString& host) { return m_remembered.value(host); },
            m_environment);
        made->setHelperTimeout(std::chrono::milliseconds(5000));
        return made;
    }
    [[nodiscard]] CredentialResolution resolve(const CredentialQuery& query)
    {
        const auto made = resolver();
        std::optional<CredentialResolution> found;
        made->resolve(query, this, [&found](const CredentialResolution& resolution) { found = resolution; });
        if (!QTest::qWaitFor([&found] { return found.has_value(); }, 20000))
            qFatal("the resolver never answered");
        return *found;
    }
    [[nodiscard]] QString sourceOf(const CredentialQuery& query)
    {
        const CredentialResolution found = resolve(query);
        return found.credential ? found.credential->source : QStringLiteral("none");
    }
    void keep(const char* host, const char* user)
    {
        m_session->write(CredentialKey(QString::fromLatin1(host), QString::fromLatin1(user)),
            Credential(QString::fromLatin1(user), Secret(QStringLiteral("session-pw"))),
            [](const Result<void>&) {});
    }
    void remember(const char* host, const char* user)
    {
        const CredentialKey key(QString::fromLatin1(host), QString::fromLatin1(user));
        m_keychain->logins.insert(
            key, Credential(key.account, Secret(QStringLiteral("keychain-pw")), QStringLiteral("keychain")));
        m_remembered[key.host] << key.account;
    }

    static inline const QString quay = QStringLiteral("quay.io");
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemoryStore> m_session;
    std::unique_ptr<ScriptedKeychain> m_keychain;
    QHash<QString, QStringList> m_remembered;
    AuthEnvironment m_environment;
    QString m_auth;
    QString m_docker;
};

void CredentialResolverTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<MemoryStore>();
    m_keychain = std::make_unique<ScriptedKeychain>();
    m_remembered.clear();
    m_environment = AuthEnvironment();
    m_environment.home = m_folder->path();
    m_environment.variables.insert(
        QStringLiteral("XDG_RUNTIME_DIR"), m_folder->filePath(QStringLiteral("run")));
    m_environment.variables.insert(QStringLiteral("PATH"), m_folder->filePath(QStringLiteral("bin")));
    m_auth = m_folder->filePath(QStringLiteral("run/containers/auth.json"));
    m_docker = m_folder->filePath(QStringLiteral(".docker/config.json"));
}

void CredentialResolverTest::orderOfSources()
{
    QCOMPARE(sourceOf(CredentialQuery(quay)), QStringLiteral("none"));
    file(QStringLiteral(".docker/config.json"), R"({"auths":{"quay.io":{"auth":"ZmlsZTpwdw=="}}})");
    QCOMPARE(sourceOf(CredentialQuery(quay)), m_docker);
    remember("quay.io", "ann");
    QCOMPARE(sourceOf(CredentialQuery(quay)), QStringLiteral("keychain"));
    keep("quay.io", "ann");
    QCOMPARE(sourceOf(CredentialQuery(quay)), QStringLiteral("this session"));
    QCOMPARE(sourceOf(CredentialQuery(QStringLiteral("quay.io:443"))), QStringLiteral("none"));
}

void CredentialResolverTest::accountChooses()
{
    keep("quay.io", "ann");
    remember("quay.io", "bob");
    file(QStringLiteral(".docker/config.json"), R"({"auths":{"quay.io":{"auth":"ZmlsZTpwdw=="}}})");
    const auto by = [this](const char* account) {
        return sourceOf(CredentialQuery(quay, QString(), QString::fromLatin1(account)));
    };
    QCOMPARE(by("ann"), QStringLiteral("this session"));
    QCOMPARE(by("bob"), QStringLiteral("keychain"));
    QCOMPARE(by("file"), m_docker);
    QCOMPARE(by("eve"), QStringLiteral("none"));
    // An account that is not on the list may be in the keychain all the same: portolan-cli could have put it
    // there.
    m_remembered.clear();
    QCOMPARE(by("bob"), QStringLiteral("keychain"));
}

void CredentialResolverTest::severalAccounts()
{
    remember("quay.io", "bob");
    m_remembered[quay].prepend(QStringLiteral("gone"));
    QCOMPARE(sourceOf(CredentialQuery(quay)), QStringLiteral("keychain"));
    QCOMPARE(m_keychain->asked,
        (QStringList{QStringLiteral("portolan/quay.io/gone"), QStringLiteral("portolan/quay.io/bob")}));
}

void CredentialResolverTest::repositoryChoosesNamespace()
{
    file(QStringLiteral("run/containers/auth.json"),
        R"({"auths":{"quay.io":{"auth":"YW5uOnB3"},"quay.io/team":{"auth":"Ym9iOnB3"}}})");
    QCOMPARE(
        resolve(CredentialQuery(quay, QStringLiteral("team/app"))).credential->user, QStringLiteral("bob"));
    QCOMPARE(
        resolve(CredentialQuery(quay, QStringLiteral("other/app"))).credential->user, QStringLiteral("ann"));
    QCOMPARE(resolve(CredentialQuery(quay)).credential->user, QStringLiteral("ann"));
}

void CredentialResolverTest::filesInOrder()
{
    file(QStringLiteral(".dockercfg"), R"({"quay.io":{"auth":"b2xkOnB3"}})");
    QCOMPARE(resolve(CredentialQuery(quay)).credential->user, QStringLiteral("old"));
    file(QStringLiteral(".docker/config.json"), R"({"auths":{"quay.io":{"auth":"ZG9ja2VyOnB3"}}})");
    QCOMPARE(resolve(CredentialQuery(quay)).credential->user, QStringLiteral("docker"));
    file(QStringLiteral("run/containers/auth.json"), R"({"auths":{"quay.io":{}}})");
    QCOMPARE(resolve(CredentialQuery(quay)).credential->user, QStringLiteral("docker"));
    file(QStringLiteral("run/containers/auth.json"), R"({"auths":{"quay.io":{"auth":"cG9kbWFuOnB3"}}})");
    QCOMPARE(resolve(CredentialQuery(quay)).credential->user, QStringLiteral("podman"));
    m_environment.variables.insert(QStringLiteral("REGISTRY_AUTH_FILE"), m_docker);
    QCOMPARE(resolve(CredentialQuery(quay)).credential->user, QStringLiteral("docker"));
}

void CredentialResolverTest::helperBeforeStoreBeforeLogins()
{
    helper("store", "echo 'credentials not found in native keychain'; exit 1");
    file(QStringLiteral(".docker/config.json"),
        R"({"auths":{"quay.io":{"auth":"ZmlsZTpwdw=="}},"credsStore":"store"})");
    QCOMPARE(sourceOf(CredentialQuery(quay)), m_docker);
    helper("store", R"(echo '{"Username":"ann","Secret":"pw"}')");
    QCOMPARE(sourceOf(CredentialQuery(quay)), QStringLiteral("docker-credential-store"));
    helper("own", R"(echo '{"Username":"own","Secret":"pw"}')");
    file(QStringLiteral(".docker/config.json"), R"({"credHelpers":{"quay.io":"own"},"credsStore":"store"})");
    QCOMPARE(sourceOf(CredentialQuery(quay)), QStringLiteral("docker-credential-own"));
    QCOMPARE(helpersAsked(),
        (QStringList{QStringLiteral("store quay.io"), QStringLiteral("store quay.io"),
            QStringLiteral("own quay.io")}));
}

void CredentialResolverTest::hostHelperIsExclusiveInItsFile()
{
    helper("own", "echo 'credentials not found in native keychain'; exit 1");
    file(QStringLiteral("run/containers/auth.json"),
        R"({"auths":{"quay.io":{"auth":"YW5uOnB3"}},"credHelpers":{"quay.io":"own"}})");
    QCOMPARE(sourceOf(CredentialQuery(quay)), QStringLiteral("none"));
    // The next file has its say.
    file(QStringLiteral(".docker/config.json"), R"({"auths":{"quay.io":{"auth":"ZmlsZTpwdw=="}}})");
    QCOMPARE(sourceOf(CredentialQuery(quay)), m_docker);
}

void CredentialResolverTest::dockerHubAsksWithBothKeys()
{
    helper("store",
        R"(if [ "$key" = docker.io ]; then echo '{"Username":"ann","Secret":"pw"}'; else echo 'credentials not found in native keychain'; exit 1; fi)");
    file(QStringLiteral(".docker/config.json"), R"({"credsStore":"store"})");
    QCOMPARE(sourceOf(CredentialQuery(QStringLiteral("registry-1.docker.io"))),
        QStringLiteral("docker-credential-store"));
    QCOMPARE(helpersAsked(),
        (QStringList{
            QStringLiteral("store https://index.docker.io/v1/"), QStringLiteral("store docker.io")}));
}

void CredentialResolverTest::failingHelperIsAskedOnce()
{
    helper("store", "echo 'the vault is sealed'; exit 1");
    file(QStringLiteral(".docker/config.json"),
        R"({"auths":{"https://index.docker.io/v1/":{"auth":"ZmlsZTpwdw=="}},"credsStore":"store"})");
    const CredentialResolution found = resolve(CredentialQuery(QStringLiteral("docker.io")));
    QVERIFY(found.credential);
    QCOMPARE(found.credential->source, m_docker);
    QCOMPARE(found.problems.size(), 1);
    QCOMPARE(found.problems.first().code(), QStringLiteral("HELPER_FAILED"));
    QCOMPARE(helpersAsked().size(), 1);
}

void CredentialResolverTest::problemsDoNotStopTheSearch()
{
    remember("quay.io", "ann");
    m_keychain->failure =
        Error::storage(QStringLiteral("locked")).withCode(QStringLiteral("KEYCHAIN_LOCKED"));
    file(QStringLiteral("run/containers/auth.json"), "{broken");
    file(QStringLiteral(".docker/config.json"), R"({"credsStore":"nosuch"})");
    file(QStringLiteral(".dockercfg"), R"({"quay.io":{"auth":"b2xkOnB3"}})");
    const CredentialResolution found = resolve(CredentialQuery(quay));
    QVERIFY(found.credential);
    QCOMPARE(found.credential->user, QStringLiteral("old"));
    QCOMPARE(found.problems.size(), 3);
    QCOMPARE(found.problems[0].code(), QStringLiteral("KEYCHAIN_LOCKED"));
    QCOMPARE(found.problems[1].path(), m_auth);
    QCOMPARE(found.problems[2].code(), QStringLiteral("HELPER_MISSING"));
}

void CredentialResolverTest::givenUp()
{
    keep("quay.io", "ann");
    const auto made = resolver();
    bool answered = false;
    auto context = std::make_unique<QObject>();
    made->resolve(
        CredentialQuery(quay), context.get(), [&answered](const CredentialResolution&) { answered = true; });
    QVERIFY(!answered);
    context.reset();
    // A search that came later has been answered: the first will not be any more.
    bool later = false;
    made->resolve(CredentialQuery(quay), this, [&later](const CredentialResolution&) { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!answered);
}

void CredentialResolverTest::hangingKeychainAfterTheEnd()
{
    remember("quay.io", "ann");
    m_keychain->hangs = true;
    auto made = resolver();
    bool answered = false;
    made->resolve(CredentialQuery(quay), this, [&answered](const CredentialResolution&) { answered = true; });
    QTRY_COMPARE(m_keychain->waiting.size(), size_t(1));
    made.reset();
    m_keychain->waiting.front()(std::optional<Credential>());
    QVERIFY(!answered);
}

void CredentialResolverTest::sources()
{
    helper("store", R"(echo '{"Username":"ann","Secret":"pw"}')");
    keep("quay.io", "ann");
    remember("quay.io", "bob");
    file(QStringLiteral("run/containers/auth.json"), R"({"auths":{"quay.io/team":{"auth":"cG9kbWFuOnB3"}}})");
    file(QStringLiteral(".docker/config.json"),
        R"({"auths":{"quay.io":{"auth":"ZG9ja2VyOnB3"}},"credsStore":"store"})");
    QStringList found;
    for (const CredentialSource& source :
        resolver()->sourcesFor(CredentialQuery(quay, QStringLiteral("team/app"))))
        found << source.where + u'|' + source.key + u'|' + source.account;
    QCOMPARE(found,
        (QStringList{QStringLiteral("this session|quay.io|ann"), QStringLiteral("keychain|quay.io|bob"),
            m_auth + QStringLiteral("|quay.io/team|podman"),
            QStringLiteral("docker-credential-store|quay.io|"),
            m_docker + QStringLiteral("|quay.io|docker")}));
    QVERIFY(helpersAsked().isEmpty());
    QVERIFY(m_keychain->asked.isEmpty());
}

void CredentialResolverTest::nothingIsLogged()
{
    const MessageLog log;
    helper("store", R"(echo '{"Username":"ann","Secret":"hunter2"'; exit 1)");
    file(QStringLiteral("run/containers/auth.json"), R"({"auths":{"quay.io":{"password":"hunter2"} oops)");
    file(QStringLiteral(".docker/config.json"),
        R"({"auths":{"quay.io":{"username":"ann","password":"hunter2"}},"credsStore":"store"})");
    const CredentialResolution found = resolve(CredentialQuery(quay));
    QVERIFY(found.credential);
    QCOMPARE(found.credential->password.reveal(), QByteArrayView("hunter2"));
    QCOMPARE(found.problems.size(), 2);
    for (const Error& problem : found.problems)
        QVERIFY2(!problem.toLogLine().contains(QStringLiteral("hunter2")), qPrintable(problem.toLogLine()));
    QVERIFY(log.text().contains(m_auth));
    QVERIFY2(!log.text().contains(QStringLiteral("hunter2")), qPrintable(log.text()));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::CredentialResolverTest)
#include "tst_credentialresolver.moc"
