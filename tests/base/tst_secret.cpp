// SPDX-License-Identifier: Apache-2.0
#include "base/credential.h"
#include "base/secret.h"

#include <QDebug>
#include <QTest>

#include <type_traits>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

// A secret never turns into text by itself.
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<QString, Secret>);
static_assert(!std::is_convertible_v<QByteArray, Secret>);

class TestSecret final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheBytes()
    {
        const Secret fromText(u"p\u00e4ssword"_s);
        QCOMPARE(fromText.reveal().toByteArray(), QByteArray("p\xc3\xa4ssword"));
        const Secret fromBytes(QByteArray("a\0b", 3));
        QCOMPARE(fromBytes.reveal().size(), 3);
        QVERIFY(!fromBytes.isEmpty());
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QString()).isEmpty());
        QVERIFY(Secret().reveal().isEmpty());
    }

    void emptiesTheCallersArray()
    {
        QByteArray bytes(100, 'x');
        const Secret secret(std::move(bytes));
        QVERIFY(bytes.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the contract
        QCOMPARE(secret.reveal().toByteArray(), QByteArray(100, 'x'));
    }

    void leavesOtherOwnersAlone()
    {
        const QByteArray original("shared-secret");
        QByteArray copy = original;
        const Secret secret(std::move(copy));
        QCOMPARE(original, QByteArray("shared-secret"));
        QCOMPARE(secret.reveal().toByteArray(), original);
    }

    void copiesShareOneBuffer()
    {
        const Secret first(u"token"_s);
        const Secret second =
            first; // NOLINT(performance-unnecessary-copy-initialization): the copy is the test
        QCOMPARE(first.reveal().data(), second.reveal().data());
        QVERIFY(first == second);
        QVERIFY(first == Secret(u"token"_s));
        QVERIFY(!(first == Secret(u"other"_s)));
    }

    void credentials()
    {
        QVERIFY(Credential().isEmpty());
        QVERIFY(Credential(u"alice"_s, Secret()).isEmpty());
        QVERIFY(!Credential(u"alice"_s, Secret(u"p"_s)).isEmpty());
        Credential tokenOnly;
        tokenOnly.registryToken = Secret(u"t"_s);
        QVERIFY(!tokenOnly.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
