// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QDateTime>

namespace portolan {

//! A repository; every field but the name may be missing. A value.
class HarborRepository final {
public:
    HarborRepository() = default;
    //! As the lists have it, or as the search does.
    [[nodiscard]] static HarborRepository parse(const JsonReader& json);

    QString name; //!< with the project; empty when it is none a registry could have
    QString description;
    qint64 artifacts = -1;
    qint64 pulls = -1;
    bool isPublic = false; //!< said by the search only
    QDateTime created; //!< UTC
    QDateTime updated; //!< UTC
};
static_assert(!std::is_aggregate_v<HarborRepository>);

} // namespace portolan
