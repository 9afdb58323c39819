// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayrepository.h"

#include "base/jsonreader.h"
#include "registry/quay/quaytime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostActionsADay = 1'000'000'000; // a sum of them never overflows

} // namespace

QuayRepository QuayRepository::fromJson(const JsonReader& json)
{
    QuayRepository out;
    out.nameSpace = json["namespace"_L1].text();
    out.name = json["name"_L1].text();
    out.description = json["description"_L1].text();
    out.kind = json["kind"_L1].text();
    out.state = json["state"_L1].text();
    out.isPublic = json["is_public"_L1].boolean();
    out.isStarred = json["is_starred"_L1].boolean();
    out.isOrganization = json["is_organization"_L1].boolean();
    out.canWrite = json["can_write"_L1].boolean();
    out.canAdmin = json["can_admin"_L1].boolean();
    out.lastModified = quayTime(json["last_modified"_L1]);
    out.popularity = json["popularity"_L1].number();
    const JsonReader quota = json["quota_report"_L1];
    out.quotaBytes = quota["quota_bytes"_L1].integer().value_or(-1);
    out.quotaLimit = quota["configured_quota"_L1].integer().value_or(-1);
    out.timeMachineSeconds = json["tag_expiration_s"_L1].integer().value_or(-1);
    if (const JsonReader stats = json["stats"_L1]; stats.isArray()) {
        out.recentActions = 0;
        for (const JsonReader& day : stats.items())
            out.recentActions += qBound(qint64(0), day["count"_L1].integer().value_or(0), mostActionsADay);
    }
    return out;
}

Result<QuayRepository> QuayRepository::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    if (!(*json)["name"_L1].isString())
        return Error::protocol(u"the answer is no repository"_s);
    return fromJson(*json);
}

} // namespace portolan
