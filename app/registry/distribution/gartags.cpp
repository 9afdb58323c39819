// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/gartags.h"

#include "base/jsonreader.h"
#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr JsonLimits listLimits(qsizetype(64) * 1024 * 1024, 64);

//! Numbers are strings there; -1 when it is none.
qint64 numberOf(const JsonReader& json)
{
    bool isNumber = false;
    const qint64 number = json.text().toLongLong(&isNumber);
    return isNumber ? number : json.integer().value_or(-1);
}

QDateTime timeOf(const JsonReader& json)
{
    const qint64 milliseconds = numberOf(json);
    return milliseconds > 0 ? QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC) : QDateTime();
}

} // namespace

QList<TagRecord> garTagRecords(QByteArrayView body)
{
    if (!body.contains(QByteArrayView("\"imageSizeBytes\"")))
        return {};
    const auto json = JsonReader::parse(body, listLimits);
    if (!json)
        return {};
    QList<TagRecord> records;
    for (const auto& [name, manifest] : (*json)["manifest"_L1].members()) {
        const auto digest = Digest::parse(name);
        if (!digest)
            continue;
        TagRecord record;
        record.digest = *digest;
        record.mediaType = manifest["mediaType"_L1].text();
        record.size = numberOf(manifest["imageSizeBytes"_L1]);
        record.created = timeOf(manifest["timeCreatedMs"_L1]);
        record.pushed = timeOf(manifest["timeUploadedMs"_L1]);
        for (const QString& tag : manifest["tag"_L1].strings()) {
            record.tag = tag;
            if (Reference::isValidTag(tag))
                records << record;
        }
    }
    return records;
}

} // namespace portolan
