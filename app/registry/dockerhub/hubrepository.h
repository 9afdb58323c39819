// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QDateTime>

namespace portolan {

//! A repository of Docker Hub; every field but the name may be missing. A value.
class HubRepository final {
public:
    HubRepository() = default;
    //! As a list of a namespace or the repository itself has it.
    [[nodiscard]] static HubRepository parse(const JsonReader& json);
    //! As a search has it: official ones come without their namespace.
    [[nodiscard]] static HubRepository parseHit(const JsonReader& json);

    QString name; //!< with its namespace; empty when it is none a registry could have
    QString description; //!< one line
    QString fullDescription; //!< Markdown; of one repository only
    bool isPrivate = false;
    bool official = false;
    bool archived = false;
    qint64 stars = -1;
    qint64 pulls = -1;
    QDateTime updated; //!< UTC
    QDateTime registered; //!< UTC
};
static_assert(!std::is_aggregate_v<HubRepository>);

} // namespace portolan
