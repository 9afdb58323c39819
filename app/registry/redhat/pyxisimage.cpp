// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/pyxisimage.h"

#include "oci/reference.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Digest digestOf(const JsonReader& json)
{
    const auto digest = Digest::parse(json.text());
    return digest ? *digest : Digest();
}

PyxisPlace parsePlace(const JsonReader& json)
{
    PyxisPlace place;
    place.registry = json["registry"_L1].text();
    place.repository = json["repository"_L1].text();
    place.pushed = pyxisTime(json["push_date"_L1].text());
    place.advisory = json["image_advisory_id"_L1].text();
    place.listDigest = digestOf(json["manifest_list_digest"_L1]);
    place.imageDigest = digestOf(json["manifest_schema2_digest"_L1]);
    for (const JsonReader& item : json["tags"_L1].items()) {
        const QString name = item["name"_L1].text();
        if (Reference::isValidTag(name))
            place.tags.emplaceBack(name, pyxisTime(item["added_date"_L1].text()));
    }
    return place;
}

} // namespace

PyxisImage PyxisImage::parse(const JsonReader& json)
{
    PyxisImage image;
    image.id = json["_id"_L1].text();
    image.architecture = json["architecture"_L1].text();
    image.os = json["parsed_data"_L1]["os"_L1].text();
    image.build = json["brew"_L1]["build"_L1].text();
    image.created = pyxisTime(json["creation_date"_L1].text());
    image.layerBytes = json["sum_layer_size_bytes"_L1].integer().value_or(-1);
    image.grades = FreshnessGrade::parseList(json["freshness_grades"_L1]);
    for (const JsonReader& item : json["repositories"_L1].items())
        image.places << parsePlace(item);
    return image;
}

const PyxisPlace* PyxisImage::placeIn(const QString& registry, const QString& repository) const
{
    const auto found = std::find_if(places.cbegin(), places.cend(), [&](const PyxisPlace& place) {
        return place.repository == repository && (place.registry.isEmpty() || place.registry == registry);
    });
    return found == places.cend() ? nullptr : &*found;
}

QString PyxisImage::platform() const
{
    if (architecture.isEmpty())
        return {};
    return (os.isEmpty() ? u"linux"_s : os) + u'/' + architecture;
}

} // namespace portolan
