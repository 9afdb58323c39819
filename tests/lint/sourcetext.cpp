// SPDX-License-Identifier: Apache-2.0
#include "lint/sourcetext.h"

#include "lint/statements.h"
#include "lint/stripper.h"

#include <QRegularExpression>

namespace portolan::lint {

SourceText::SourceText(QString path, const QString& text)
    : m_path(std::move(path))
    , m_raw(text)
    , m_lines(text.split(u'\n'))
    , m_code(stripped(text))
    , m_statements(splitStatements(m_code))
{
    findIncludes();
}

QString SourceText::folder() const
{
    return m_path.section(u'/', 0, -2);
}

QString SourceText::fileName() const
{
    return m_path.section(u'/', -1);
}

int SourceText::lineAt(qsizetype position) const
{
    return static_cast<int>(QStringView(m_code).left(position).count(u'\n')) + 1;
}

void SourceText::findIncludes()
{
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"));
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QRegularExpressionMatch match = pattern.match(m_lines[i]);
        if (match.hasMatch())
            m_includes.append({match.captured(2), match.captured(1) == u"\"", static_cast<int>(i) + 1});
    }
}

} // namespace portolan::lint
