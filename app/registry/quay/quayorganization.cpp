// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayorganization.h"

#include "base/jsonreader.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayOrganization> QuayOrganization::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    QuayOrganization out;
    out.name = (*json)["name"_L1].text();
    if (out.name.isEmpty())
        return Error::protocol(u"the answer is no organisation"_s);
    out.isAdmin = (*json)["is_admin"_L1].boolean();
    out.isMember = (*json)["is_member"_L1].boolean();
    const JsonReader quota = (*json)["quota_report"_L1];
    out.quotaBytes = quota["quota_bytes"_L1].integer().value_or(-1);
    out.quotaLimit = quota["configured_quota"_L1].integer().value_or(-1);
    out.timeMachineSeconds = (*json)["tag_expiration_s"_L1].integer().value_or(-1);
    return out;
}

} // namespace portolan
