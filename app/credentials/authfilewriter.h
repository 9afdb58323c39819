// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "base/result.h"
#include "credentials/authenvironment.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace portolan {

//! The file that `podman login` would write (protocols/auth.md section 5): REGISTRY_AUTH_FILE, else
//! $DOCKER_CONFIG/config.json when that is set, else the runtime folder's auth.json, which is lost at the
//! next start of the machine.
[[nodiscard]] QString podmanAuthFile(const AuthEnvironment& environment);

//! The bytes of an auth file with one login added or replaced, and nothing else of it changed: unknown fields
//! and the order of keys stay. `key` is `host[:port]`, or that with a namespace; a login that is there under
//! another spelling of the host alone (`https://quay.io/v1/`) is replaced under that spelling. Empty `bytes`
//! are a file that does not exist yet. Errors: Protocol with code AUTH_FILE_BROKEN (never with any of its
//! bytes), Unsupported with code NO_PASSWORD for a login that such a file cannot hold. Pure.
[[nodiscard]] Result<QByteArray> withLogin(
    QByteArrayView bytes, const QString& key, const Credential& credential);

//! "Share a login with Podman", when the user asks for it and never else: writes it into the file in one
//! step, with mode 0600. Where the path is a symbolic link its target is replaced, not the link. A file that
//! cannot be parsed is left alone. Errors: those of withLogin(); Storage, TooLarge, all with the path. Blocks
//! for a small file.
[[nodiscard]] Result<void> shareLogin(const QString& path, const QString& key, const Credential& credential);

} // namespace portolan
