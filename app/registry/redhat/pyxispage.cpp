// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/pyxispage.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<PyxisPage> PyxisPage::parse(const JsonReader& json)
{
    const JsonReader data = json["data"_L1];
    if (!data.isArray())
        return Error::protocol(u"the catalog's answer has no list"_s);
    PyxisPage page;
    page.items = data.items();
    page.total = json["total"_L1].integer();
    page.size = json["page_size"_L1].integer();
    return page;
}

bool PyxisPage::hasMore(qint64 page, qint64 pageSize) const
{
    if (items.empty())
        return false;
    const qint64 real = size && *size > 0 ? std::min(*size, pageSize) : pageSize;
    if (total)
        return (page + 1) * real < *total;
    return static_cast<qint64>(items.size()) >= real;
}

} // namespace portolan
