// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/hubtag.h"

#include "oci/reference.h"
#include "registry/dockerhub/hubtime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString platformOf(const JsonReader& image)
{
    const QString architecture = image["architecture"_L1].text();
    const QString os = image["os"_L1].text();
    if (architecture.isEmpty() || architecture == "unknown"_L1)
        return {}; // an attestation
    const QString variant = image["variant"_L1].text();
    const QString platform = (os.isEmpty() ? u"linux"_s : os) + u'/' + architecture;
    return variant.isEmpty() ? platform : platform + u'/' + variant;
}

} // namespace

TagRecord parseHubTag(const JsonReader& json)
{
    TagRecord record;
    const QString name = json["name"_L1].text();
    if (!Reference::isValidTag(name))
        return record;
    record.tag = name;
    record.size = json["full_size"_L1].integer().value_or(-1);
    record.pushed = hubTime(json["tag_last_pushed"_L1].text());
    if (!record.pushed.isValid())
        record.pushed = hubTime(json["last_updated"_L1].text());
    record.mediaType = json["media_type"_L1].text();
    if (const auto digest = Digest::parse(json["digest"_L1].text()))
        record.digest = *digest;
    const JsonReader images = json["images"_L1];
    std::vector<JsonReader> list = images.items();
    if (images.isObject()) // as the schema has it; seen is a list
        list.push_back(images);
    for (const JsonReader& image : list) {
        const QString platform = platformOf(image);
        if (!platform.isEmpty() && !record.platforms.contains(platform))
            record.platforms << platform;
    }
    return record;
}

} // namespace portolan
