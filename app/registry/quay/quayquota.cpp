// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayquota.h"

#include "base/jsonreader.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayQuota> QuayQuota::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    if (!json->isArray() && !json->isObject())
        return Error::protocol(u"the answer is no quota"_s);
    QuayQuota out;
    const std::vector<JsonReader> quotas = json->isArray() ? json->items() : std::vector<JsonReader>{*json};
    if (quotas.empty())
        return out;
    const JsonReader& quota = quotas.front();
    out.limitBytes = quota["limit_bytes"_L1].integer().value_or(-1);
    out.isDefault = quota["default_config"_L1].boolean().value_or(false);
    for (const JsonReader& item : quota["limits"_L1].items()) {
        QuayQuotaLimit limit;
        const JsonReader type = item["type"_L1];
        limit.type = type.isObject() ? type["name"_L1].text() : type.text();
        limit.percent = item["limit_percent"_L1].integer().value_or(-1);
        if (!limit.type.isEmpty())
            out.limits << limit;
    }
    return out;
}

} // namespace portolan
