// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborrepository.h"

#include "oci/reference.h"
#include "registry/harbor/harbortime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

HarborRepository HarborRepository::parse(const JsonReader& json)
{
    HarborRepository repository;
    QString name = json["name"_L1].text();
    if (name.isEmpty())
        name = json["repository_name"_L1].text();
    if (Reference::isValidRepository(name))
        repository.name = name;
    repository.description = json["description"_L1].text();
    repository.artifacts = json["artifact_count"_L1].integer().value_or(-1);
    repository.pulls = json["pull_count"_L1].integer().value_or(-1);
    repository.isPublic = json["project_public"_L1].boolean().value_or(false);
    repository.created = harborTime(json["creation_time"_L1].text());
    repository.updated = harborTime(json["update_time"_L1].text());
    return repository;
}

} // namespace portolan
