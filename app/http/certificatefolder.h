// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

namespace portolan {

//! What a certs.d folder holds for one server (protocols/local-config.md section 2). A value.
class CertificateFolder final {
public:
    CertificateFolder() = default;

    //! Reads `<folder>/<name>/` of the first folder that has one for any of the names; nothing there is no
    //! error. Of several client pairs the first by file name counts. Errors: Storage, with the path of the
    //! file that is missing or unusable.
    [[nodiscard]] static Result<CertificateFolder> find(const QStringList& folders, const QStringList& names);

    [[nodiscard]] const QList<QSslCertificate>& authorities() const { return m_authorities; }
    [[nodiscard]] const QList<QSslCertificate>& clientChain() const { return m_clientChain; }
    [[nodiscard]] const QSslKey& clientKey() const { return m_clientKey; }

private:
    [[nodiscard]] static Result<CertificateFolder> read(const QString& path);

    QList<QSslCertificate> m_authorities;
    QList<QSslCertificate> m_clientChain;
    QSslKey m_clientKey;
};

} // namespace portolan
