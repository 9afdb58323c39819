// SPDX-License-Identifier: Apache-2.0
#include "lint/statements.h"

#include <QRegularExpression>

namespace portolan::lint {

namespace {

//! Whether `[` behind `before` begins a lambda: not behind a value, which it would index, nor in `auto& [a,
//! b]`.
bool beginsLambda(const QString& before)
{
    static const QRegularExpression binding(QStringLiteral(R"(\bauto\s*&{0,2}$)"));
    static const QRegularExpression value(QStringLiteral(R"([\w)\]]$)"));
    static const QRegularExpression keyword(QStringLiteral(R"(\b(return|co_return|co_await)$)"));
    if (binding.match(before).hasMatch())
        return false;
    return !value.match(before).hasMatch() || keyword.match(before).hasMatch();
}

//! A lambda outside of all brackets: the brace behind it is its body.
bool hasOpenLambda(const QString& statement)
{
    int depth = 0;
    for (qsizetype at = 0; at < statement.size(); ++at) {
        const QChar character = statement[at];
        if (character == u'[' && depth == 0 && beginsLambda(statement.left(at).trimmed()))
            return true;
        if (QStringView(u"([{").contains(character))
            ++depth;
        else if (QStringView(u")]}").contains(character))
            --depth;
    }
    return false;
}

//! `statement` without what may stand before a declaration in a class and ends with no semicolon.
QString withoutLabels(const QString& statement)
{
    static const QRegularExpression labels(QStringLiteral(
        R"(^\s*((Q_OBJECT|Q_GADGET|Q_\w+\([^()]*\)|(public|private|protected|Q_SIGNALS)(\s+Q_SLOTS)?\s*:)\s*)+)"));
    return QString(statement).remove(labels).trimmed();
}

bool isScope(const QString& statement)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(template\s*<.*>\s*)?(inline\s+)?(namespace|class|struct|union|enum|extern)\b)"),
        QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(statement).hasMatch();
}

//! Whether a brace behind `statement` opens a block; otherwise it begins an initialiser.
bool bracesOpenBlock(const QString& statement)
{
    const QString trimmed = withoutLabels(statement);
    if (trimmed.isEmpty() || isScope(trimmed))
        return true;
    static const QRegularExpression endings(
        QStringLiteral(R"(([):}]|\b(else|do|try|const|noexcept|override|final|mutable|requires \w+))$)"));
    static const QRegularExpression trailingReturn(QStringLiteral(R"(\)[\w\s]*->[^()]*$)"));
    return endings.match(trimmed).hasMatch() || trailingReturn.match(trimmed).hasMatch();
}

class Splitter final {
public:
    explicit Splitter(const QString& code) : m_code(code) {}

    [[nodiscard]] QList<Statement> run()
    {
        for (; m_at < m_code.size(); ++m_at)
            step(m_code[m_at]);
        end(m_at, false);
        return std::move(m_found);
    }

private:
    struct Block {
        qsizetype statement; //!< index of the statement that opened it
        qsizetype at;
        bool scope;
    };

    void step(QChar character)
    {
        if (character == u'(' || character == u'[') {
            ++m_parens;
        } else if (character == u')' || character == u']') {
            --m_parens;
        } else if (character == u'{') {
            open();
        } else if (character == u'}') {
            close();
        } else if (character == u';' && m_parens == 0 && m_inner == 0) {
            end(m_at + 1, false);
        }
    }

    void open()
    {
        const QString statement = m_code.mid(m_begin, m_at - m_begin);
        if (m_parens > 0 || m_inner > 0 || hasOpenLambda(statement) || !bracesOpenBlock(statement)) {
            ++m_inner;
            return;
        }
        const bool scope = isScope(withoutLabels(statement));
        end(m_at, true);
        m_blocks.append({m_found.size() - 1, m_at, scope});
        m_begin = m_at + 1;
    }

    void close()
    {
        if (m_inner > 0) {
            --m_inner;
            return;
        }
        end(m_at, false);
        m_begin = m_at + 1;
        if (m_blocks.isEmpty())
            return;
        const Block block = m_blocks.takeLast();
        m_found[block.statement].blockLines =
            static_cast<int>(QStringView(m_code).mid(block.at, m_at - block.at).count(u'\n')) + 1;
    }

    void end(qsizetype at, bool opensBlock)
    {
        Statement statement;
        statement.text = m_code.mid(m_begin, at - m_begin);
        statement.begin = m_begin;
        statement.opensBlock = opensBlock;
        for (const Block& block : m_blocks)
            statement.depth += block.scope ? 0 : 1;
        if (opensBlock || !statement.text.trimmed().isEmpty())
            m_found.append(statement);
        m_begin = at;
    }

    const QString& m_code;
    qsizetype m_at = 0;
    qsizetype m_begin = 0;
    int m_parens = 0;
    int m_inner = 0; //!< braces of initialisers and lambdas that are open
    QList<Block> m_blocks;
    QList<Statement> m_found;
};

} // namespace

QList<Statement> splitStatements(const QString& code)
{
    return Splitter(code).run();
}

} // namespace portolan::lint
