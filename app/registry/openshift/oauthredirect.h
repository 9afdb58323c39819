// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QDateTime>
#include <QUrl>

#include <type_traits>

namespace portolan {

//! What an OAuth server says by sending the browser back: a code, with old servers a token, or a refusal. A
//! value.
class OAuthRedirect final {
public:
    OAuthRedirect() = default;
    //! Reads the address one was sent back to. Errors: AuthRequired, code LOGIN_REFUSED (access_denied) or
    //! OAUTH_ERROR, with the server's words; Protocol when it says nothing of the kind.
    [[nodiscard]] static Result<OAuthRedirect> parse(const QUrl& url);

    Secret code;
    Secret token; //!< instead of a code
    QDateTime expires; //!< UTC, of the token
};
static_assert(!std::is_aggregate_v<OAuthRedirect>);

//! A refusal in the words of OAuth: `error` and `error_description`.
[[nodiscard]] Error oauthError(const QString& error, const QString& description);

} // namespace portolan
