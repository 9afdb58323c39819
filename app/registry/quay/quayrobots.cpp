// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayrobots.h"

#include "base/jsonreader.h"
#include "registry/quay/quaytime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Names, as plain strings or as objects that have one.
QStringList namesOf(const JsonReader& list)
{
    QStringList names;
    for (const JsonReader& item : list.items()) {
        const QString name = item.isString() ? item.text() : item["name"_L1].text();
        if (!name.isEmpty())
            names << name;
    }
    return names;
}

} // namespace

Result<QuayRobots> QuayRobots::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    const JsonReader list = (*json)["robots"_L1];
    if (!list.isArray())
        return Error::protocol(u"the answer has no list of robots"_s);
    QuayRobots out;
    for (const JsonReader& item : list.items()) {
        QuayRobot robot;
        robot.name = item["name"_L1].text();
        robot.description = item["description"_L1].text();
        robot.created = quayTime(item["created"_L1]);
        robot.lastAccessed = quayTime(item["last_accessed"_L1]);
        robot.teams = namesOf(item["teams"_L1]);
        robot.repositories = namesOf(item["repositories"_L1]);
        if (!robot.name.isEmpty())
            out.robots << robot;
    }
    return out;
}

} // namespace portolan
