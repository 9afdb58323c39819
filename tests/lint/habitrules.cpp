// SPDX-License-Identifier: Apache-2.0
#include "lint/rules.h"

#include <QRegularExpression>

namespace portolan::lint {

namespace {

constexpr int maxFileLines = 500;
constexpr int maxFunctionLines = 60;

class HabitCheck final {
public:
    explicit HabitCheck(const SourceText& source) : m_source(source) {}

    [[nodiscard]] QList<Finding> run()
    {
        if (m_source.lines().value(0) != u"// SPDX-License-Identifier: Apache-2.0")
            add(1, QStringLiteral("licence"), QStringLiteral("the first line is the SPDX line"));
        if (m_source.isHeader() && !m_source.lines().contains(QStringLiteral("#pragma once")))
            add(1, QStringLiteral("pragma-once"), QStringLiteral("headers say #pragma once"));
        // The last of the split lines is what follows the closing line break.
        if (!m_source.isHeader() && m_source.lines().size() - 1 > maxFileLines)
            add(maxFileLines + 1, QStringLiteral("file-size"),
                QStringLiteral("more than %1 lines").arg(maxFileLines));
        checkWords();
        checkCalls();
        checkFunctions();
        return std::move(m_findings);
    }

private:
    void checkWords()
    {
        static const QRegularExpression leftover(QStringLiteral(R"(\b(TO)(DO)\b|\b(FIX)(ME)\b)"));
        for (qsizetype i = 0; i < m_source.lines().size(); ++i) {
            if (leftover.match(m_source.lines()[i]).hasMatch())
                add(static_cast<int>(i) + 1, QStringLiteral("leftover"),
                    QStringLiteral("finish it, or write an issue"));
        }
    }

    void checkCalls()
    {
        static const QRegularExpression translation(QStringLiteral(R"((?<![\w.>])tr\s*\()"));
        static const QRegularExpression spinning(QStringLiteral(R"(\bprocessEvents\b)"));
        if (m_source.path().startsWith(u"app/"))
            findAll(translation, QStringLiteral("wording"),
                QStringLiteral("app has no text for people: tr() is for ui"));
        if (!m_source.path().startsWith(u"tests/support/"))
            findAll(spinning, QStringLiteral("nested-loop"), QStringLiteral("no nested event loop"));
    }

    void checkFunctions()
    {
        // The tables of data-driven tests are lists, not logic.
        static const QRegularExpression table(QStringLiteral(R"(_data\(\)\s*$)"));
        const bool inTests = m_source.path().startsWith(u"tests/");
        for (const Statement& statement : m_source.statements()) {
            const bool function =
                statement.opensBlock && statement.depth == 0 && statement.text.contains(u'(');
            if (inTests && table.match(statement.text).hasMatch())
                continue;
            if (function && statement.blockLines > maxFunctionLines)
                add(m_source.lineAt(statement.begin + statement.text.size()), QStringLiteral("function-size"),
                    QStringLiteral("%1 lines; %2 at most").arg(statement.blockLines).arg(maxFunctionLines));
        }
    }

    void findAll(const QRegularExpression& pattern, const QString& rule, const QString& message)
    {
        QRegularExpressionMatchIterator matches = pattern.globalMatch(m_source.code());
        while (matches.hasNext())
            add(m_source.lineAt(matches.next().capturedStart()), rule, message);
    }

    void add(int line, const QString& rule, const QString& message)
    {
        m_findings.append({rule, m_source.path(), line, message});
    }

    const SourceText& m_source;
    QList<Finding> m_findings;
};

} // namespace

QList<Finding> checkHabits(const SourceText& source)
{
    return HabitCheck(source).run();
}

QList<Finding> checkLicenceLine(const QString& path, const QString& text)
{
    const QString expected = QStringLiteral("# SPDX-License-Identifier: Apache-2.0");
    const QStringList lines = text.split(u'\n');
    if (lines.value(0) == expected || (lines.value(0).startsWith(u"#!") && lines.value(1) == expected))
        return {};
    return {{QStringLiteral("licence"), path, 1, QStringLiteral("begins with the SPDX line")}};
}

} // namespace portolan::lint
