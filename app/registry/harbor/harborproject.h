// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

namespace portolan {

//! A project; every field but the name may be missing. A value.
class HarborProject final {
public:
    HarborProject() = default;
    [[nodiscard]] static HarborProject parse(const JsonReader& json);

    //! May look, and no more. Robots and administrators have no role to tell by.
    [[nodiscard]] bool isGuest() const { return role == 3 || role == 5; }

    QString name;
    QString owner;
    bool isPublic = false;
    bool isProxyCache = false; //!< mirrors another registry, takes no pushes
    qint64 repositories = -1;
    qint64 role = 0; //!< of the login in use: 1 admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest
};
static_assert(!std::is_aggregate_v<HarborProject>);

} // namespace portolan
