// SPDX-License-Identifier: Apache-2.0
#include "credentials/keychainstore.h"

#include "credentials/loginblob.h"
#include "support/messagelog.h"
#include "support/privatekeyring.h"

#include <QSignalSpy>
#include <QTest>

namespace portolan {

//! Against a real gnome-keyring. The order of the functions matters: first without a bus, then without a
//! keyring on it, then with one, in the end with a locked one.
class KeychainStoreTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blobs_data();
    void blobs();
    void blobsThatEnd();
    void brokenBlobs_data();
    void brokenBlobs();

    void withoutBusItIsMissing();
    void withoutKeyringItIsMissing();
    void startKeyring();
    void keepsAndForgets();
    void accountsAreApart();
    void replaces();
    void keepsEveryKindOfSecret();
    void secretsAreNowhereToBeSeen();
    void tellsThatItWaits();
    void quickAnswersAreNoWaiting();
    void destroyedStoreIsSilent();
    void lockedIsSaid();

private:
    using Answer = Result<std::optional<Credential>>;

    [[nodiscard]] static Answer read(KeychainStore& store, const CredentialKey& key)
    {
        std::optional<Answer> answer;
        store.read(key, [&answer](const Answer& result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 15000))
            return Error::internal(QStringLiteral("no answer"));
        return *answer;
    }
    template <typename Start> [[nodiscard]] static Result<void> change(Start start)
    {
        std::optional<Result<void>> answer;
        start([&answer](const Result<void>& result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 15000))
            return Error::internal(QStringLiteral("no answer"));
        return *answer;
    }
    [[nodiscard]] static Result<void> write(
        KeychainStore& store, const CredentialKey& key, const Credential& credential)
    {
        return change([&](const CredentialChangeDone& done) { store.write(key, credential, done); });
    }
    [[nodiscard]] static Result<void> remove(KeychainStore& store, const CredentialKey& key)
    {
        return change([&](const CredentialChangeDone& done) { store.remove(key, done); });
    }
    [[nodiscard]] static Credential login(const char* user, const char* password)
    {
        return {QString::fromLatin1(user), Secret(QString::fromLatin1(password))};
    }
    void checkMissing();

    const CredentialKey m_ann{QStringLiteral("quay.io"), QStringLiteral("ann")};
    PrivateKeyring m_keyring;
    bool m_running = false;
};

void KeychainStoreTest::blobs_data()
{
    QTest::addColumn<QString>("secret");
    QTest::newRow("plain") << QStringLiteral("hunter2");
    QTest::newRow("quotes") << QStringLiteral("a\"b\\c\n\t{}");
    QTest::newRow("beyond ASCII") << QStringLiteral("pässwörd €");
    QTest::newRow("long") << QString(4000, u'x');
}

void KeychainStoreTest::blobs()
{
    QFETCH(const QString, secret);
    Credential credential(QStringLiteral("ann"), Secret(secret), QStringLiteral("elsewhere"));
    credential.identityToken = Secret(secret + u'1');
    credential.registryToken = Secret(secret + u'2');
    const auto back = fromLoginBlob(toLoginBlob(credential));
    QVERIFY(back);
    QCOMPARE(back->user, credential.user);
    QVERIFY(back->password == credential.password);
    QVERIFY(back->identityToken == credential.identityToken);
    QVERIFY(back->registryToken == credential.registryToken);
    QVERIFY(!back->expires.isValid());
    QCOMPARE(back->source, QStringLiteral("keychain"));
}

void KeychainStoreTest::blobsThatEnd()
{
    Credential credential;
    credential.registryToken = Secret(QStringLiteral("hunter2"));
    credential.expires = QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), Qt::UTC);
    credential.clientCertificate = "certificate";
    credential.clientKey = Secret(QStringLiteral("key"));
    const auto back = fromLoginBlob(toLoginBlob(credential));
    QVERIFY(back);
    QCOMPARE(back->expires, credential.expires);
    QVERIFY(back->clientKey.isEmpty() && back->clientCertificate.isEmpty());
}

void KeychainStoreTest::brokenBlobs_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("bare password") << QByteArray("hunter2");
    QTest::newRow("list") << QByteArray(R"(["hunter2"])");
    QTest::newRow("without secret") << QByteArray(R"({"user":"hunter2"})");
}

void KeychainStoreTest::brokenBlobs()
{
    QFETCH(const QByteArray, blob);
    const auto back = fromLoginBlob(blob);
    QVERIFY(!back);
    QCOMPARE(back.error().code(), QStringLiteral("KEYCHAIN_DAMAGED"));
    QVERIFY(!back.error().toLogLine().contains(QStringLiteral("hunter2")));
}

void KeychainStoreTest::checkMissing()
{
    KeychainStore store;
    const auto found = read(store, m_ann);
    QVERIFY(!found);
    QCOMPARE(found.error().kind(), ErrorKind::Storage);
    QVERIFY2(
        found.error().code() == QLatin1String("KEYCHAIN_MISSING"), qPrintable(found.error().toLogLine()));
    const auto written = write(store, m_ann, login("ann", "hunter2"));
    QVERIFY(!written);
    QCOMPARE(written.error().code(), QStringLiteral("KEYCHAIN_MISSING"));
    const auto removed = remove(store, m_ann);
    QVERIFY(!removed);
    QCOMPARE(removed.error().code(), QStringLiteral("KEYCHAIN_MISSING"));
}

void KeychainStoreTest::withoutBusItIsMissing()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    checkMissing();
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    checkMissing();
}

void KeychainStoreTest::withoutKeyringItIsMissing()
{
    if (!PrivateKeyring::isAvailable())
        QSKIP("dbus-daemon, gnome-keyring-daemon or gdbus is not installed");
    if (!m_keyring.startBus())
        QSKIP(qPrintable(m_keyring.failure()));
    m_keyring.enterBus();
    checkMissing();
}

void KeychainStoreTest::startKeyring()
{
    if (!PrivateKeyring::isAvailable())
        QSKIP("dbus-daemon, gnome-keyring-daemon or gdbus is not installed");
    if (!m_keyring.startKeyring())
        QSKIP(qPrintable(m_keyring.failure()));
    m_running = true;
}

void KeychainStoreTest::keepsAndForgets()
{
    if (!m_running)
        QSKIP("no keyring");
    KeychainStore store;
    const auto before = read(store, m_ann);
    QVERIFY2(before, before ? "" : qPrintable(before.error().toLogLine()));
    QVERIFY(!before->has_value());

    const auto written = write(store, m_ann, login("ann", "hunter2"));
    QVERIFY2(written, written ? "" : qPrintable(written.error().toLogLine()));
    KeychainStore later;
    const auto found = read(later, m_ann);
    QVERIFY(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->user, QStringLiteral("ann"));
    QCOMPARE((*found)->password.reveal(), QByteArrayView("hunter2"));
    QCOMPARE((*found)->source, QStringLiteral("keychain"));

    QVERIFY(remove(later, m_ann));
    const auto after = read(store, m_ann);
    QVERIFY(after);
    QVERIFY(!after->has_value());
    QVERIFY(remove(store, m_ann));
}

void KeychainStoreTest::accountsAreApart()
{
    if (!m_running)
        QSKIP("no keyring");
    KeychainStore store;
    const CredentialKey bob(QStringLiteral("quay.io"), QStringLiteral("bob"));
    const CredentialKey elsewhere(QStringLiteral("quay.io:443"), QStringLiteral("ann"));
    QVERIFY(write(store, m_ann, login("ann", "one")));
    QVERIFY(write(store, bob, login("bob", "two")));
    QVERIFY(remove(store, bob));
    const auto other = read(store, elsewhere);
    QVERIFY(other);
    QVERIFY(!other->has_value());
    const auto ann = read(store, m_ann);
    QVERIFY(ann);
    QVERIFY(ann->has_value());
    QCOMPARE((*ann)->password.reveal(), QByteArrayView("one"));
}

void KeychainStoreTest::replaces()
{
    if (!m_running)
        QSKIP("no keyring");
    KeychainStore store;
    QVERIFY(write(store, m_ann, login("ann", "old")));
    QVERIFY(write(store, m_ann, login("ann", "new")));
    const auto found = read(store, m_ann);
    QVERIFY(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->password.reveal(), QByteArrayView("new"));
    QVERIFY(remove(store, m_ann));
    const auto gone = read(store, m_ann);
    QVERIFY(gone);
    QVERIFY(!gone->has_value());
}

void KeychainStoreTest::keepsEveryKindOfSecret()
{
    if (!m_running)
        QSKIP("no keyring");
    KeychainStore store;
    Credential credential = login("ann", "");
    credential.password = Secret(QStringLiteral("pässwörd\n\"{}"));
    credential.identityToken = Secret(QString(3000, u't'));
    QVERIFY(write(store, m_ann, credential));
    const auto found = read(store, m_ann);
    QVERIFY(found);
    QVERIFY(found->has_value());
    QVERIFY((*found)->password == credential.password);
    QVERIFY((*found)->identityToken == credential.identityToken);
    QVERIFY(remove(store, m_ann));
}

void KeychainStoreTest::secretsAreNowhereToBeSeen()
{
    if (!m_running)
        QSKIP("no keyring");
    const MessageLog log;
    KeychainStore store;
    QVERIFY(write(store, m_ann, login("ann", "correct-horse-battery")));
    QVERIFY(read(store, m_ann));
    QVERIFY(remove(store, m_ann));
    const QByteArray blob = toLoginBlob(login("ann", "correct-horse-battery"));
    for (const QByteArray& form :
        {QByteArray("correct-horse"), QByteArray("correct-horse").toBase64().chopped(4), blob.toBase64()}) {
        QVERIFY(!log.text().contains(QString::fromLatin1(form)));
        QVERIFY(!m_keyring.filesContain(form));
    }
}

void KeychainStoreTest::tellsThatItWaits()
{
    if (!m_running)
        QSKIP("no keyring");
    KeychainStore store;
    QVERIFY(write(store, m_ann, login("ann", "hunter2")));
    QSignalSpy waiting(&store, &KeychainStore::waitingChanged);
    m_keyring.freeze(true);
    int answers = 0;
    for (int i = 0; i < 2; ++i)
        store.read(
            m_ann, [&answers](const Answer& found) { answers += found && found->has_value() ? 1 : 0; });
    const bool told = waiting.wait(5000);
    const bool isWaiting = store.isWaiting();
    const int answersThen = answers;
    m_keyring.freeze(false);
    QVERIFY(told);
    QVERIFY(isWaiting);
    QCOMPARE(answersThen, 0);
    QCOMPARE(waiting.first().first().toBool(), true);
    // The wait was only shown, not given up.
    QTRY_COMPARE(answers, 2);
    QTRY_COMPARE(waiting.size(), 2);
    QCOMPARE(waiting.last().first().toBool(), false);
    QVERIFY(!store.isWaiting());
    QVERIFY(remove(store, m_ann));
}

void KeychainStoreTest::quickAnswersAreNoWaiting()
{
    if (!m_running)
        QSKIP("no keyring");
    KeychainStore store;
    QSignalSpy waiting(&store, &KeychainStore::waitingChanged);
    QVERIFY(read(store, m_ann));
    QVERIFY(!waiting.wait(int(KeychainStore::waitingDelay.count()) + 300));
}

void KeychainStoreTest::destroyedStoreIsSilent()
{
    if (!m_running)
        QSKIP("no keyring");
    bool answered = false;
    auto store = std::make_unique<KeychainStore>();
    store->read(m_ann, [&answered](const Answer&) { answered = true; });
    store.reset();
    // Jobs run one after the other: once this one has answered, the first has ended.
    KeychainStore other;
    QVERIFY(read(other, m_ann));
    QVERIFY(!answered);

    // The same for a job that is already under way.
    m_keyring.freeze(true);
    auto busy = std::make_unique<KeychainStore>();
    QSignalSpy waiting(busy.get(), &KeychainStore::waitingChanged);
    busy->read(m_ann, [&answered](const Answer&) { answered = true; });
    const bool started = waiting.wait(5000);
    busy.reset();
    m_keyring.freeze(false);
    QVERIFY(started);
    QVERIFY(read(other, m_ann));
    QVERIFY(!answered);
}

void KeychainStoreTest::lockedIsSaid()
{
    if (!m_running)
        QSKIP("no keyring");
    QVERIFY2(m_keyring.lock(), qPrintable(m_keyring.failure()));
    KeychainStore store;
    const auto written = write(store, m_ann, login("ann", "hunter2"));
    QVERIFY(!written);
    QVERIFY2(
        written.error().code() == QLatin1String("KEYCHAIN_LOCKED"), qPrintable(written.error().toLogLine()));
    QVERIFY(!written.error().toLogLine().contains(QStringLiteral("hunter2")));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::KeychainStoreTest)
#include "tst_keychainstore.moc"
