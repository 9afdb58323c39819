// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaytagpage.h"

#include "base/jsonreader.h"
#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayTagPage> QuayTagPage::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    const JsonReader list = (*json)["tags"_L1];
    if (!list.isArray())
        return Error::protocol(u"the answer has no list of tags"_s);
    QuayTagPage page;
    page.page =
        static_cast<int>(qBound(qint64(1), (*json)["page"_L1].integer().value_or(1), qint64(1'000'000)));
    page.hasMore = (*json)["has_additional"_L1].boolean().value_or(false);
    page.tags.reserve(list.size());
    for (const JsonReader& item : list.items()) {
        QuayTag tag = QuayTag::fromJson(item);
        if (Reference::isValidTag(tag.name) && !tag.digest.isNull())
            page.tags << std::move(tag);
    }
    return page;
}

} // namespace portolan
