// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>

namespace portolan {

//! A client certificate with its key: who a request is from, where a server goes by that. Requests of one
//! identity never share a connection with those of another (QtTransport). A value that does not change.
class ClientIdentity final {
public:
    //! Reads both. Errors: Storage, code CLIENT_CERTIFICATE, when either cannot be read (an encrypted key,
    //! say) or the key is another certificate's. None of the bytes are in it.
    [[nodiscard]] static Result<std::shared_ptr<const ClientIdentity>> fromPem(
        const QByteArray& certificate, const Secret& key);

    [[nodiscard]] const QList<QSslCertificate>& chain() const { return m_chain; } //!< its own first
    [[nodiscard]] const QSslKey& key() const { return m_key; }
    [[nodiscard]] const QByteArray& fingerprint() const { return m_fingerprint; } //!< SHA-256, raw
    [[nodiscard]] QDateTime expires() const; //!< UTC
    [[nodiscard]] QString commonName() const; //!< how Kubernetes names the user

private:
    ClientIdentity(QList<QSslCertificate> certificates, QSslKey privateKey);

    QList<QSslCertificate> m_chain;
    QSslKey m_key;
    QByteArray m_fingerprint;
};

using ClientIdentityPtr = std::shared_ptr<const ClientIdentity>;

//! A private key without passphrase, of whatever kind it is; null when there is none.
[[nodiscard]] QSslKey privateKeyFromPem(const QByteArray& pem);

} // namespace portolan
