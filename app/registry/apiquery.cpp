// SPDX-License-Identifier: Apache-2.0
#include "registry/apiquery.h"

namespace portolan {

ApiQuery& ApiQuery::add(const char* name, const QString& value)
{
    m_items += m_items.isEmpty() ? '?' : '&';
    m_items += name;
    m_items += '=' + value.toUtf8().toPercentEncoding();
    return *this;
}

ApiQuery& ApiQuery::add(const char* name, qint64 value)
{
    return add(name, QString::number(value));
}

QByteArray ApiQuery::encoded() const
{
    return m_items;
}

QByteArray pathSegment(const QString& text)
{
    return text.toUtf8().toPercentEncoding();
}

} // namespace portolan
