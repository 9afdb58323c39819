// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/httprequest.h"

namespace portolan {

//! A failed answer of Quay's REST API as an Error with host and path: `error_type` becomes the code
//! (INSUFFICIENT_SCOPE, FRESH_LOGIN_REQUIRED, TAG_IMMUTABLE, EXCEEDS_LICENSE, DOWNSTREAM_ISSUE, ...), and the
//! kind is what it means (protocols/quay.md section 3). Ours: OAUTH_TOKEN_NEEDED for a change without such a
//! token, REPOSITORY_READ_ONLY for one that a mirror or a read-only repository refuses. Pure.
[[nodiscard]] Error quayError(const HttpResponse& response, HttpMethod method);

} // namespace portolan
