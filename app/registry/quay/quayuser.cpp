// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayuser.h"

#include "base/jsonreader.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayUser> QuayUser::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    QuayUser user;
    user.name = (*json)["username"_L1].text();
    if (user.name.isEmpty())
        return Error::protocol(u"the answer names no user"_s);
    for (const JsonReader& item : (*json)["organizations"_L1].items()) {
        QuayMembership membership;
        membership.name = item["name"_L1].text();
        membership.canCreateRepositories = item["can_create_repo"_L1].boolean();
        membership.isAdmin = item["is_org_admin"_L1].boolean();
        if (!membership.name.isEmpty())
            user.organizations << membership;
    }
    return user;
}

QStringList QuayUser::namespaces() const
{
    QStringList names{name};
    for (const QuayMembership& membership : organizations) {
        if (!names.contains(membership.name))
            names << membership.name;
    }
    return names;
}

} // namespace portolan
