// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/oauthlogin.h"

#include <QCoro/QCoroTask>

#include <chrono>
#include <functional>
#include <stop_token>

namespace portolan {

//! Told once, on the worker's thread, which address to open in the browser.
using OpenBrowserFunction = std::function<void(const QUrl& url)>;

//! Logs in to a cluster through the browser, which comes back to a port of this machine. Worker thread;
//! outlives its tasks, as the client outlives it.
class BrowserLogin final {
public:
    BrowserLogin(HttpClient& client, const QUrl& server) : m_login(client, server) {}

    //! Waits for the browser for `patience`. The token comes with its user's name. Errors beside
    //! OAuthLogin's: Timeout, code BROWSER_TIMEOUT; Network, when no port of this machine can be had.
    [[nodiscard]] QCoro::Task<Result<ClusterToken>> logIn(
        OpenBrowserFunction openBrowser, std::chrono::milliseconds patience, std::stop_token stop);

    static constexpr std::chrono::minutes usualPatience{5};

private:
    OAuthLogin m_login;
};

} // namespace portolan
