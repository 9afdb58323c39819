// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credentials/authenvironment.h"
#include "credentials/authfile.h"

#include <QList>

#include <optional>
#include <type_traits>

namespace portolan {

//! Where a login file of another tool may lie. A value.
class AuthFileLocation final {
public:
    AuthFileLocation(QString filePath, AuthFile::Format fileFormat)
        : path(std::move(filePath))
        , format(fileFormat)
    {
    }

    friend bool operator==(const AuthFileLocation&, const AuthFileLocation&) = default;

    QString path;
    AuthFile::Format format;
};
static_assert(!std::is_aggregate_v<AuthFileLocation>);

//! Where the containers tools look for logins, in their order (protocols/auth.md section 5): only
//! REGISTRY_AUTH_FILE when that is set, else only $DOCKER_CONFIG/config.json when that is set, else the
//! runtime and the configuration folder's auth.json, Docker's config.json and the legacy .dockercfg. The
//! files need not exist.
[[nodiscard]] QList<AuthFileLocation> authFileLocations(const AuthEnvironment& environment);

//! Reads one of them. Nothing when it does not exist. Errors: Storage (unreadable), TooLarge, Protocol
//! (malformed), each with the path. The file is never written, and kept open only while it is read.
[[nodiscard]] Result<std::optional<AuthFile>> readAuthFile(const AuthFileLocation& location);

} // namespace portolan
