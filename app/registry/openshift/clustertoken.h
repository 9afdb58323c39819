// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QDateTime>
#include <QString>

#include <type_traits>

namespace portolan {

//! A token a cluster gave, and whose it is. A value.
class ClusterToken final {
public:
    ClusterToken() = default;
    ClusterToken(Secret value, QDateTime until) : token(std::move(value)), expires(std::move(until)) {}

    Secret token;
    QDateTime expires; //!< UTC; invalid where the cluster did not say
    QString user; //!< empty until it was asked for
};
static_assert(!std::is_aggregate_v<ClusterToken>);

} // namespace portolan
