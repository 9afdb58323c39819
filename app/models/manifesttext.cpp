// SPDX-License-Identifier: Apache-2.0
#include "models/manifesttext.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr int indentWidth = 2;
constexpr int maxIndentDepth = 40; //!< hostile nesting must not make gigabytes of blanks

//! Puts white space between the tokens of a JSON text; the tokens themselves stay as they are.
class Formatter final {
public:
    explicit Formatter(const QString& json) : m_json(json) { m_out.text.reserve(json.size() * 2); }

    ManifestText run()
    {
        while (m_at < m_json.size())
            token(m_json.at(m_at));
        return std::move(m_out);
    }

private:
    void token(QChar c)
    {
        if (c == u'"') {
            string();
            return;
        }
        ++m_at;
        if (c == u'{' || c == u'[')
            open(c);
        else if (c == u'}' || c == u']')
            close(c);
        else if (c == u',')
            separate(c);
        else if (c == u':')
            m_out.text += QStringLiteral(": ");
        else if (!c.isSpace())
            m_out.text += c;
    }

    void open(QChar c)
    {
        m_out.text += c;
        ++m_depth;
        skipSpace();
        const bool isEmpty = m_at < m_json.size() && (m_json.at(m_at) == u'}' || m_json.at(m_at) == u']');
        if (!isEmpty) {
            newLine();
            return;
        }
        m_out.text += m_json.at(m_at++);
        --m_depth;
    }

    void close(QChar c)
    {
        m_depth = std::max(0, m_depth - 1);
        newLine();
        m_out.text += c;
    }

    void separate(QChar c)
    {
        m_out.text += c;
        newLine();
    }

    void newLine()
    {
        m_out.text += u'\n';
        m_out.text += QString(qsizetype(std::min(m_depth, maxIndentDepth)) * indentWidth, u' ');
    }

    void skipSpace()
    {
        while (m_at < m_json.size() && m_json.at(m_at).isSpace())
            ++m_at;
    }

    void string()
    {
        const qsizetype start = m_at++;
        while (m_at < m_json.size() && m_json.at(m_at) != u'"')
            m_at += m_json.at(m_at) == u'\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_json.size());
        const QStringView quoted = QStringView(m_json).mid(start, m_at - start);
        link(quoted.mid(1).chopped(std::min<qsizetype>(1, quoted.size() - 1)));
        m_out.text += quoted;
    }

    void link(QStringView content)
    {
        if (!content.startsWith(QLatin1StringView("sha256:"))
            && !content.startsWith(QLatin1StringView("sha512:")))
            return;
        const auto digest = Digest::parse(content);
        if (!digest)
            return;
        DigestLink link;
        link.position = m_out.text.size() + 1;
        link.length = content.size();
        link.digest = *digest;
        m_out.links.append(link);
    }

    const QString& m_json;
    qsizetype m_at = 0;
    int m_depth = 0;
    ManifestText m_out;
};

} // namespace

ManifestText ManifestText::format(const QByteArray& json)
{
    const QString text = QString::fromUtf8(json);
    return Formatter(text).run();
}

const DigestLink* ManifestText::linkAt(qsizetype position) const
{
    const auto after = std::upper_bound(links.begin(), links.end(), position,
        [](qsizetype at, const DigestLink& link) { return at < link.position; });
    if (after == links.begin())
        return nullptr;
    const DigestLink& link = *std::prev(after);
    return position < link.position + link.length ? &link : nullptr;
}

} // namespace portolan
