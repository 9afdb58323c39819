// SPDX-License-Identifier: Apache-2.0
#include "cli/invocation.h"

#include <QTest>

using namespace portolan;

namespace {

Result<Invocation> parse(const char* line)
{
    return Invocation::parse(QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class TestInvocation final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understood()
    {
        const auto invocation = parse("pull --json quay.io/a:1 --to=oci:dir:1 --platform linux/arm64 -q");
        QVERIFY(invocation);
        QCOMPARE(invocation->command, QStringLiteral("pull"));
        QCOMPARE(invocation->positionals, QStringList{QStringLiteral("quay.io/a:1")});
        QCOMPARE(invocation->value(QStringLiteral("to")), QStringLiteral("oci:dir:1"));
        QCOMPARE(invocation->value(QStringLiteral("platform")), QStringLiteral("linux/arm64"));
        QVERIFY(invocation->has(QStringLiteral("quiet")) && invocation->has(QStringLiteral("json")));
    }

    void doubleDashEndsOptions()
    {
        const auto invocation = parse("inspect -- --odd");
        QVERIFY(invocation);
        QCOMPARE(invocation->positionals, QStringList{QStringLiteral("--odd")});
    }

    void refused_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << QString();
        QTest::newRow("unknown command") << "explode";
        QTest::newRow("missing argument") << "tags";
        QTest::newRow("too many") << "inspect a b";
        QTest::newRow("unknown option") << "tags --fast a";
        QTest::newRow("option of another command") << "tags --raw a";
        QTest::newRow("value missing") << "inspect a --platform";
        QTest::newRow("value not wanted") << "inspect a --raw=yes";
        QTest::newRow("password in the open") << "ls --password secret quay.io";
        QTest::newRow("user without password") << "ls --user me quay.io";
        QTest::newRow("pull to nowhere") << "pull a";
        QTest::newRow("context without a name") << "ls --context";
        QTest::newRow("rollback to nothing") << "rollback a";
        QTest::newRow("share what is no login") << "logout --share-with-podman a";
    }
    void refused()
    {
        QFETCH(QString, line);
        const auto invocation = Invocation::parse(line.split(u' ', Qt::SkipEmptyParts));
        QVERIFY(!invocation);
        QCOMPARE(invocation.error().kind(), ErrorKind::Usage);
        QVERIFY(!invocation.error().toLogLine().contains(QStringLiteral("secret")));
    }

    void everyCommandHasHelpWithAnExample_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* name : {"ls", "tags", "inspect", "diff", "pull", "copy", "rm", "undo", "history",
                 "rollback", "tag", "import", "scale", "expire", "search", "scan", "rescan", "uses", "show",
                 "explain", "watch", "login", "logout"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyCommandHasHelpWithAnExample()
    {
        QFETCH(QString, command);
        const auto invocation = Invocation::parse({command, QStringLiteral("--help")});
        QVERIFY(invocation && invocation->wantsHelp);
        const QString help = Invocation::help(command);
        QVERIFY(help.startsWith(QStringLiteral("Usage: portolan-cli ") + command));
        QVERIFY(help.contains(QStringLiteral("Example: portolan-cli ") + command));
        QVERIFY(Invocation::help(QString()).contains(QStringLiteral("  ") + command));
    }
};

QTEST_GUILESS_MAIN(TestInvocation)
#include "tst_invocation.moc"
