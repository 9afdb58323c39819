// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace portolan {

//! One certificate of a chain, as a person must see it to decide. A value.
class CertificateInfo final {
public:
    CertificateInfo() = default;

    QString subject; //!< distinguished name, one line
    QString issuer;
    QStringList names; //!< DNS names and addresses the certificate is for
    QDateTime validFrom; //!< UTC
    QDateTime validTo; //!< UTC
    QByteArray sha256; //!< of the DER bytes, raw 32 bytes
    QByteArray der;
    bool selfSigned = false;
};

//! Why a TLS handshake was refused, with the chain the server showed (leaf first). A value.
class TlsFailure final {
public:
    enum class Reason {
        UnknownAuthority,
        NameMismatch,
        Expired,
        NotYetValid,
        Revoked,
        ClientCertificateNeeded,
        Other
    };

    TlsFailure() = default;

    QList<Reason> reasons;
    QStringList details; //!< the TLS library's words, one for each reason
    QList<CertificateInfo> chain;
};

} // namespace portolan
