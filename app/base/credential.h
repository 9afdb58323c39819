// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QString>

namespace portolan {

//! A login for a registry, with where it was found. A value; copies share the wiped secret buffer.
class Credential final {
public:
    Credential() = default;
    Credential(QString userName, Secret passwordOrToken, QString whereFrom = QString())
        : user(std::move(userName))
        , password(std::move(passwordOrToken))
        , source(std::move(whereFrom))
    {
    }

    [[nodiscard]] bool isEmpty() const
    {
        return password.isEmpty() && identityToken.isEmpty() && registryToken.isEmpty();
    }

    QString user;
    Secret password;
    Secret
        identityToken; //!< OAuth2 refresh token: POST grant_type=refresh_token (protocols/auth.md section 3)
    Secret registryToken; //!< a bearer token to send as it is
    QString source; //!< for people: "keychain", "this session", a file's path, "docker-credential-gcloud"
};

} // namespace portolan
