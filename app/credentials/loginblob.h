// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace portolan {

//! A login as the bytes of one keychain entry: a small JSON object. Neither the source
//! nor a client certificate is part of it.
[[nodiscard]] QByteArray toLoginBlob(const Credential& credential);
//! Errors: Storage, code KEYCHAIN_DAMAGED, without any of the bytes.
[[nodiscard]] Result<Credential> fromLoginBlob(QByteArrayView blob);

} // namespace portolan
