// SPDX-License-Identifier: Apache-2.0
#include "http/tlssettings.h"

#include "http/certificatefolder.h"
#include "http/clientidentity.h"
#include "http/origin.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

namespace portolan {
namespace {

//! The names a server goes by in references, and so in certs.d and in the user's trust: the first is how the
//! URL has it.
QStringList trustNames(const QUrl& url)
{
    const QString host = hostAndPort(url);
    QStringList names{host};
    if (url.port() == 443)
        names += hostAndPort(QUrl(QStringLiteral("https://") + host.chopped(4)));
    if (url.host() == QLatin1String("registry-1.docker.io"))
        names += QStringLiteral("docker.io");
    return names;
}

QByteArray fingerprint(const QSslCertificate& certificate)
{
    return certificate.digest(QCryptographicHash::Sha256);
}

QList<QSslCertificate> authorities(const TlsTrust& trust, const QStringList& names)
{
    QList<QByteArray> pems = trust.authoritiesFor(QString());
    const qsizetype common = pems.size();
    for (const QString& name : names)
        pems += trust.authoritiesFor(name).mid(common);
    QList<QSslCertificate> certificates;
    for (const QByteArray& pem : pems)
        certificates += QSslCertificate::fromData(pem, QSsl::Pem);
    return certificates;
}

TlsFailure::Reason reasonOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::HostNameMismatch:
        return TlsFailure::Reason::NameMismatch;
    case QSslError::CertificateExpired:
        return TlsFailure::Reason::Expired;
    case QSslError::CertificateNotYetValid:
        return TlsFailure::Reason::NotYetValid;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return TlsFailure::Reason::Revoked;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return TlsFailure::Reason::UnknownAuthority;
    default:
        return TlsFailure::Reason::Other;
    }
}

QString distinguishedName(const QSslCertificate& certificate, bool ofIssuer)
{
    QStringList parts;
    const QList<QByteArray> attributes =
        ofIssuer ? certificate.issuerInfoAttributes() : certificate.subjectInfoAttributes();
    for (const QByteArray& attribute : attributes) {
        const QStringList values =
            ofIssuer ? certificate.issuerInfo(attribute) : certificate.subjectInfo(attribute);
        for (const QString& value : values)
            parts += QString::fromLatin1(attribute) + u'=' + value;
    }
    return parts.join(QStringLiteral(", "));
}

CertificateInfo describe(const QSslCertificate& certificate)
{
    CertificateInfo info;
    info.subject = distinguishedName(certificate, false);
    info.issuer = distinguishedName(certificate, true);
    info.names = certificate.subjectAlternativeNames().values();
    info.names.sort();
    info.validFrom = certificate.effectiveDate().toUTC();
    info.validTo = certificate.expiryDate().toUTC();
    info.der = certificate.toDer();
    info.sha256 = fingerprint(certificate);
    info.selfSigned = certificate.isSelfSigned();
    return info;
}

} // namespace

TlsSettings::TlsSettings(TlsTrust trust) : m_trust(std::move(trust)) {}

void TlsSettings::setTrust(TlsTrust trust)
{
    m_trust = std::move(trust);
    m_configurations.clear();
}

Result<QSslConfiguration> TlsSettings::configurationFor(const HttpRequest& request)
{
    auto configuration = serverConfiguration(request);
    if (configuration && request.identity) {
        configuration->setLocalCertificateChain(request.identity->chain());
        configuration->setPrivateKey(request.identity->key());
    }
    return configuration;
}

Result<QSslConfiguration> TlsSettings::serverConfiguration(const HttpRequest& request)
{
    const QString host = hostAndPort(request.url) + u' ' + request.trustedAs;
    const auto known = m_configurations.constFind(host);
    if (known != m_configurations.cend())
        return *known;

    QStringList names = trustNames(request.url);
    const Result<CertificateFolder> folder = CertificateFolder::find(m_trust.certificateFolders(), names);
    if (!folder)
        return folder.error();
    // Only its authorities: a folder of that other host is that host's alone.
    if (!request.trustedAs.isEmpty())
        names += request.trustedAs;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    const QList<QSslCertificate> extra = authorities(m_trust, names) + folder->authorities();
    if (!extra.isEmpty()) {
        // The system's are named too: a configuration with a list of its own no longer loads them by itself.
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    }
    if (!folder->clientChain().isEmpty()) {
        configuration.setLocalCertificateChain(folder->clientChain());
        configuration.setPrivateKey(folder->clientKey());
    }
    m_configurations.insert(host, configuration);
    return configuration;
}

QString TlsSettings::serverName(const QUrl& url) const
{
    for (const QString& name : trustNames(url)) {
        const QString other = m_trust.serverName(name);
        if (!other.isEmpty())
            return other;
    }
    return {};
}

bool TlsSettings::pinsOnFirstUse(const HttpRequest& request) const
{
    QStringList names = trustNames(request.url);
    if (!request.trustedAs.isEmpty())
        names += request.trustedAs;
    return std::any_of(
        names.cbegin(), names.cend(), [this](const QString& name) { return m_trust.pinOnFirstUse(name); });
}

bool TlsSettings::accepts(const HttpRequest& request, const QSslCertificate& leaf)
{
    if (leaf.isNull())
        return false;
    const QByteArray sha256 = fingerprint(leaf);
    for (const QString& name : trustNames(request.url)) {
        if (m_trust.isPinned(name, sha256))
            return true;
    }
    if (!pinsOnFirstUse(request))
        return false;
    noteShown(request, leaf);
    return m_firstShown.value(hostAndPort(request.url)) == sha256;
}

void TlsSettings::noteShown(const HttpRequest& request, const QSslCertificate& leaf)
{
    const QString host = hostAndPort(request.url);
    if (pinsOnFirstUse(request) && !m_firstShown.contains(host))
        m_firstShown.insert(host, fingerprint(leaf));
}

std::shared_ptr<const TlsFailure> describeTlsFailure(
    const QList<QSslCertificate>& chain, const QList<QSslError>& errors)
{
    auto failure = std::make_shared<TlsFailure>();
    for (const QSslError& error : errors) {
        const TlsFailure::Reason reason = reasonOf(error.error());
        if (failure->reasons.contains(reason))
            continue;
        failure->reasons.append(reason);
        failure->details.append(error.errorString());
    }
    for (const QSslCertificate& certificate : chain)
        failure->chain.append(describe(certificate));
    return failure;
}

} // namespace portolan
