// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <utility>

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
        return password.isEmpty() && identityToken.isEmpty() && registryToken.isEmpty()
            && clientKey.isEmpty();
    }

    QString user;
    Secret password;
    Secret
        identityToken; //!< OAuth2 refresh token: POST grant_type=refresh_token (protocols/auth.md section 3)
    Secret registryToken; //!< a bearer token to send as it is; of a cluster: its API token
    QByteArray clientCertificate; //!< PEM, the certificate first and then its chain; empty without clientKey
    Secret clientKey; //!< PEM, of clientCertificate
    //! Impersonate-* headers for a cluster's API to go with it: whom the login acts as. Never for its
    //! registry.
    QList<std::pair<QByteArray, QByteArray>> impersonation;
    QDateTime expires; //!< UTC; when the token or certificate ends, invalid where nobody knows
    QString source; //!< for people: "keychain", "this session", a file's path, "docker-credential-gcloud"
};

} // namespace portolan
