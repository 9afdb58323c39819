// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/clientidentity.h"
#include "http/httprequest.h"

#include <QDateTime>
#include <QUrl>

#include <optional>
#include <type_traits>

namespace portolan {

//! The login an OpenShift cluster is opened with: where the API is and who one is there. A value, made from
//! what travels inside a Credential; worker thread or GUI thread alike.
class ClusterLogin final {
public:
    //! Why a login at the API is none at the integrated registry.
    enum class NoRegistryLogin {
        None, //!< it is one
        Anonymous, //!< there is no login at all
        CertificateOnly, //!< the registry takes a token, and a client certificate has none
        PasswordOnly, //!< a password as Kubernetes once took it; the registry takes a token
        Impersonating, //!< the registry would take the token for who it belongs to, not for whom it acts as
    };

    ClusterLogin() = default;
    //! `server`: RegistryProfile::server. Errors: Usage, code BAD_SERVER, for what is no http(s) address, or
    //! http to another machine; Storage, code CLIENT_CERTIFICATE, when certificate or key cannot be read.
    [[nodiscard]] static Result<ClusterLogin> from(
        const QString& server, const std::optional<Credential>& credential);

    [[nodiscard]] const QUrl& server() const { return m_server; } //!< no slash at the end of its path
    //! The API's URL of a path that begins with a slash ("/apis/image.openshift.io/v1").
    [[nodiscard]] QUrl url(const QString& path) const;
    //! Puts the login on a request: bearer token, or client certificate, and whom it acts as. Only one to the
    //! origin of server() gets it; any other stays as it is.
    void authorize(HttpRequest& request) const;

    [[nodiscard]] bool isAnonymous() const;
    //! At this moment, by this computer's clock; false where nobody knows.
    [[nodiscard]] bool isExpired(const QDateTime& now = QDateTime::currentDateTimeUtc()) const;
    //! A 401 worded as what it is: AuthRequired with code LOGIN_EXPIRED and the time when the login's time is
    //! over, else the given error with code TOKEN_REFUSED; without a login the given error.
    [[nodiscard]] Error refused(const Error& error) const;

    [[nodiscard]] const Secret& token() const { return m_credential.registryToken; }
    [[nodiscard]] const QString& user() const { return m_credential.user; } //!< empty where nobody said
    [[nodiscard]] const QString& source() const { return m_credential.source; } //!< for people
    //! UTC, may be invalid: as its Credential says, else as a web token or certificate says itself.
    [[nodiscard]] const QDateTime& expires() const { return m_credential.expires; }

    [[nodiscard]] NoRegistryLogin noRegistryLogin() const;
    [[nodiscard]] bool canLogInToRegistry() const { return noRegistryLogin() == NoRegistryLogin::None; }
    //! For the data plane (DistributionClient) of the integrated registry: the API token as bearer. Nothing
    //! where canLogInToRegistry() is false.
    [[nodiscard]] std::optional<Credential> registryCredential() const;

private:
    QUrl m_server;
    Credential m_credential;
    ClientIdentityPtr m_identity;
};
static_assert(!std::is_aggregate_v<ClusterLogin>);

} // namespace portolan
