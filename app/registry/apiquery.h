// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <type_traits>

namespace portolan {

//! The query of a REST request, percent-encoded as it grows: what is added is a value and never syntax. A
//! value.
class ApiQuery final {
public:
    ApiQuery() = default;

    ApiQuery& add(const char* name, const QString& value);
    ApiQuery& add(const char* name, qint64 value);

    //! "?a=b&c=d", or nothing.
    [[nodiscard]] QByteArray encoded() const;

private:
    QByteArray m_items;
};
static_assert(!std::is_aggregate_v<ApiQuery>);

//! One segment of a URL's path, percent-encoded: a slash in it is none of the path's.
[[nodiscard]] QByteArray pathSegment(const QString& text);

} // namespace portolan
