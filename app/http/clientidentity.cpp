// SPDX-License-Identifier: Apache-2.0
#include "http/clientidentity.h"

#include <QCryptographicHash>

namespace portolan {

QSslKey privateKeyFromPem(const QByteArray& pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

Result<ClientIdentityPtr> ClientIdentity::fromPem(const QByteArray& certificate, const Secret& key)
{
    const auto failure = [](const QString& what) {
        return Error::storage(what).withCode(QStringLiteral("CLIENT_CERTIFICATE"));
    };
    QList<QSslCertificate> chain = QSslCertificate::fromData(certificate, QSsl::Pem);
    if (chain.isEmpty())
        return failure(QStringLiteral("The client certificate of the login cannot be read"));
    QSslKey privateKey = privateKeyFromPem(QByteArray::fromRawData(key.reveal().data(), key.reveal().size()));
    if (privateKey.isNull())
        return failure(QStringLiteral("The key of the login's client certificate cannot be read"));
    if (chain.first().publicKey().algorithm() != privateKey.algorithm())
        return failure(QStringLiteral("The key is not that of the login's client certificate"));
    return ClientIdentityPtr(new ClientIdentity(std::move(chain), std::move(privateKey)));
}

ClientIdentity::ClientIdentity(QList<QSslCertificate> certificates, QSslKey privateKey)
    : m_chain(std::move(certificates))
    , m_key(std::move(privateKey))
    , m_fingerprint(m_chain.first().digest(QCryptographicHash::Sha256))
{
}

QDateTime ClientIdentity::expires() const
{
    return m_chain.first().expiryDate().toUTC();
}

QString ClientIdentity::commonName() const
{
    return m_chain.first().subjectInfo(QSslCertificate::CommonName).value(0);
}

} // namespace portolan
