// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/clusterlogin.h"

#include "base/jsonreader.h"
#include "http/origin.h"

namespace portolan {
namespace {

bool isUsable(const QUrl& url)
{
    const bool isHttps = url.scheme() == QLatin1String("https");
    const bool isLocal = url.scheme() == QLatin1String("http") && isLoopbackHost(url.host());
    return url.isValid() && !url.host().isEmpty() && (isHttps || isLocal);
}

//! When a JSON web token ends, by its own words; service accounts have such ones.
QDateTime webTokenExpiry(const Secret& token)
{
    const QList<QByteArray> parts = token.reveal().toByteArray().split('.');
    if (parts.size() != 3)
        return {};
    const auto json = JsonReader::parse(
        QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding), JsonLimits(65536, 16));
    const auto seconds = json ? (*json)[QLatin1String("exp")].integer() : std::nullopt;
    return seconds ? QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC) : QDateTime();
}

} // namespace

Result<ClusterLogin> ClusterLogin::from(const QString& server, const std::optional<Credential>& credential)
{
    ClusterLogin login;
    login.m_server = QUrl(server).adjusted(
        QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (!isUsable(login.m_server))
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "The address of the cluster's API must begin with https://")))
            .withCode(QStringLiteral("BAD_SERVER"))
            .at(hostAndPort(login.m_server), login.m_server.path());
    if (login.m_server.path() == QLatin1String("/"))
        login.m_server.setPath(QString());
    if (!credential)
        return login;
    login.m_credential = *credential;
    if (!login.m_credential.expires.isValid())
        login.m_credential.expires = webTokenExpiry(login.token());
    if (!credential->clientKey.isEmpty()) {
        const auto identity = ClientIdentity::fromPem(credential->clientCertificate, credential->clientKey);
        if (!identity)
            return identity.error();
        login.m_identity = *identity;
        if (login.token().isEmpty() && !login.m_credential.expires.isValid())
            login.m_credential.expires = login.m_identity->expires();
        if (login.m_credential.user.isEmpty())
            login.m_credential.user = login.m_identity->commonName();
    }
    return login;
}

QUrl ClusterLogin::url(const QString& path) const
{
    QUrl url(m_server);
    url.setPath(m_server.path() + path);
    return url;
}

void ClusterLogin::authorize(HttpRequest& request) const
{
    if (!sameOrigin(request.url, m_server))
        return;
    request.identity = m_identity;
    const QByteArray name = QByteArrayLiteral("Authorization");
    if (!token().isEmpty())
        request.setHeader(name, "Bearer " + token().reveal().toByteArray());
    else if (!m_credential.password.isEmpty())
        request.setHeader(name,
            "Basic "
                + (m_credential.user.toUtf8() + ':' + m_credential.password.reveal().toByteArray())
                      .toBase64());
    // Several groups are several lines, so that none of them is replaced.
    for (const auto& header : m_credential.impersonation)
        request.headers.push_back(header);
}

bool ClusterLogin::isAnonymous() const
{
    return m_credential.isEmpty();
}

bool ClusterLogin::isExpired(const QDateTime& now) const
{
    return expires().isValid() && expires() <= now;
}

Error ClusterLogin::refused(const Error& error) const
{
    if (isAnonymous())
        return error;
    if (!isExpired())
        return error.withCode(QStringLiteral("TOKEN_REFUSED"));
    return Error::authRequired(
        Sentence(QT_TRANSLATE_NOOP("Core", "the login ended at %1"), {expires().toString(Qt::ISODate)}))
        .withStatus(error.httpStatus())
        .withCode(QStringLiteral("LOGIN_EXPIRED"))
        .at(error.host(), error.path());
}

ClusterLogin::NoRegistryLogin ClusterLogin::noRegistryLogin() const
{
    if (isAnonymous())
        return NoRegistryLogin::Anonymous;
    if (token().isEmpty())
        return m_identity ? NoRegistryLogin::CertificateOnly : NoRegistryLogin::PasswordOnly;
    return m_credential.impersonation.isEmpty() ? NoRegistryLogin::None : NoRegistryLogin::Impersonating;
}

std::optional<Credential> ClusterLogin::registryCredential() const
{
    if (!canLogInToRegistry())
        return std::nullopt;
    Credential credential(user(), Secret(), source());
    credential.registryToken = token();
    credential.expires = expires();
    return credential;
}

} // namespace portolan
