// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httprequest.h"

#include <QString>

#include <optional>

namespace portolan {

//! How many pulls are left, as Docker Hub's registry tells it in the heads of its answers. A value.
class HubPullLimit final {
public:
    HubPullLimit() = default;
    //! Nothing when the answer has no such headers: pulls are not limited then.
    [[nodiscard]] static std::optional<HubPullLimit> read(const HttpResponse& response);

    qint64 limit = -1; //!< -1: not said
    qint64 remaining = -1; //!< -1: not said
    qint64 windowSeconds = -1; //!< -1: not said
    QString source; //!< whose limit it is: an address, or the account
};
static_assert(!std::is_aggregate_v<HubPullLimit>);

} // namespace portolan
