// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutindex.h"

#include "base/jsonreader.h"
#include "oci/mediatype.h"

#include <nlohmann/json.hpp>

#include <QSet>

#include <algorithm>

namespace portolan {
namespace {

// Ordered, so that an edited index.json reads like the one before.
using Json = nlohmann::ordered_json;

constexpr JsonLimits indexLimits(qsizetype(64) * 1024 * 1024, 64);

QString refNameKey()
{
    return QLatin1String(refNameAnnotation);
}

Json platformJson(const Platform& platform)
{
    Json json;
    json["architecture"] = platform.architecture.toStdString();
    json["os"] = platform.os.toStdString();
    if (!platform.variant.isEmpty())
        json["variant"] = platform.variant.toStdString();
    if (!platform.osVersion.isEmpty())
        json["os.version"] = platform.osVersion.toStdString();
    for (const QString& feature : platform.osFeatures)
        json["os.features"].push_back(feature.toStdString());
    return json;
}

Json descriptorJson(const Descriptor& descriptor)
{
    Json json;
    json["mediaType"] = descriptor.mediaType.toStdString();
    json["digest"] = descriptor.digest.toString().toStdString();
    json["size"] = descriptor.size;
    if (!descriptor.artifactType.isEmpty())
        json["artifactType"] = descriptor.artifactType.toStdString();
    if (descriptor.platform)
        json["platform"] = platformJson(*descriptor.platform);
    for (auto it = descriptor.annotations.cbegin(); it != descriptor.annotations.cend(); ++it)
        json["annotations"][it.key().toStdString()] = it.value().toStdString();
    return json;
}

//! Only what renaming changes: the rest of an entry we did not write is none of our business.
void setRefName(Json& entry, const QString& refName)
{
    if (!entry.contains("annotations") || !entry["annotations"].is_object())
        entry["annotations"] = Json::object();
    Json& annotations = entry["annotations"];
    if (refName.isEmpty())
        annotations.erase(refNameAnnotation);
    else
        annotations[refNameAnnotation] = refName.toStdString();
    if (annotations.empty())
        entry.erase("annotations");
}

Json entryJson(const LayoutEntry& entry, const Json* original)
{
    if (!original)
        return descriptorJson(entry.descriptor);
    Json json = *original;
    const auto annotations = json.find("annotations");
    const bool hasName = annotations != json.end() && annotations->is_object()
        && annotations->contains(refNameAnnotation) && (*annotations)[refNameAnnotation].is_string();
    const QString oldName =
        hasName ? QString::fromStdString((*annotations)[refNameAnnotation].get<std::string>()) : QString();
    if (oldName != entry.refName)
        setRefName(json, entry.refName);
    return json;
}

void applyName(LayoutEntry& entry, const QString& refName)
{
    entry.refName = refName;
    if (refName.isEmpty())
        entry.descriptor.annotations.remove(refNameKey());
    else
        entry.descriptor.annotations.insert(refNameKey(), refName);
}

} // namespace

LayoutEntry::LayoutEntry(Descriptor target, QString name)
    : descriptor(std::move(target))
    , refName(std::move(name))
{
}

LayoutIndex::LayoutIndex()
    : m_text(QByteArrayLiteral(
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]})"))
{
}

Result<LayoutIndex> LayoutIndex::parse(const QByteArray& text)
{
    const auto json = JsonReader::parse(text, indexLimits);
    if (!json)
        return json.error();
    const JsonReader manifests = (*json)[QLatin1StringView("manifests")];
    if (!json->isObject() || (manifests.isPresent() && !manifests.isNull() && !manifests.isArray()))
        return Error::protocol(QStringLiteral("index.json is not an image index"));
    if ((*json)[QLatin1StringView("schemaVersion")].integer() != 2)
        return Error::protocol(QStringLiteral("index.json has no schemaVersion 2"));
    LayoutIndex index;
    index.m_text = text;
    qsizetype place = 0;
    for (const JsonReader& item : manifests.items()) {
        if (auto descriptor = Descriptor::fromJson(item)) {
            LayoutEntry entry(*descriptor, descriptor->annotations.value(refNameKey()));
            entry.m_source = place;
            index.m_entries.append(std::move(entry));
        } else {
            index.m_unreadable.append(place);
        }
        ++place;
    }
    return index;
}

std::optional<Descriptor> LayoutIndex::find(QStringView refName) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
        [refName](const LayoutEntry& entry) { return entry.refName == refName; });
    return found == m_entries.cend() ? std::nullopt : std::optional(found->descriptor);
}

bool LayoutIndex::holds(const Digest& digest) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(),
        [&digest](const LayoutEntry& entry) { return entry.descriptor.digest == digest; });
}

void LayoutIndex::setEntry(const Descriptor& target, const QString& refName)
{
    if (refName.isEmpty() && holds(target.digest))
        return;
    LayoutEntry entry(target, refName);
    applyName(entry, refName);
    if (refName.isEmpty()) {
        m_entries.append(std::move(entry));
        m_changed = true;
        return;
    }
    const auto isNamed = [&refName](const LayoutEntry& other) { return other.refName == refName; };
    const auto first = std::find_if(m_entries.begin(), m_entries.end(), isNamed);
    if (first == m_entries.end()) {
        m_entries.append(std::move(entry));
        m_changed = true;
        return;
    }
    const bool isSame = first->descriptor.digest == target.digest && first->descriptor.size == target.size
        && first->descriptor.mediaType == target.mediaType;
    if (!isSame) {
        *first = std::move(entry);
        m_changed = true;
    }
    const auto rest = std::remove_if(first + 1, m_entries.end(), isNamed);
    m_changed = m_changed || rest != m_entries.end();
    m_entries.erase(rest, m_entries.end());
}

qsizetype LayoutIndex::removeIf(const std::function<bool(const LayoutEntry&)>& predicate)
{
    const qsizetype removed = m_entries.removeIf(predicate);
    m_changed = m_changed || removed > 0;
    return removed;
}

void LayoutIndex::rename(const QString& refName, const QString& newName)
{
    for (LayoutEntry& entry : m_entries) {
        if (entry.refName == refName && refName != newName) {
            applyName(entry, newName);
            m_changed = true;
        }
    }
}

QByteArray LayoutIndex::toJson() const
{
    Json document = Json::parse(m_text.begin(), m_text.end(), nullptr, false);
    const Json before = document.contains("manifests") ? document["manifests"] : Json();
    // Unreadable entries keep their place among the readable ones that were there before.
    Json after = Json::array();
    auto unreadable = m_unreadable.cbegin();
    for (const LayoutEntry& entry : m_entries) {
        while (unreadable != m_unreadable.cend() && (entry.m_source < 0 || *unreadable < entry.m_source))
            after.push_back(before[static_cast<size_t>(*unreadable++)]);
        after.push_back(
            entryJson(entry, entry.m_source < 0 ? nullptr : &before[static_cast<size_t>(entry.m_source)]));
    }
    while (unreadable != m_unreadable.cend())
        after.push_back(before[static_cast<size_t>(*unreadable++)]);
    document["manifests"] = std::move(after);
    const std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace portolan
