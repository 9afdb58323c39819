// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftcall.h"

#include <QStringList>

namespace portolan {

//! A path of the API server, taken apart.
struct FakeOpenShiftRoute {
    enum class Type {
        Other, //!< "/version", "/healthz", "/.well-known/..."
        Discovery, //!< "/apis", "/apis/<group>/<version>"
        Resource,
    };

    Type type = Type::Other;
    QString group; //!< empty for the core, and for "/apis" and "/api"
    QString version;
    QString project;
    QString resource; //!< with "/sub"
    QString name;
};

[[nodiscard]] FakeOpenShiftRoute routeFakeRequest(const FakeRequest& request);
//! The call for a route to a resource; of a resource nobody knows its kind has but group and resource.
[[nodiscard]] FakeOpenShiftCall fakeCallOf(
    const FakeRequest& request, const FakeOpenShiftRoute& route, const FakeOpenShiftUser& user);
//! The token of the Authorization header; empty without one.
[[nodiscard]] QString fakeBearerToken(const FakeRequest& request);

} // namespace portolan
