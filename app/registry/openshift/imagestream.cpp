// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/imagestream.h"

#include "registry/openshift/kubetime.h"

#include <QHash>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView importSuccess("ImportSuccess");

StreamTagItem itemFromJson(const JsonReader& json)
{
    StreamTagItem item;
    item.created = kubeTime(json["created"_L1]);
    item.reference = json["dockerImageReference"_L1].text();
    const auto digest = Digest::parse(json["image"_L1].text());
    if (digest)
        item.image = *digest;
    item.generation = json["generation"_L1].integer().value_or(0);
    return item;
}

StreamTagCondition conditionFromJson(const JsonReader& json)
{
    StreamTagCondition condition;
    condition.type = json["type"_L1].text();
    condition.status = json["status"_L1].text();
    condition.reason = json["reason"_L1].text();
    condition.message = json["message"_L1].text();
    condition.since = kubeTime(json["lastTransitionTime"_L1]);
    condition.generation = json["generation"_L1].integer().value_or(0);
    return condition;
}

StreamTag statusTag(const JsonReader& json)
{
    StreamTag tag;
    tag.name = json["tag"_L1].text();
    for (const JsonReader& item : json["items"_L1].items())
        tag.items << itemFromJson(item);
    for (const JsonReader& condition : json["conditions"_L1].items())
        tag.conditions << conditionFromJson(condition);
    return tag;
}

} // namespace

StreamTagSpec StreamTagSpec::fromJson(const JsonReader& json)
{
    StreamTagSpec spec;
    spec.name = json["name"_L1].text();
    const JsonReader from = json["from"_L1];
    spec.fromKind = from["kind"_L1].text();
    spec.fromName = from["name"_L1].text();
    spec.fromProject = from["namespace"_L1].text();
    spec.annotations = annotationsFromJson(json["annotations"_L1]);
    spec.generation = json["generation"_L1].integer().value_or(0);
    spec.reference = json["reference"_L1].boolean().value_or(false);
    const JsonReader policy = json["importPolicy"_L1];
    spec.scheduled = policy["scheduled"_L1].boolean().value_or(false);
    spec.insecure = policy["insecure"_L1].boolean().value_or(false);
    spec.importMode = policy["importMode"_L1].text();
    spec.referencePolicy = json["referencePolicy"_L1]["type"_L1].text();
    return spec;
}

QString StreamTagSpec::source() const
{
    return fromProject.isEmpty() || fromName.isEmpty() ? fromName : fromProject + u'/' + fromName;
}

QString StreamTag::importFailure() const
{
    for (const StreamTagCondition& condition : conditions) {
        if (condition.type != importSuccess || condition.status != "False"_L1)
            continue;
        // A newer wish is on its way: what went wrong before it says nothing of it.
        if (spec && spec->generation > condition.generation)
            return {};
        return condition.message.isEmpty() ? condition.reason : condition.message;
    }
    return {};
}

bool StreamTag::isPending() const
{
    if (!spec || spec->reference || spec->fromKind.isEmpty())
        return false;
    qint64 seen = -1;
    for (const StreamTagItem& item : items)
        seen = std::max(seen, item.generation);
    for (const StreamTagCondition& condition : conditions) {
        if (condition.type == importSuccess)
            seen = std::max(seen, condition.generation);
    }
    return spec->generation > seen;
}

ImageStream ImageStream::fromJson(const JsonReader& json)
{
    ImageStream stream;
    const JsonReader metadata = json["metadata"_L1];
    stream.project = metadata["namespace"_L1].text();
    stream.name = metadata["name"_L1].text();
    stream.uid = metadata["uid"_L1].text();
    stream.resourceVersion = metadata["resourceVersion"_L1].text();
    stream.created = kubeTime(metadata["creationTimestamp"_L1]);
    stream.annotations = annotationsFromJson(metadata["annotations"_L1]);
    const JsonReader spec = json["spec"_L1];
    stream.localLookup = spec["lookupPolicy"_L1]["local"_L1].boolean().value_or(false);
    stream.followedRepository = spec["dockerImageRepository"_L1].text();
    const JsonReader status = json["status"_L1];
    stream.internalRepository = status["dockerImageRepository"_L1].text();
    stream.publicRepository = status["publicDockerImageRepository"_L1].text();

    QHash<QString, qsizetype> places;
    for (const JsonReader& tag : status["tags"_L1].items()) {
        StreamTag known = statusTag(tag);
        if (known.name.isEmpty() || places.contains(known.name))
            continue;
        places.insert(known.name, stream.tags.size());
        stream.tags << std::move(known);
    }
    for (const JsonReader& tag : spec["tags"_L1].items()) {
        StreamTagSpec wish = StreamTagSpec::fromJson(tag);
        if (wish.name.isEmpty())
            continue;
        const auto place = places.constFind(wish.name);
        if (place != places.cend()) {
            stream.tags[*place].spec = std::move(wish);
            continue;
        }
        StreamTag pending;
        pending.name = wish.name;
        pending.spec = std::move(wish);
        places.insert(pending.name, stream.tags.size());
        stream.tags << std::move(pending);
    }
    return stream;
}

const StreamTag* ImageStream::tag(const QString& tagName) const
{
    const auto found = std::find_if(
        tags.cbegin(), tags.cend(), [&tagName](const StreamTag& tag) { return tag.name == tagName; });
    return found == tags.cend() ? nullptr : &*found;
}

} // namespace portolan
