// SPDX-License-Identifier: Apache-2.0
#include "lint/stripper.h"

namespace portolan::lint {

namespace {

//! Blanks one thing after the other from the front to the end.
class Stripper final {
public:
    explicit Stripper(const QString& text) : m_text(text) {}

    [[nodiscard]] QString run()
    {
        while (m_at < m_text.size()) {
            if (mayBegin(m_text.at(m_at).unicode()))
                step();
            else
                ++m_at;
        }
        return m_text;
    }

private:
    //! Megabytes of sources are looked at, nearly all of which begins nothing.
    [[nodiscard]] static bool mayBegin(char16_t character)
    {
        return character == u'/' || character == u'[' || character == u'#' || character == u'R'
            || character == u'"' || character == u'\'';
    }

    void step()
    {
        if (startsWith(u"//"))
            blankUntil(endOfLine(m_at));
        else if (startsWith(u"/*"))
            blankUntil(after(u"*/", m_at + 2));
        else if (startsWith(u"[["))
            blankUntil(after(u"]]", m_at + 2));
        else if (m_text[m_at] == u'#' && atLineStart())
            blankUntil(endOfDirective());
        else if (startsWith(u"R\"") && followsPrefix())
            stripRaw();
        else if (m_text[m_at] == u'"' || (m_text[m_at] == u'\'' && followsPrefix()))
            stripQuoted();
        else
            ++m_at;
    }

    [[nodiscard]] bool startsWith(QStringView what) const
    {
        return QStringView(m_text).mid(m_at).startsWith(what);
    }

    //! Whether a literal may begin here: behind nothing or its prefix. Elsewhere R ends a name, and ' parts
    //! digits as in 1'000.
    [[nodiscard]] bool followsPrefix() const
    {
        qsizetype begin = m_at;
        while (begin > 0 && (m_text[begin - 1].isLetterOrNumber() || m_text[begin - 1] == u'_'))
            --begin;
        const QStringView word = QStringView(m_text).mid(begin, m_at - begin);
        return word.isEmpty() || word == u"u" || word == u"U" || word == u"L" || word == u"u8";
    }

    [[nodiscard]] bool atLineStart() const
    {
        const qsizetype begin = m_text.lastIndexOf(u'\n', m_at) + 1;
        return QStringView(m_text).mid(begin, m_at - begin).trimmed().isEmpty();
    }

    [[nodiscard]] qsizetype endOfLine(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(u'\n', from);
        return end < 0 ? m_text.size() : end;
    }

    [[nodiscard]] qsizetype endOfDirective() const
    {
        qsizetype end = endOfLine(m_at);
        while (end < m_text.size() && m_text[end - 1] == u'\\')
            end = endOfLine(end + 1);
        return end;
    }

    [[nodiscard]] qsizetype after(QStringView what, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(what, from);
        return found < 0 ? m_text.size() : found + what.size();
    }

    void blankUntil(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            if (m_text[m_at] != u'\n')
                m_text[m_at] = u' ';
        }
    }

    void stripRaw()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        if (open < 0) {
            m_at = m_text.size();
            return;
        }
        const QString close = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
        const qsizetype end = after(close, open);
        m_at += 2;
        blankUntil(end - 1);
        ++m_at;
    }

    void stripQuoted()
    {
        const QChar quote = m_text[m_at++];
        while (m_at < m_text.size() && m_text[m_at] != quote && m_text[m_at] != u'\n') {
            const qsizetype width = m_text[m_at] == u'\\' ? 2 : 1;
            blankUntil(qMin(m_at + width, m_text.size()));
        }
        ++m_at;
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

QString stripped(const QString& text)
{
    return Stripper(text).run();
}

} // namespace portolan::lint
