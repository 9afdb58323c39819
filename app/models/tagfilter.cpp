// SPDX-License-Identifier: Apache-2.0
#include "models/tagfilter.h"

#include <algorithm>

namespace portolan {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

} // namespace

TagFilter::TagFilter(const QString& pattern)
    : m_pattern(pattern.trimmed().toUtf8())
    , m_isWildcard(m_pattern.contains('*') || m_pattern.contains('?'))
{
    std::transform(m_pattern.begin(), m_pattern.end(), m_pattern.begin(), lower);
}

bool TagFilter::matches(QByteArrayView name) const
{
    if (m_pattern.isEmpty())
        return true;
    return m_isWildcard ? matchesWildcard(name) : contains(name);
}

bool TagFilter::contains(QByteArrayView name) const
{
    const auto found = std::search(name.begin(), name.end(), m_pattern.begin(), m_pattern.end(),
        [](char inName, char inPattern) { return lower(inName) == inPattern; });
    return found != name.end();
}

bool TagFilter::matchesWildcard(QByteArrayView name) const
{
    qsizetype at = 0;
    qsizetype inPattern = 0;
    qsizetype star = -1; // the last `*`, and how far it reached: backtracking to it alone is enough
    qsizetype reached = 0;
    while (at < name.size()) {
        const char wanted = inPattern < m_pattern.size() ? m_pattern.at(inPattern) : '\0';
        if (wanted == '*') {
            star = inPattern++;
            reached = at;
        } else if (inPattern < m_pattern.size() && (wanted == '?' || wanted == lower(name[at]))) {
            ++inPattern;
            ++at;
        } else if (star >= 0) {
            inPattern = star + 1;
            at = ++reached;
        } else {
            return false;
        }
    }
    while (inPattern < m_pattern.size() && m_pattern.at(inPattern) == '*')
        ++inPattern;
    return inPattern == m_pattern.size();
}

} // namespace portolan
