// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/hubrepository.h"

#include "oci/reference.h"
#include "registry/dockerhub/hubname.h"
#include "registry/dockerhub/hubtime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString usableName(const QString& name)
{
    return Reference::isValidRepository(name) ? name : QString();
}

} // namespace

HubRepository HubRepository::parse(const JsonReader& json)
{
    HubRepository repository;
    const QString space = json["namespace"_L1].text();
    repository.name = usableName(space + u'/' + json["name"_L1].text());
    repository.official = space == "library"_L1;
    repository.description = json["description"_L1].text();
    repository.fullDescription = json["full_description"_L1].text();
    repository.isPrivate = json["is_private"_L1].boolean().value_or(false);
    repository.archived = json["status_description"_L1].text() == "archived"_L1;
    repository.stars = json["star_count"_L1].integer().value_or(-1);
    repository.pulls = json["pull_count"_L1].integer().value_or(-1);
    repository.updated = hubTime(json["last_updated"_L1].text());
    repository.registered = hubTime(json["date_registered"_L1].text());
    return repository;
}

HubRepository HubRepository::parseHit(const JsonReader& json)
{
    HubRepository repository;
    const QString name = json["repo_name"_L1].text();
    repository.name = name.isEmpty() ? QString() : usableName(hubRepository(name));
    repository.official = json["is_official"_L1].boolean().value_or(false);
    repository.description = json["short_description"_L1].text();
    repository.stars = json["star_count"_L1].integer().value_or(-1);
    repository.pulls = json["pull_count"_L1].integer().value_or(-1);
    return repository;
}

} // namespace portolan
