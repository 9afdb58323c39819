// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httprequest.h"

#include <optional>

namespace portolan {

//! The request a redirect leads to, after the rules of HttpClient; nothing when the answer is to be taken as
//! it is. Errors: Protocol, with code REDIRECT_DOWNGRADE for https to http. Pure.
[[nodiscard]] Result<std::optional<HttpRequest>> redirectedRequest(
    const HttpRequest& request, const HttpResponse& response);

} // namespace portolan
