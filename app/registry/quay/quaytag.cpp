// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaytag.h"

#include "base/jsonreader.h"
#include "registry/quay/quaytime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

QuayTag QuayTag::fromJson(const JsonReader& json)
{
    QuayTag tag;
    tag.name = json["name"_L1].text();
    if (const auto digest = Digest::parse(json["manifest_digest"_L1].text()))
        tag.digest = *digest;
    tag.start = quayTime(json["start_ts"_L1]);
    if (!tag.start.isValid())
        tag.start = quayTime(json["last_modified"_L1]);
    tag.end = quayTime(json["end_ts"_L1]);
    if (!tag.end.isValid())
        tag.end = quayTime(json["expiration"_L1]);
    tag.isList = json["is_manifest_list"_L1].boolean().value_or(false);
    const qint64 size = json["size"_L1].integer().value_or(-1);
    tag.size = tag.isList && size <= 0 ? -1 : qMax<qint64>(size, -1);
    tag.isReversion = json["reversion"_L1].boolean().value_or(false);
    tag.immutable = json["immutable"_L1].boolean().value_or(false);
    tag.isSparse = json["is_sparse"_L1].boolean().value_or(false);
    tag.children = json["child_manifest_count"_L1].integer().value_or(0);
    tag.childrenPresent = json["present_child_count"_L1].integer().value_or(0);
    return tag;
}

TagRecord QuayTag::toRecord() const
{
    TagRecord record;
    record.tag = name;
    record.digest = digest;
    record.size = size;
    record.pushed = start;
    record.expires = end;
    record.immutable = immutable;
    if (isSparse)
        record.problem =
            u"Only %1 of %2 images of this index are in the registry."_s.arg(childrenPresent).arg(children);
    return record;
}

} // namespace portolan
