// SPDX-License-Identifier: Apache-2.0
#include "oci/pages.h"

#include "base/jsonreader.h"
#include "oci/reference.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr JsonLimits listLimits(qsizetype(64) * 1024 * 1024, 64);
constexpr qsizetype maxItems = 2'000'000; // each costs far more memory parsed than as text

//! The valid items of a list that may be null.
Result<QStringList> listed(QByteArrayView body, QLatin1StringView key, bool (*isValid)(QStringView))
{
    if (body.size() <= listLimits.maxBytes && std::count(body.begin(), body.end(), ',') > maxItems)
        return Error::tooLarge(u"the list has more than %1 items"_s.arg(maxItems));
    const auto json = JsonReader::parse(body, listLimits);
    if (!json)
        return json.error();
    const JsonReader list = (*json)[key];
    const bool isEmptyList = list.isNull() || (!list.isPresent() && (*json)["name"_L1].isString());
    if (!list.isArray() && !isEmptyList)
        return Error::protocol(u"the answer has no list of %1"_s.arg(key));
    QStringList out;
    out.reserve(list.size());
    for (const JsonReader& item : list.items()) {
        if (QString text = item.text(); isValid(text))
            out << std::move(text);
    }
    return out;
}

class LinkScanner final {
public:
    explicit LinkScanner(QByteArrayView header) : m_text(QString::fromLatin1(header)) {}

    //! The target of the first link whose relations contain "next".
    QString next()
    {
        while (m_at < m_text.size()) {
            const qsizetype open = m_text.indexOf(u'<', m_at);
            const qsizetype close = open < 0 ? -1 : m_text.indexOf(u'>', open);
            if (close < 0)
                break;
            QString target = m_text.mid(open + 1, close - open - 1).trimmed();
            m_at = close + 1;
            if (parametersSayNext())
                return target;
        }
        return {};
    }

private:
    //! Reads `; name=value ...` to the end of this link: a comma outside quotes.
    bool parametersSayNext()
    {
        bool isNext = false;
        bool sawRelation = false;
        while (m_at < m_text.size() && m_text[m_at] != u',') {
            const QString name = takeUntil(u"=;,").trimmed().toLower();
            QString value;
            if (m_at < m_text.size() && m_text[m_at] == u'=') {
                ++m_at;
                value = takeValue();
            }
            if (name == "rel"_L1 && !sawRelation) { // RFC 8288 3.3: the first counts
                sawRelation = true;
                isNext = value.toLower().split(u' ').contains("next"_L1);
            }
            takeUntil(u";,");
            if (m_at < m_text.size() && m_text[m_at] == u';')
                ++m_at;
        }
        return isNext;
    }

    QString takeUntil(QStringView stops)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !stops.contains(m_text[m_at]))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    QString takeValue()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at >= m_text.size() || m_text[m_at] != u'"')
            return takeUntil(u";,").trimmed();
        QString value;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at];
        }
        m_at = std::min(m_at + 1, m_text.size());
        return value;
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<RepositoryPage> RepositoryPage::parse(QByteArrayView body)
{
    auto names = listed(body, "repositories"_L1, &Reference::isValidRepository);
    if (!names)
        return names.error();
    RepositoryPage page;
    page.repositories = *std::move(names);
    return page;
}

Result<TagPage> TagPage::parse(QByteArrayView body)
{
    auto names = listed(body, "tags"_L1, &Reference::isValidTag);
    if (!names)
        return names.error();
    TagPage page;
    page.tags = *std::move(names);
    return page;
}

QString nextLink(QByteArrayView linkHeader)
{
    return LinkScanner(linkHeader).next();
}

} // namespace portolan
