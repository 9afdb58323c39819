// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/pyxisfilter.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr qsizetype longestWord = 100;

//! RSQL takes a value without quotes only when it has no blanks and none of its own signs.
bool needsQuotes(const QString& value)
{
    const QStringView reserved = u"\"'();,=!~<> \t";
    return value.isEmpty()
        || std::any_of(value.cbegin(), value.cend(), [&](QChar c) { return reserved.contains(c); });
}

QString quoted(const QString& value)
{
    if (!needsQuotes(value))
        return value;
    QString inner = value;
    inner.replace(u'\\', QStringLiteral("\\\\"));
    inner.replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + inner + u'\'';
}

bool isPlain(QChar c)
{
    return c.isDigit() || c == u'-' || c == u'_' || c == u'/';
}

} // namespace

QString pyxisEquals(const QString& field, const QString& value)
{
    return field + QStringLiteral("==") + quoted(value);
}

QString pyxisAnyCase(const QString& text)
{
    QString pattern;
    for (const QChar c : text.left(longestWord)) {
        if (c.isLetter() && c.toLower() != c.toUpper())
            pattern += u'[' + QString(c.toLower()) + c.toUpper() + u']';
        else if (c.isLetter() || isPlain(c))
            pattern += c;
        else if (c == u'^' || c == u'\\' || c == u'\'' || c == u'"' || c.isSpace() || c.isSurrogate())
            pattern += u'.'; // not to be had in a class, or in a quoted value
        else
            pattern += u'[' + QString(c) + u']';
    }
    return pattern;
}

QString pyxisSearchFilter(const QString& registry, const QString& words)
{
    QString filter = pyxisRegistryFilter(registry);
    for (const QString& word : words.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const QString pattern = quoted(pyxisAnyCase(word));
        filter += QStringLiteral(";(repository=regex=%1,display_data.name=regex=%1)").arg(pattern);
    }
    return filter;
}

QString pyxisRegistryFilter(const QString& registry)
{
    return pyxisEquals(QStringLiteral("registry"), registry);
}

QString pyxisRepositoryImagesFilter(const QString& registry, const QString& repository)
{
    return pyxisEquals(QStringLiteral("repositories.registry"), registry) + u';'
        + pyxisEquals(QStringLiteral("repositories.repository"), repository);
}

QString pyxisDigestFilter(const QString& digest)
{
    return pyxisEquals(QStringLiteral("repositories.manifest_list_digest"), digest) + u','
        + pyxisEquals(QStringLiteral("repositories.manifest_schema2_digest"), digest);
}

} // namespace portolan
