// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QUrl>

#include <type_traits>

namespace portolan {

//! Where a cluster's OAuth server is. A value.
class OAuthEndpoints final {
public:
    OAuthEndpoints() = default;
    //! From the answer to /.well-known/oauth-authorization-server. Errors: Protocol, when it is none, or has
    //! addresses to which a password must not be sent: plain http where the API speaks https.
    [[nodiscard]] static Result<OAuthEndpoints> parse(const QByteArray& body, const QUrl& server);

    //! Where a token is shown to people, for pasting.
    [[nodiscard]] QUrl tokenPage() const;
    //! Where the challenge flow ends. Nobody is there to listen: the code is in its URL.
    [[nodiscard]] QUrl implicitRedirect() const;

    QUrl issuer;
    QUrl authorize;
    QUrl token;
};
static_assert(!std::is_aggregate_v<OAuthEndpoints>);

} // namespace portolan
