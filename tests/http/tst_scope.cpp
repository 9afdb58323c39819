// SPDX-License-Identifier: Apache-2.0
#include "http/scope.h"

#include <QTest>

using namespace portolan;

class TestScope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wording();
    void fromChallenge_data();
    void fromChallenge();
    void joining();
    void gentler();
};

void TestScope::wording()
{
    QCOMPARE(ScopeSet::pull(QStringLiteral("ns/app")).key(), QStringLiteral("repository:ns/app:pull"));
    QCOMPARE(ScopeSet::push(QStringLiteral("ns/app")).key(), QStringLiteral("repository:ns/app:pull,push"));
    QCOMPARE(
        ScopeSet::remove(QStringLiteral("ns/app")).key(), QStringLiteral("repository:ns/app:delete,pull"));
    QCOMPARE(ScopeSet::catalog().key(), QStringLiteral("registry:catalog:*"));
    QVERIFY(ScopeSet().isEmpty());
    QCOMPARE(ScopeSet().key(), QString());
}

void TestScope::fromChallenge_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");

    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("sorted") << QStringLiteral("repository:b:pull repository:a:pull")
                            << QStringLiteral("repository:a:pull repository:b:pull");
    QTest::newRow("actions sorted") << QStringLiteral("repository:a:push,pull")
                                    << QStringLiteral("repository:a:pull,push");
    QTest::newRow("name with a port")
        << QStringLiteral("repository:host:5000/a:push repository:host:5000/a:pull")
        << QStringLiteral("repository:host:5000/a:pull,push");
    QTest::newRow("class") << QStringLiteral("repository(plugin):a/b:pull")
                           << QStringLiteral("repository(plugin):a/b:pull");
    QTest::newRow("no scope by the grammar") << QStringLiteral("aws") << QStringLiteral("aws");
    QTest::newRow("blanks") << QStringLiteral("  repository:a:pull   repository:a:pull ")
                            << QStringLiteral("repository:a:pull");
}

void TestScope::fromChallenge()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QCOMPARE(ScopeSet::fromChallenge(text).key(), key);
}

void TestScope::joining()
{
    const ScopeSet pull = ScopeSet::pull(QStringLiteral("a"));
    const ScopeSet push = ScopeSet::push(QStringLiteral("a"));
    QCOMPARE(pull.with(push), push);
    QCOMPARE(push.with(ScopeSet::pull(QStringLiteral("b"))).scopes(),
        QStringList({QStringLiteral("repository:a:pull,push"), QStringLiteral("repository:b:pull")}));
    QVERIFY(!(pull == push));
}

void TestScope::gentler()
{
    const ScopeSet all = ScopeSet::remove(QStringLiteral("a")).with(ScopeSet::catalog());
    QCOMPARE(all.withPushForDelete().key(), QStringLiteral("registry:catalog:* repository:a:pull,push"));
    QCOMPARE(all.withoutCatalog(), ScopeSet::remove(QStringLiteral("a")));
    const ScopeSet pull = ScopeSet::pull(QStringLiteral("a"));
    QCOMPARE(pull.withPushForDelete(), pull);
    QCOMPARE(pull.withoutCatalog(), pull);
}

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
