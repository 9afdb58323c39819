// SPDX-License-Identifier: Apache-2.0
#include "oci/imageindex.h"

#include "base/jsonreader.h"

#include <algorithm>
#include <iterator>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<ImageIndex> ImageIndex::fromJson(const JsonReader& json)
{
    if (!json.isObject())
        return Error::protocol(u"the index is not a JSON object"_s);
    const JsonReader manifests = json["manifests"_L1];
    if (manifests.isPresent() && !manifests.isNull() && !manifests.isArray())
        return Error::protocol(u"the index has no list of manifests"_s);
    ImageIndex index;
    index.mediaType = json["mediaType"_L1].text();
    index.artifactType = json["artifactType"_L1].text();
    index.annotations = annotationsFromJson(json["annotations"_L1]);
    for (const JsonReader& item : manifests.items()) {
        auto descriptor = Descriptor::fromJson(item);
        if (!descriptor)
            return descriptor.error();
        index.manifests << *std::move(descriptor);
    }
    if (const JsonReader subject = json["subject"_L1]; subject.isObject() && subject.size() > 0) {
        auto descriptor = Descriptor::fromJson(subject);
        if (!descriptor)
            return descriptor.error();
        index.subject = *std::move(descriptor);
    }
    return index;
}

QList<Descriptor> ImageIndex::images() const
{
    QList<Descriptor> out;
    std::copy_if(manifests.begin(), manifests.end(), std::back_inserter(out), [](const Descriptor& child) {
        return !child.isAttestation() && !(child.platform && child.platform->isUnknown());
    });
    return out;
}

QList<Descriptor> ImageIndex::attestationsOf(const Digest& child) const
{
    QList<Descriptor> out;
    std::copy_if(
        manifests.begin(), manifests.end(), std::back_inserter(out), [&child](const Descriptor& entry) {
            return entry.isAttestation() && !child.isNull() && entry.attestationSubject() == child;
        });
    return out;
}

std::optional<Descriptor> ImageIndex::find(const Platform& wish) const
{
    for (const Descriptor& child : images()) {
        if (child.platform && child.platform->matches(wish))
            return child;
    }
    return std::nullopt;
}

} // namespace portolan
