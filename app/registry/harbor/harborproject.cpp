// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborproject.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

HarborProject HarborProject::parse(const JsonReader& json)
{
    HarborProject project;
    project.name = json["name"_L1].text();
    project.owner = json["owner_name"_L1].text();
    project.isPublic = json["metadata"_L1]["public"_L1].text() == "true"_L1; // a string, in every version
    project.isProxyCache = json["registry_id"_L1].integer().value_or(0) > 0;
    project.repositories = json["repo_count"_L1].integer().value_or(-1);
    project.role = json["current_user_role_id"_L1].integer().value_or(0);
    return project;
}

} // namespace portolan
