// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace portolan {

//! Which names a pattern lets through: a substring, or a wildcard pattern over the whole name when it holds
//! `*` or `?`. The case of ASCII letters does not count. Linear in name times pattern. A value.
class TagFilter final {
public:
    TagFilter() = default; //!< everything
    explicit TagFilter(const QString& pattern);

    [[nodiscard]] bool isEmpty() const { return m_pattern.isEmpty(); }
    [[nodiscard]] bool matches(QByteArrayView name) const;

private:
    [[nodiscard]] bool contains(QByteArrayView name) const;
    [[nodiscard]] bool matchesWildcard(QByteArrayView name) const;

    QByteArray m_pattern; //!< UTF-8, ASCII letters lower case
    bool m_isWildcard = false;
};

} // namespace portolan
