// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/hostservice.h"

#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! One way to log in to a registry: what to type and what comes of it. The texts are English literals marked
//! with QT_TRANSLATE_NOOP("LoginHints", ...), translated where they are shown; an empty one is not shown. A
//! value.
class LoginHint final {
public:
    LoginHint() = default;

    const char* name = ""; //!< "Robot account"
    const char* userLabel = ""; //!< what goes into the user field: "Your Docker ID"
    const char* secretLabel = ""; //!< what goes into the password field: "Access token"
    const char* allows = ""; //!< what it can do and what not
    const char* origin = ""; //!< where to get it
    const char* caution = ""; //!< what speaks against it, "not for production" for one
    QString user; //!< the user name that must be typed, the same for everyone ("AWS"); else empty
    QString page; //!< the web page where to get it, may be empty
    QString helper; //!< the credential helper that fetches it ("docker-credential-ecr-login"), may be empty
    bool notForProduction = false;
};
static_assert(!std::is_aggregate_v<LoginHint>);

//! The logins a host takes, the best first. Never empty: a host that says nothing takes a user and password.
//! registry.access.redhat.com and mcr.microsoft.com take none and answer one hint without a secretLabel.
//! Pure.
[[nodiscard]] QList<LoginHint> loginHints(const QString& host, RegistryKind kind, HostService service);

} // namespace portolan
