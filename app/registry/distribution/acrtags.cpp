// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/acrtags.h"

#include "base/jsonreader.h"
#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr JsonLimits listLimits(qsizetype(64) * 1024 * 1024, 64);

QDateTime timeOf(const JsonReader& json)
{
    return QDateTime::fromString(json.text(), Qt::ISODateWithMs).toUTC();
}

} // namespace

Result<TagPage> parseAcrTags(QByteArrayView body)
{
    const auto json = JsonReader::parse(body, listLimits);
    if (!json)
        return json.error();
    const JsonReader list = (*json)["tags"_L1];
    if (!list.isArray() && !list.isNull())
        return Error::protocol(u"the answer has no list of tags"_s);
    TagPage page;
    for (const JsonReader& item : list.items()) {
        TagRecord record;
        record.tag = item["name"_L1].text();
        if (!Reference::isValidTag(record.tag))
            continue;
        if (const auto digest = Digest::parse(item["digest"_L1].text()))
            record.digest = *digest;
        record.pushed = timeOf(item["lastUpdateTime"_L1]);
        if (!record.pushed.isValid())
            record.pushed = timeOf(item["createdTime"_L1]);
        record.immutable = !item["changeableAttributes"_L1]["writeEnabled"_L1].boolean().value_or(true);
        page.tags << record.tag;
        page.records << record;
    }
    return page;
}

QString acrTagsPath(const QString& repository)
{
    return u"/acr/v1/%1/_tags"_s.arg(repository);
}

} // namespace portolan
