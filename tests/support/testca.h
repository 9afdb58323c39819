// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/opensslptr.h"

#include <QString>
#include <QStringList>

namespace portolan {

//! A certificate and its key, as PEM files.
struct KeyPairFiles {
    QString certificate;
    QString key;
};

//! From when until when a certificate holds, in seconds from now.
struct Validity {
    qint64 from = -3600;
    qint64 until = 30LL * 24 * 3600;
};

//! A certificate authority of the tests: writes its own certificate and those it issues as PEM files into a
//! folder of the caller's. P-256 keys. Ends the program when OpenSSL or the disk fails: there is nothing to
//! test then.
class TestCa final {
public:
    explicit TestCa(const QString& folder, const QString& commonName = QStringLiteral("Portolan Test CA"));

    //! What clients must trust.
    [[nodiscard]] QString certificateFile() const;

    //! For a server that is reached by `names` (DNS names or IP addresses). Each call makes a new pair;
    //! `withChain` puts this authority's certificate behind the server's in the file.
    [[nodiscard]] KeyPairFiles issueServer(
        const QStringList& names = {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")},
        Validity validity = {}, bool withChain = true);
    //! For a client that shows a certificate.
    [[nodiscard]] KeyPairFiles issueClient(const QString& commonName);

private:
    [[nodiscard]] KeyPairFiles issue(const QString& commonName, const QStringList& names, const char* usage,
        Validity validity, bool withChain);
    [[nodiscard]] QString file(const QString& name) const;

    QString m_folder;
    KeyPtr m_key;
    CertificatePtr m_certificate;
    int m_issued = 0;
};

//! A self-signed certificate for `key`, holding a month.
[[nodiscard]] CertificatePtr makeSelfSigned(EVP_PKEY* key, const QString& commonName);
[[nodiscard]] QByteArray toPem(X509* certificate);
[[nodiscard]] QByteArray toPem(EVP_PKEY* privateKey);

} // namespace portolan
