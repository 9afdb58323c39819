// SPDX-License-Identifier: Apache-2.0
#include "credentials/memorystore.h"

#include <QTest>

namespace portolan {

class MemoryStoreTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keyText();
    void keepsAndForgets();
    void answersLaterAndNotAfterItsEnd();
};

void MemoryStoreTest::keyText()
{
    QCOMPARE(CredentialKey(QStringLiteral("Quay.io"), QStringLiteral("Ann")).toString(),
        QStringLiteral("portolan/quay.io/Ann"));
    QCOMPARE(CredentialKey(QStringLiteral("registry-1.docker.io"), QStringLiteral("a")),
        CredentialKey(QStringLiteral("docker.io"), QStringLiteral("a")));
    QVERIFY(CredentialKey(QStringLiteral("h:1"), QStringLiteral("a"))
        != CredentialKey(QStringLiteral("h"), QStringLiteral("a")));
}

void MemoryStoreTest::keepsAndForgets()
{
    MemoryStore store;
    const CredentialKey ann(QStringLiteral("quay.io"), QStringLiteral("ann"));
    const CredentialKey bob(QStringLiteral("quay.io"), QStringLiteral("bob"));
    int written = 0;
    const auto count = [&written](const Result<void>& done) { written += done ? 1 : 0; };
    store.write(ann, Credential(QStringLiteral("ann"), Secret(QStringLiteral("pw"))), count);
    store.write(bob, Credential(QStringLiteral("bob"), Secret(QStringLiteral("pw2"))), count);
    QTRY_COMPARE(written, 2);
    QCOMPARE(store.accounts(QStringLiteral("QUAY.io")),
        (QStringList{QStringLiteral("bob"), QStringLiteral("ann")}));

    std::optional<Credential> found;
    const auto take = [&found](const Result<std::optional<Credential>>& read) {
        found = read.value_or(std::nullopt);
    };
    store.read(ann, take);
    QTRY_VERIFY(found);
    QCOMPARE(found->password.reveal(), QByteArrayView("pw"));
    QCOMPARE(found->source, QStringLiteral("this session"));

    store.remove(ann, count);
    QTRY_COMPARE(written, 3);
    store.read(ann, take);
    QTRY_VERIFY(!found);
    QCOMPARE(store.accounts(QStringLiteral("quay.io")), QStringList{QStringLiteral("bob")});
}

void MemoryStoreTest::answersLaterAndNotAfterItsEnd()
{
    bool answered = false;
    const auto note = [&answered](const Result<std::optional<Credential>>&) { answered = true; };
    auto store = std::make_unique<MemoryStore>();
    store->read(CredentialKey(), note);
    QVERIFY(!answered);
    store.reset();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!answered);
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::MemoryStoreTest)
#include "tst_memorystore.moc"
