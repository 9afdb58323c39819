// SPDX-License-Identifier: Apache-2.0
#include "lint/rules.h"

#include <QTest>

namespace portolan::lint {

//! Probe snippets, good and bad: the lint must find the one and leave the other.
class LintRulesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coroutineBraces_data();
    void coroutineBraces();
    void coroutineDeclarations_data();
    void coroutineDeclarations();
    void includes_data();
    void includes();
    void habits_data();
    void habits();
    void functionSize_data();
    void functionSize();
    void fileSize();
    void positions();
    void licenceLine();
};

namespace {

const QString licence = QStringLiteral("// SPDX-License-Identifier: Apache-2.0\n");

QStringList rulesOf(const QList<Finding>& findings)
{
    QStringList rules;
    for (const Finding& finding : findings)
        rules += finding.rule;
    rules.removeDuplicates();
    return rules;
}

bool isGuiHeader(const QString& name)
{
    return name == u"QWidget" || name == u"QIcon";
}

//! Inside a coroutine's body.
QString body(const char* statements)
{
    return QStringLiteral("QCoro::Task<Result<int>> Client::run(int a, std::stop_token stop)\n{\n%1\n}\n")
        .arg(QString::fromUtf8(statements));
}

} // namespace

void LintRulesTest::coroutineBraces_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("good");
    const auto good = [](const char* name, const char* code) { QTest::newRow(name) << body(code) << true; };
    const auto bad = [](const char* name, const char* code) { QTest::newRow(name) << body(code) << false; };

    bad("aggregate argument", "auto r = co_await send(Request {url});");
    bad("designated", "co_await send(Request{.url = u});");
    bad("empty braces", "co_await send({}, stop);");
    bad("lambda argument", "co_await retry([this] { return 1; });");
    bad("lambda with parameters", "co_await retry([this](int n) { return n; }, stop);");
    bad("subscript", "auto r = co_await send(m_urls[0]);");
    bad("structured binding", "auto [a, b] = co_await pair();");
    bad("brace after", "auto r = co_await send(x) + Size {1};");
    bad("brace initialised", "auto r {co_await send(x)};");
    bad("coroutine lambda", "auto f = [this](int n) -> QCoro::Task<int> { co_return co_await send(n); };");
    bad("in a condition", "if (co_await send(Request {1})) {\n    stop();\n}");
    bad("after a good one", "auto r = co_await send(x);\nauto s = co_await send({});");
    bad("within a loop", "for (const auto& [k, v] : map) {\n    co_await send({k});\n}");
    bad("behind a number", "constexpr int n = 1'000;\nco_await send({});");
    bad("over lines", "co_await send(\n    x,\n    {});");
    bad("multiple on a line", "a(); co_await send({}); b();");

    good("plain", "auto r = co_await send(std::move(request), stop);");
    good("constructor call", "auto r = co_await send(Request(HttpMethod::Get, url), stop);");
    good("block around", "if (a) {\n    co_await send(a);\n}");
    good("condition", "if (!co_await send(a)) {\n    co_return Error::internal(u\"x\"_s);\n}");
    good("braces elsewhere", "Request request {url};\nint list[] = {1, 2};\nco_await send(request);");
    good("lambda elsewhere",
        "auto f = [this](int n) { return n; };\nco_await send(f(1));\nauto g = [] { return 1; };");
    good("lambda in a condition", "if (any(list, [](int n) { return n > 1; })) {\n    co_await send(a);\n}");
    good("binding in a loop", "for (const auto& [k, v] : map) {\n    co_await send(k);\n}");
    good("in a comment", "co_await send(a); // {, [ and co_await {}\n/* co_await x({}) */");
    good("in a literal", "co_await send(u\"{[\"_s, '{', R\"(co_await { [)\");");
    good("in a raw literal", "auto s = u8R\"x(\")}{)x\";\nco_await send(s);");
    good("attribute", "[[maybe_unused]] auto r = co_await send(a);");
    good("else and do",
        "if (a) {\n} else {\n    co_await send(a);\n}\ndo {\n    co_await send(a);\n} while (b);");
    good("switch",
        "switch (a) {\ncase 1: {\n    co_await send(a);\n    break;\n}\ndefault:\n    co_await send(b);\n}");
    good("try", "try {\n    co_await send(a);\n} catch (const Bad& bad) {\n    co_await send(b);\n}");
}

void LintRulesTest::coroutineBraces()
{
    QFETCH(const QString, code);
    QFETCH(const bool, good);
    const QList<Finding> findings =
        checkCoroutines(SourceText(QStringLiteral("app/registry/x.cpp"), licence + code));
    QCOMPARE(rulesOf(findings), good ? QStringList() : QStringList{QStringLiteral("coroutine-braces")});
    const QList<Finding> elsewhere =
        checkCoroutines(SourceText(QStringLiteral("app/models/x.cpp"), licence + code));
    QVERIFY(rulesOf(elsewhere).contains(QStringLiteral("coroutine-place")));
}

void LintRulesTest::coroutineDeclarations_data()
{
    QTest::addColumn<QString>("declaration");
    QTest::addColumn<QString>("rule");
    const QString parameters = QStringLiteral("coroutine-parameters");
    const auto row = [](const char* text, const QString& rule) {
        QTest::newRow(text) << QString::fromUtf8(text) << rule;
    };

    row("[[nodiscard]] QCoro::Task<Result<TagPage>> fetch(TagQuery query, std::stop_token stop);", {});
    row("public:\n [[nodiscard]] static QCoro::Task<void> run(QUrl url);", {});
    row("Q_OBJECT\npublic:\n [[nodiscard]] virtual QCoro::Task<void> run(QUrl url) = 0;", {});
    row("[[nodiscard]] QCoro::Task<void> run(std::function<void(const Page&)> done, int n = 3);", {});
    row("[[nodiscard]] QCoro::Task<void> run(Mode mode = Mode::Fast, const char* name = nullptr);", {});
    row("[[nodiscard]] QCoro::Task<void> run();", {});
    row("[[nodiscard]] Result<int> plain(const QString& text);", {});
    row("std::function<QCoro::Task<void>(const QString&)> m_start;", {});
    row("[[nodiscard]] QCoro::Task<void> run(const QUrl& url, std::stop_token stop);", parameters);
    row("[[nodiscard]] QCoro::Task<Result<QList<int>>> run(int n, QList<int>&& list);", parameters);
    row("[[nodiscard]] QCoro::Task<void> run(QStringView text);", parameters);
    row("[[nodiscard]] QCoro::Task<void> run(QByteArrayView text);", parameters);
    row("[[nodiscard]] QCoro::Task<void> run(std::span<int> list);", parameters);
    row("[[nodiscard]] QCoro::Task<void> run(QModelIndex index);", parameters);
    row("[[nodiscard]] QCoro::Task<void> run(Options options = {});", parameters);
    row("[[nodiscard]] QCoro::Task<void> run(Options options = Options());", parameters);
    row("QCoro::Task<void> run(QUrl url);", QStringLiteral("coroutine-nodiscard"));
    row("[[nodiscard]] int a();\nQCoro::Task<void> run(QUrl url);", QStringLiteral("coroutine-nodiscard"));
}

void LintRulesTest::coroutineDeclarations()
{
    QFETCH(const QString, declaration);
    QFETCH(const QString, rule);
    const SourceText source(QStringLiteral("app/http/x.h"),
        licence + QStringLiteral("#pragma once\nclass X final {\n%1\n};\n").arg(declaration));
    QCOMPARE(rulesOf(checkCoroutines(source)), rule.isEmpty() ? QStringList() : QStringList{rule});
}

void LintRulesTest::includes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* path, const char* include, const char* rule) {
        QTest::addRow("%s %s", path, include)
            << QString::fromUtf8(path) << QString::fromUtf8(include) << QString::fromUtf8(rule);
    };
    row("app/http/a.cpp", "\"oci/digest.h\"", "");
    row("app/models/a.cpp", "\"service/registryservice.h\"", "");
    row("app/oci/a.cpp", "<compare>", "");
    row("app/base/a.cpp", "\"oci/digest.h\"", "arrow");
    row("app/oci/a.cpp", "\"http/scope.h\"", "arrow");
    row("app/compare/a.h", "\"registry/registry.h\"", "arrow");
    row("app/http/a.cpp", "\"registry/registry.h\"", "arrow");
    row("app/models/a.cpp", "\"http/scope.h\"", "arrow");
    row("app/service/a.cpp", "\"models/tagmodel.h\"", "arrow");
    row("app/settings/a.h", "\"registry/registryprofile.h\"", "");
    row("app/settings/a.h", "\"registry/registry.h\"", "arrow");
    row("app/registry/distribution/a.cpp", "\"transfer/pull.h\"", "arrow");
    row("app/service/a.cpp", "\"ui/mainwindow.h\"", "arrow");
    row("app/service/a.cpp", "\"support/tool.h\"", "arrow");
    row("ui/main.cpp", "\"service/registryservice.h\"", "");
    row("ui/views/a.cpp", "\"http/scope.h\"", "arrow");
    row("ui/views/a.cpp", "\"registry/registry.h\"", "arrow");
    row("tests/http/tst_a.cpp", "\"http/scope.h\"", "");
    row("app/http/qttransport.cpp", "<QNetworkAccessManager>", "");
    row("app/http/a.cpp", "<QNetworkAccessManager>", "access-manager");
    row("ui/a.cpp", "<QtNetwork/QNetworkAccessManager>", "access-manager");
    row("app/credentials/keychainstore.cpp", "<qt6keychain/keychain.h>", "");
    row("app/credentials/a.cpp", "<qt6keychain/keychain.h>", "keychain");
    row("ui/a.cpp", "<qt6keychain/keychain.h>", "keychain");
    row("app/base/a.cpp", "<nlohmann/json.hpp>", "");
    row("app/base/a.h", "<nlohmann/json.hpp>", "nlohmann");
    row("app/models/a.cpp", "<QWidget>", "headless");
    row("app/models/a.h", "<QIcon>", "headless");
    row("app/models/a.h", "<QString>", "");
    row("ui/a.cpp", "<QWidget>", "");
    row("app/oci/a.cpp", "<QNetworkReply>", "pure");
    row("app/base/a.cpp", "<QSslCertificate>", "pure");
    row("app/http/a.cpp", "<QSslCertificate>", "");
}

void LintRulesTest::includes()
{
    QFETCH(const QString, path);
    QFETCH(const QString, include);
    QFETCH(const QString, rule);
    const SourceText source(path, licence + QStringLiteral("  # include ") + include + u'\n');
    const QList<Finding> findings = checkIncludes(source, isGuiHeader);
    QCOMPARE(rulesOf(findings), rule.isEmpty() ? QStringList() : QStringList{rule});
    for (const Finding& finding : findings)
        QCOMPARE(finding.line, 2);
}

void LintRulesTest::habits_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* name, const char* path, const QString& text, const char* rule) {
        QTest::newRow(name) << QString::fromUtf8(path) << text << QString::fromUtf8(rule);
    };
    const QString call = licence + QStringLiteral("void f()\n{\n    %1\n}\n");
    row("clean", "app/base/a.cpp", call.arg(u"work();"), "");
    row("no licence", "app/base/a.cpp", QStringLiteral("void f();\n"), "licence");
    row("late licence", "tests/base/a.cpp", u'\n' + licence, "licence");
    row("header", "app/base/a.h", licence + QStringLiteral("#pragma once\n"), "");
    row("no pragma", "app/base/a.h", licence, "pragma-once");
    row("left over", "ui/a.cpp", call.arg(QStringLiteral("work(); // TO") + QStringLiteral("DO: more")),
        "leftover");
    row("to fix", "ui/a.cpp", call.arg(QStringLiteral("/* FIX") + QStringLiteral("ME */")), "leftover");
    row("tr in app", "app/models/a.cpp", call.arg(u"say(tr(\"Tag\"));"), "wording");
    row("tr in ui", "ui/a.cpp", call.arg(u"say(tr(\"Tag\"));"), "");
    row("str in app", "app/models/a.cpp", call.arg(u"say(str(1)); /* tr(x) */ say(\"tr(x)\");"), "");
    row("spinning", "ui/a.cpp", call.arg(u"QCoreApplication::processEvents();"), "nested-loop");
    row("spinning test", "tests/ui/a.cpp", call.arg(u"qApp->processEvents();"), "nested-loop");
    row("spinning helper", "tests/support/a.cpp", call.arg(u"qApp->processEvents();"), "");
}

void LintRulesTest::habits()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const QString, rule);
    QCOMPARE(
        rulesOf(checkHabits(SourceText(path, text))), rule.isEmpty() ? QStringList() : QStringList{rule});
}

void LintRulesTest::functionSize_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const QString lines = QStringLiteral("    work();\n").repeated(58);
    const QString fits = QStringLiteral("int f(int a) const\n{\n") + lines + QStringLiteral("}\n");
    const QString over =
        QStringLiteral("int f(int a) const\n{\n    work();\n") + lines + QStringLiteral("}\n");
    const QString in = QStringLiteral(
        "namespace x {\nclass Y final : public Z {\nprivate:\n    struct S {\n    };\n%1\n};\n}\n");
    const QString constructor = QStringLiteral("Y::Y()\n    : m_a {1}\n    , m_b([] { return 2; })\n{\n")
        + lines + QStringLiteral("\n}\n");
    QTest::newRow("fits") << fits << true;
    QTest::newRow("over") << over << false;
    QTest::newRow("fits in a class") << in.arg(fits) << true;
    QTest::newRow("over in a class") << in.arg(over) << false;
    QTest::newRow("many that fit") << in.arg(fits + fits) << true;
    QTest::newRow("constructor") << constructor << false;
    QTest::newRow("long table")
        << QStringLiteral("const int table[] {\n%1};\n").arg(QStringLiteral("1,\n").repeated(99)) << true;
}

void LintRulesTest::functionSize()
{
    QFETCH(const QString, text);
    QFETCH(const bool, good);
    const QStringList rules =
        rulesOf(checkHabits(SourceText(QStringLiteral("app/base/a.cpp"), licence + text)));
    QCOMPARE(rules, good ? QStringList() : QStringList{QStringLiteral("function-size")});
    const QString table = QString(text).replace(QStringLiteral("f(int a) const"), QStringLiteral("f_data()"));
    if (table != text) {
        const SourceText inTests(QStringLiteral("tests/base/tst_a.cpp"), licence + table);
        QVERIFY(checkHabits(inTests).isEmpty());
        const SourceText inApp(QStringLiteral("app/base/a.cpp"), licence + table);
        QCOMPARE(checkHabits(inApp).isEmpty(), good);
    }
}

void LintRulesTest::fileSize()
{
    const QString path = QStringLiteral("app/base/a.cpp");
    const QString fits = licence + QStringLiteral("int a;\n").repeated(499);
    QCOMPARE(rulesOf(checkHabits(SourceText(path, fits))), QStringList());
    QCOMPARE(rulesOf(checkHabits(SourceText(path, fits + QStringLiteral("int b;\n")))),
        QStringList{QStringLiteral("file-size")});
}

void LintRulesTest::positions()
{
    const SourceText source(QStringLiteral("app/http/a.cpp"),
        licence + body("    /* over\n    lines */\n    auto s = R\"(a\nb)\";\n    co_await send({});"));
    const QList<Finding> findings = checkCoroutines(source);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().toString().section(u' ', 0, 1),
        QStringLiteral("app/http/a.cpp:8: [coroutine-braces]"));
}

void LintRulesTest::licenceLine()
{
    const QString line = QStringLiteral("# SPDX-License-Identifier: Apache-2.0\n");
    QVERIFY(checkLicenceLine(QStringLiteral("a.sh"), QStringLiteral("#!/bin/bash\n") + line).isEmpty());
    QVERIFY(checkLicenceLine(QStringLiteral("CMakeLists.txt"), line).isEmpty());
    QVERIFY(!checkLicenceLine(QStringLiteral("a.sh"), QStringLiteral("#!/bin/bash\n")).isEmpty());
    QVERIFY(!checkLicenceLine(QStringLiteral("CMakeLists.txt"), u'\n' + line).isEmpty());
}

} // namespace portolan::lint

QTEST_GUILESS_MAIN(portolan::lint::LintRulesTest)
#include "tst_lintrules.moc"
