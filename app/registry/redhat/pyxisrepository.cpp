// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/pyxisrepository.h"

#include "oci/reference.h"
#include "registry/redhat/freshnessgrade.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<PyxisRepository> PyxisRepository::parse(const JsonReader& json)
{
    PyxisRepository out;
    out.repository = json["repository"_L1].text();
    if (!Reference::isValidRepository(out.repository))
        return Error::protocol(u"a repository of the catalog has no usable name"_s);
    const JsonReader display = json["display_data"_L1];
    out.id = json["_id"_L1].text();
    out.registry = json["registry"_L1].text();
    out.title = display["name"_L1].text();
    out.shortDescription = display["short_description"_L1].text();
    out.longDescription = display["long_description"_L1].text();
    if (out.longDescription.isEmpty())
        out.longDescription = json["description"_L1].text();
    out.vendor = json["vendor_label"_L1].text();
    out.published = json["published"_L1].boolean().value_or(true);
    out.deprecated = json["deprecated"_L1].boolean().value_or(false);
    out.architectures = json["architectures"_L1].strings();
    out.streamTags = json["content_stream_tags"_L1].strings();
    for (const JsonReader& item : json["content_stream_grades"_L1].items())
        out.streamGrades.emplaceBack(item["tag"_L1].text(), item["grade"_L1].text());
    out.releaseCategories = json["release_categories"_L1].strings();
    out.applicationCategories = json["application_categories"_L1].strings();
    out.endOfLife = pyxisTime(json["eol_date"_L1].text());
    out.created = pyxisTime(json["creation_date"_L1].text());
    out.updated = pyxisTime(json["last_update_date"_L1].text());
    return out;
}

bool PyxisRepository::isDeprecated() const
{
    return deprecated || releaseCategories.contains("Deprecated"_L1, Qt::CaseInsensitive);
}

QUrl PyxisRepository::page() const
{
    if (id.isEmpty())
        return {};
    return QUrl(u"https://catalog.redhat.com/software/containers/"_s + repository + u'/' + id);
}

} // namespace portolan
