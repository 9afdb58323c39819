// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QString>

#include <type_traits>

namespace portolan {

//! A project of a cluster. A value; every field but the name may be absent.
class ClusterProject final {
public:
    ClusterProject() = default;
    [[nodiscard]] static ClusterProject fromJson(const JsonReader& json);

    QString name;
    QString displayName;
    QString description;
    QString requester;
    QString phase; //!< Active, Terminating
};
static_assert(!std::is_aggregate_v<ClusterProject>);

} // namespace portolan
