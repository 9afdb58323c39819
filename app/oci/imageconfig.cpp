// SPDX-License-Identifier: Apache-2.0
#include "oci/imageconfig.h"

#include "base/jsonreader.h"
#include "oci/descriptor.h"
#include "oci/manifestdocument.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QDateTime time(const JsonReader& json)
{
    const QDateTime read = QDateTime::fromString(json.text(), Qt::ISODateWithMs).toUTC();
    // Go writes its zero time, the first of January of year 1, where there is none.
    return read.isValid() && read.date().year() > 1 ? read : QDateTime();
}

//! A list, or the single string some old images have in its place.
QStringList words(const JsonReader& json)
{
    return json.isString() ? QStringList{json.text()} : json.strings();
}

//! The keys of docker's "set as an object", or the items of a list.
QStringList names(const JsonReader& json)
{
    QStringList out = json.strings();
    for (const auto& [key, value] : json.members())
        out << key;
    out.sort();
    return out;
}

HistoryEntry historyEntry(const JsonReader& json)
{
    HistoryEntry entry;
    entry.created = time(json["created"_L1]);
    entry.createdBy = json["created_by"_L1].text();
    entry.author = json["author"_L1].text();
    entry.comment = json["comment"_L1].text();
    entry.emptyLayer = json["empty_layer"_L1].boolean().value_or(false);
    return entry;
}

} // namespace

Result<ImageConfig> ImageConfig::parse(QByteArrayView body)
{
    const auto parsed = JsonReader::parse(body, JsonLimits(maxManifestBytes, JsonLimits().maxDepth));
    if (!parsed)
        return parsed.error();
    const JsonReader& json = *parsed;
    if (!json.isObject())
        return Error::protocol(u"the image configuration is not a JSON object"_s);

    ImageConfig config;
    config.platform = Platform::fromJson(json);
    config.created = time(json["created"_L1]);
    config.author = json["author"_L1].text();
    const JsonReader inner = json["config"_L1];
    config.user = inner["User"_L1].text();
    config.env = inner["Env"_L1].strings();
    config.entrypoint = words(inner["Entrypoint"_L1]);
    config.cmd = words(inner["Cmd"_L1]);
    config.workingDir = inner["WorkingDir"_L1].text();
    config.exposedPorts = names(inner["ExposedPorts"_L1]);
    config.volumes = names(inner["Volumes"_L1]);
    config.labels = annotationsFromJson(inner["Labels"_L1]);
    config.stopSignal = inner["StopSignal"_L1].text();
    config.healthcheck = words(inner["Healthcheck"_L1]["Test"_L1]);
    config.shell = words(inner["Shell"_L1]);
    // A null digest keeps the place of one that cannot be read, so that the others stay with their layers.
    for (const JsonReader& item : json["rootfs"_L1]["diff_ids"_L1].items())
        config.diffIds << Digest::parse(item.text()).value_or(Digest());
    for (const JsonReader& item : json["history"_L1].items())
        config.history << historyEntry(item);
    return config;
}

} // namespace portolan
