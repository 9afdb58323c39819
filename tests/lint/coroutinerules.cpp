// SPDX-License-Identifier: Apache-2.0
#include "lint/rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace portolan::lint {

namespace {

bool mayHoldCoroutines(const QString& path)
{
    static const QStringList folders{QStringLiteral("app/http/"), QStringLiteral("app/registry/"),
        QStringLiteral("app/transfer/"), QStringLiteral("app/service/"), QStringLiteral("tests/")};
    return std::any_of(
        folders.cbegin(), folders.cend(), [&path](const QString& folder) { return path.startsWith(folder); });
}

//! The position behind the bracket that closes the one at `open`.
qsizetype behindClosing(QStringView text, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < text.size(); ++at) {
        const QChar character = text[at];
        if (QStringView(u"(<{[").contains(character))
            ++depth;
        else if (QStringView(u")>}]").contains(character) && --depth == 0)
            return at + 1;
    }
    return text.size();
}

QStringList splitParameters(QStringView list)
{
    QStringList found;
    int depth = 0;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= list.size(); ++at) {
        const QChar character = at < list.size() ? list[at] : QChar(u',');
        if (QStringView(u"(<{[").contains(character))
            ++depth;
        else if (QStringView(u")>}]").contains(character))
            --depth;
        if (character == u',' && depth == 0) {
            found += list.mid(begin, at - begin).trimmed().toString();
            begin = at + 1;
        }
    }
    found.removeAll(QString());
    return found;
}

//! The parameter without what stands in angle or round brackets: `std::function<void(const A&)> f` is by
//! value.
QString outermost(const QString& parameter)
{
    QString text;
    int depth = 0;
    for (const QChar character : parameter) {
        if (QStringView(u"(<").contains(character))
            ++depth;
        if (depth == 0)
            text += character;
        if (QStringView(u")>").contains(character))
            --depth;
    }
    return text;
}

QString parameterProblem(const QString& parameter)
{
    const QString declaration = outermost(parameter).section(u'=', 0, 0);
    if (declaration.contains(u'&'))
        return QStringLiteral("a reference");
    static const QRegularExpression view(
        QStringLiteral(R"(\b(Q\w*View|QModelIndex|(std::)?(span|string_view|u16string_view))\b)"));
    if (view.match(declaration).hasMatch())
        return QStringLiteral("a view");
    static const QRegularExpression plainDefault(QStringLiteral(R"(^\s*[\w:.']+\s*$)"));
    if (parameter.contains(u'=') && !plainDefault.match(parameter.section(u'=', 1)).hasMatch())
        return QStringLiteral("a default argument of class type");
    return {};
}

class CoroutineCheck final {
public:
    explicit CoroutineCheck(const SourceText& source) : m_source(source) {}

    [[nodiscard]] QList<Finding> run()
    {
        for (const Statement& statement : m_source.statements())
            checkStatement(statement);
        if (m_source.isHeader()) {
            for (const Statement& statement : m_source.statements())
                checkDeclaration(statement);
        }
        return std::move(m_findings);
    }

private:
    void checkStatement(const Statement& statement)
    {
        static const QRegularExpression keyword(QStringLiteral(R"(\bco_(await|return|yield)\b)"));
        const QRegularExpressionMatch match = keyword.match(statement.text);
        if (!match.hasMatch())
            return;
        const qsizetype at = statement.begin + match.capturedStart();
        if (!mayHoldCoroutines(m_source.path()))
            add(at, QStringLiteral("coroutine-place"),
                QStringLiteral("coroutines live in http, registry, transfer and service"));
        static const QRegularExpression await(QStringLiteral(R"(\bco_await\b)"));
        if (await.match(statement.text).hasMatch()
            && (statement.text.contains(u'{') || statement.text.contains(u'[')))
            add(at, QStringLiteral("coroutine-braces"),
                QStringLiteral(
                    "no '{', '[' or lambda in a statement with co_await (rule C2): name things first"));
    }

    void checkDeclaration(const Statement& statement)
    {
        static const QRegularExpression task(QStringLiteral(R"(^[\s\w:()]*\bTask<)"));
        const QRegularExpressionMatch match = task.match(statement.text);
        if (!match.hasMatch())
            return;
        const QStringView text(statement.text);
        const qsizetype name = behindClosing(text, match.capturedEnd() - 1);
        static const QRegularExpression function(QStringLiteral(R"(^\s*[\w:]+\s*\()"));
        const QRegularExpressionMatch called = function.match(text.mid(name).toString());
        if (!called.hasMatch())
            return;
        const qsizetype open = name + called.capturedEnd() - 1;
        const qsizetype close = behindClosing(text, open) - 1;
        for (const QString& parameter : splitParameters(text.mid(open + 1, close - open - 1))) {
            const QString problem = parameterProblem(parameter);
            if (!problem.isEmpty())
                add(statement.begin + open, QStringLiteral("coroutine-parameters"),
                    QStringLiteral("%1 is %2; coroutines take values (rule C4)")
                        .arg(parameter.simplified(), problem));
        }
        // Attributes are blanked in the code.
        const QStringView written = QStringView(m_source.raw()).mid(statement.begin, name);
        if (!written.contains(u"[[nodiscard"))
            add(statement.begin + open, QStringLiteral("coroutine-nodiscard"),
                QStringLiteral("mark it nodiscard: Task is not (rule C5)"));
    }

    void add(qsizetype at, const QString& rule, const QString& message)
    {
        m_findings.append({rule, m_source.path(), m_source.lineAt(at), message});
    }

    const SourceText& m_source;
    QList<Finding> m_findings;
};

} // namespace

QList<Finding> checkCoroutines(const SourceText& source)
{
    return CoroutineCheck(source).run();
}

} // namespace portolan::lint
