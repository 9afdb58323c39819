// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborartifact.h"

#include "oci/reference.h"
#include "registry/harbor/harbortime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString platformOf(const JsonReader& json)
{
    const QString os = json["os"_L1].text();
    const QString architecture = json["architecture"_L1].text();
    const QString variant = json["variant"_L1].text();
    if (architecture.isEmpty() || architecture == "unknown"_L1)
        return {};
    const QString base = (os.isEmpty() ? u"linux"_s : os) + u'/' + architecture;
    return variant.isEmpty() ? base : base + u'/' + variant;
}

HarborTag parseTag(const JsonReader& json)
{
    HarborTag tag;
    tag.name = json["name"_L1].text();
    tag.pushed = harborTime(json["push_time"_L1].text());
    tag.immutable = json["immutable"_L1].boolean().value_or(false);
    return tag;
}

} // namespace

Result<HarborArtifact> HarborArtifact::parse(const JsonReader& json)
{
    const auto digest = Digest::parse(json["digest"_L1].text());
    if (!digest)
        return Error::protocol(u"an artifact has no usable digest"_s);
    HarborArtifact artifact;
    artifact.digest = *digest;
    artifact.manifestType = json["manifest_media_type"_L1].text();
    artifact.type = json["type"_L1].text();
    artifact.size = json["size"_L1].integer().value_or(-1);
    artifact.pushed = harborTime(json["push_time"_L1].text());
    const JsonReader more = json["extra_attrs"_L1];
    artifact.created = harborTime(more["created"_L1].text());
    artifact.platform = platformOf(more);
    for (const JsonReader& item : json["references"_L1].items()) {
        const auto child = Digest::parse(item["child_digest"_L1].text());
        const QString platform = platformOf(item["platform"_L1]);
        if (child)
            artifact.children.emplaceBack(*child, platform);
    }
    for (const JsonReader& item : json["tags"_L1].items()) {
        HarborTag tag = parseTag(item);
        if (Reference::isValidTag(tag.name))
            artifact.tags << std::move(tag);
    }
    artifact.scan = HarborScan::parse(json["scan_overview"_L1]);
    return artifact;
}

QList<TagRecord> HarborArtifact::records() const
{
    TagRecord record;
    record.digest = digest;
    record.mediaType = manifestType;
    record.size = size;
    record.created = created;
    if (!platform.isEmpty())
        record.platforms << platform;
    for (const auto& child : children) {
        if (!child.second.isEmpty() && !record.platforms.contains(child.second))
            record.platforms << child.second; // attestations have none
    }
    if (scan.status() == VulnerabilityReport::Status::Failed)
        record.problem = u"The vulnerability scan failed."_s;
    QList<TagRecord> all;
    for (const HarborTag& tag : tags) {
        record.tag = tag.name;
        record.pushed = tag.pushed.isValid() ? tag.pushed : pushed;
        record.immutable = tag.immutable;
        all << record;
    }
    return all;
}

} // namespace portolan
