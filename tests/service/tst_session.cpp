// SPDX-License-Identifier: Apache-2.0
#include "service/session.h"

#include "credentials/authenvironment.h"
#include "credentials/memorystore.h"
#include "service/threadedregistryservice.h"
#include "settings/settings.h"
#include "support/fakeregistry.h"
#include "support/imagefixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace portolan;

namespace {

//! A desktop without a keychain.
class NoKeychain final : public CredentialStore {
public:
    void read(const CredentialKey&, CredentialDone done) override
    {
        QTimer::singleShot(0, [done] { done(missing()); });
    }
    void write(const CredentialKey&, const Credential&, CredentialChangeDone done) override
    {
        QTimer::singleShot(0, [done] { done(missing()); });
    }
    void remove(const CredentialKey&, CredentialChangeDone done) override
    {
        QTimer::singleShot(0, [done] { done(missing()); });
    }

private:
    static Error missing()
    {
        return Error::storage(QStringLiteral("no backend")).withCode(QStringLiteral("KEYCHAIN_MISSING"));
    }
};

//! A keychain that answers when it is told to.
class SlowKeychain final : public CredentialStore {
public:
    void read(const CredentialKey&, CredentialDone done) override
    {
        waiting.push_back([done] { done(std::optional<Credential>()); });
    }
    void write(const CredentialKey&, const Credential&, CredentialChangeDone done) override
    {
        waiting.push_back([done] { done(Result<void>()); });
    }
    void remove(const CredentialKey&, CredentialChangeDone done) override
    {
        waiting.push_back([done] { done(Result<void>()); });
    }
    void answer()
    {
        const auto now = std::exchange(waiting, {});
        for (const auto& one : now)
            one();
    }

    std::vector<std::function<void()>> waiting;
};

//! A session in a folder of its own, with a keychain in memory.
class Desk final {
public:
    explicit Desk(CredentialStore* other = nullptr)
        : settings(folder.filePath(QStringLiteral("portolan.ini")))
        , service(folder.filePath(QStringLiteral("p.db")))
        , session(service, other ? *other : static_cast<CredentialStore&>(keychain), settings, environment())
    {
    }
    [[nodiscard]] QString library() const { return folder.filePath(QStringLiteral("library")); }
    [[nodiscard]] AuthEnvironment environment() const
    {
        AuthEnvironment made;
        made.home = folder.path();
        made.userId = QStringLiteral("1");
        made.variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        return made;
    }

    QTemporaryDir folder;
    Settings settings;
    MemoryStore keychain;
    ThreadedRegistryService service;
    Session session;
};

//! A server that lets only u:p in.
void wantLogin(FakeRegistry& fake)
{
    fake.on("GET", "/v2/").withHeader("Authorization", "Basic dTpw").reply(FakeAnswer::json("{}"));
}

const QString user = QStringLiteral("u");

} // namespace

class TestSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void libraryIsMadeOnceAndListedFirst()
    {
        Desk desk;
        QVERIFY(desk.session.start(desk.library(), QString()));
        QVERIFY(QFile::exists(desk.library() + QStringLiteral("/oci-layout")));
        QCOMPARE(desk.session.registries().size(), 1);
        QVERIFY(desk.session.registries().first().embedded);
        desk.session.removeRegistry(desk.session.localLibrary());
        QCOMPARE(desk.session.registries().size(), 1);
    }

    void keychainMayAnswerAfterTheSession()
    {
        SlowKeychain keychain;
        int called = 0;
        {
            Desk desk(&keychain);
            QVERIFY(desk.session.start(desk.library(), QString()));
            desk.session.importPullSecret(R"({"auths":{"r.example:1":{"auth":"dTpw"}}})", KeepLogin::Keychain,
                [&called](const Result<QStringList>&) { ++called; });
            QCOMPARE(keychain.waiting.size(), size_t(1));
        }
        keychain.answer();
        QCOMPARE(called, 0);
    }

    void referenceAddsItsRegistry()
    {
        Desk desk;
        QVERIFY(desk.session.start(desk.library(), QString()));
        const QSignalSpy changed(&desk.session, &Session::registriesChanged);
        const auto address = desk.session.openReference(QStringLiteral("127.0.0.1:1/team/app:2"));
        QVERIFY(address);
        QCOMPARE(address->registry, QStringLiteral("127.0.0.1:1"));
        QCOMPARE(address->tagOrDigest, QStringLiteral("2"));
        QVERIFY(changed.size() >= 1);
        QCOMPARE(desk.session.registry(address->registry)->pinnedRepositories,
            QStringList{QStringLiteral("team/app")});
        QCOMPARE(desk.session.referenceText(*address), QStringLiteral("127.0.0.1:1/team/app:2"));
        QVERIFY(!desk.session.openReference(QStringLiteral("Upper/Case")));
    }

    void localReferencesGoThereAndBack()
    {
        Desk desk;
        QVERIFY(desk.session.start(desk.library(), QString()));
        ImageFixture fixture(desk.folder.filePath(QStringLiteral("images")));
        fixture.addImage(ImageSpec::withLayers(1, 10), QStringLiteral("quay.io/team/app:1"));
        const QString text = QStringLiteral("oci:%1:quay.io/team/app:1").arg(fixture.folder());
        const auto address = desk.session.openReference(text);
        QVERIFY2(address, qPrintable(address ? QString() : address.error().toLogLine()));
        QCOMPARE(address->repository, QStringLiteral("quay.io/team/app"));
        QCOMPARE(desk.session.referenceText(*address), text);
        QVERIFY(!desk.session.openLocal(desk.folder.path()));
    }

    void loginIsTestedThenKept()
    {
        Desk desk;
        QVERIFY(desk.session.start(desk.library(), QString()));
        FakeRegistry fake;
        fake.expect("GET", "/v2/").reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\""));
        wantLogin(fake);
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        desk.session.addRegistry(profile);
        std::optional<Result<void>> done;
        const RequestHandle handle = desk.session.login(profile.id, user, Secret(QByteArray("p")),
            KeepLogin::Keychain, [&](const Result<void>& result) { done.emplace(result); });
        QTRY_VERIFY(done);
        QVERIFY2(*done, qPrintable(*done ? QString() : done->error().toLogLine()));
        QCOMPARE(desk.settings.accounts(fake.host()), QStringList{user});
        QTRY_COMPARE(desk.session.loginState(profile.id).stage, LoginState::Stage::LoggedIn);
        QCOMPARE(desk.session.loginState(profile.id).account, user);
        QFile settings(desk.folder.filePath(QStringLiteral("portolan.ini")));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("dTpw"));

        std::optional<Result<void>> out;
        desk.session.logout(profile.id, [&](const Result<void>& result) { out.emplace(result); });
        QTRY_VERIFY(out && *out);
        QTRY_COMPARE(desk.session.loginState(profile.id).stage, LoginState::Stage::Anonymous);
        QVERIFY(desk.settings.accounts(fake.host()).isEmpty());
    }

    void refusedLoginIsNotKept()
    {
        Desk desk;
        QVERIFY(desk.session.start(desk.library(), QString()));
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\""));
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        desk.session.addRegistry(profile);
        std::optional<Result<void>> done;
        const RequestHandle handle = desk.session.login(profile.id, user, Secret(QByteArray("wrong")),
            KeepLogin::Keychain, [&](const Result<void>& result) { done.emplace(result); });
        QTRY_VERIFY(done);
        QVERIFY(!*done);
        QCOMPARE(done->error().code(), QStringLiteral("LOGIN_REFUSED"));
        QVERIFY(desk.settings.accounts(fake.host()).isEmpty());
        QCOMPARE(desk.session.loginState(profile.id).stage, LoginState::Stage::Anonymous);
    }

    void withoutAKeychainTheSessionOnlyKeepsIt()
    {
        NoKeychain none;
        Desk desk(&none);
        QVERIFY(desk.session.start(desk.library(), QString()));
        FakeRegistry fake;
        const FakeAnswer challenge = FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\"");
        fake.expect("GET", "/v2/").reply(challenge);
        wantLogin(fake);
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        desk.session.addRegistry(profile);
        std::optional<Result<void>> done;
        const auto note = [&](const Result<void>& result) { done.emplace(result); };
        RequestHandle handle =
            desk.session.login(profile.id, user, Secret(QByteArray("p")), KeepLogin::Keychain, note);
        QTRY_VERIFY(done);
        QVERIFY(!*done);
        QCOMPARE(done->error().toLogLine().contains(QStringLiteral("KEYCHAIN_MISSING")), true);
        done.reset();
        fake.expect("GET", "/v2/").reply(challenge);
        handle = desk.session.login(profile.id, user, Secret(QByteArray("p")), KeepLogin::ThisSession, note);
        QTRY_VERIFY(done);
        QVERIFY2(*done, qPrintable(*done ? QString() : done->error().toLogLine()));
        QTRY_COMPARE(desk.session.loginState(profile.id).stage, LoginState::Stage::LoggedIn);
        QVERIFY(desk.settings.accounts(fake.host()).isEmpty());
    }

    void loginsOfOtherToolsAreUsedAndNamed()
    {
        Desk desk;
        QFile file(desk.folder.filePath(QStringLiteral("auth.json")));
        QVERIFY(QDir().mkpath(desk.folder.filePath(QStringLiteral("containers"))));
        file.setFileName(desk.folder.filePath(QStringLiteral("containers/auth.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"auths\":{\"127.0.0.1:9\":{\"auth\":\"dTpw\"}}}");
        file.close();
        QVERIFY(desk.session.start(desk.library(), QString()));
        const RegistryProfile profile = RegistryProfile::distribution(QStringLiteral("127.0.0.1:9"));
        desk.session.addRegistry(profile);
        QTRY_COMPARE(desk.session.loginState(profile.id).stage, LoginState::Stage::LoggedIn);
        QCOMPARE(desk.session.loginState(profile.id).source, file.fileName());
        QVERIFY(desk.session.otherLogins(profile.id).join(u'\n').contains(file.fileName()));
    }

    void pullSecretBecomesLoginsAndRegistries()
    {
        Desk desk;
        QVERIFY(desk.session.start(desk.library(), QString()));
        std::optional<Result<QStringList>> done;
        desk.session.importPullSecret(
            "{\"auths\":{\"a.invalid\":{\"auth\":\"dTpw\"},\"b.invalid\":{\"auth\":\"dTpw\"}}}",
            KeepLogin::Keychain, [&](const Result<QStringList>& hosts) { done.emplace(hosts); });
        QTRY_VERIFY(done);
        QVERIFY(*done);
        QCOMPARE((*done)->size(), 2);
        QVERIFY(desk.session.registry(QStringLiteral("a.invalid")));
        QCOMPARE(desk.settings.accounts(QStringLiteral("b.invalid")), QStringList{user});
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
