// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QByteArrayView>

namespace portolan {

//! An HTTP failure of a registry or token server as an Error: kind from the status and the registry's code,
//! code and detail from the body, whatever its format: `{"errors":[...]}`, `{"details":...}`,
//! `{"message":...}`, plain text; HTML becomes its title (protocols/oci-distribution.md section 9). "Not
//! found" in all its spellings is NotFound. 407 is code PROXY_AUTH_REQUIRED; the server's own failures (5xx)
//! are Network with code SERVER_ERROR. Pure.
[[nodiscard]] Error registryError(
    int httpStatus, QByteArrayView body, std::optional<std::chrono::seconds> retryAfter = std::nullopt);

} // namespace portolan
