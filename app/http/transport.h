// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httprequest.h"

#include <QCoro/QCoroTask>

#include <stop_token>

namespace portolan {

//! One exchange with one server: no redirect, no retry, no login. Lives on the worker thread and outlives its
//! tasks.
class Transport {
public:
    virtual ~Transport() = default;

    //! Any HTTP status is a value. Errors: Network, Timeout, Tls (with the chain), TooLarge, Cancelled, or
    //! the sink's; code PROXY_AUTH_REQUIRED for a proxy's 407. Each carries host and path.
    [[nodiscard]] virtual QCoro::Task<Result<HttpResponse>> send(
        HttpRequest request, std::stop_token stop) = 0;
};

} // namespace portolan
