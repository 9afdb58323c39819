// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/tlsfailure.h"
#include "http/httprequest.h"
#include "http/tlstrust.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QUrl>

#include <memory>

namespace portolan {

//! A TlsTrust as Qt's sockets take it, and the judge over certificates the system does not believe. One per
//! transport, on its thread.
class TlsSettings final {
public:
    explicit TlsSettings(TlsTrust trust);
    Q_DISABLE_COPY_MOVE(TlsSettings)

    void setTrust(TlsTrust trust);

    //! For one request: the system's authorities, those trusted for its server and that server's certs.d
    //! folder, and the identity it has. Files are read once a server. Errors: Storage with the file's path,
    //! for a client certificate without its key or the other way round, or one that cannot be read.
    [[nodiscard]] Result<QSslConfiguration> configurationFor(const HttpRequest& request);
    //! The name its certificate must be for, where that is not the URL's; else empty.
    [[nodiscard]] QString serverName(const QUrl& url) const;

    //! Whether a certificate that failed the usual checks is believed all the same: pinned for this server,
    //! or the first it showed where that is allowed.
    [[nodiscard]] bool accepts(const HttpRequest& request, const QSslCertificate& leaf);
    //! A handshake succeeded with this certificate.
    void noteShown(const HttpRequest& request, const QSslCertificate& leaf);

private:
    [[nodiscard]] Result<QSslConfiguration> serverConfiguration(const HttpRequest& request);
    [[nodiscard]] bool pinsOnFirstUse(const HttpRequest& request) const;

    TlsTrust m_trust;
    QHash<QString, QSslConfiguration> m_configurations;
    QHash<QString, QByteArray> m_firstShown;
};

//! What a person must see of a refused handshake. Pure.
[[nodiscard]] std::shared_ptr<const TlsFailure> describeTlsFailure(
    const QList<QSslCertificate>& chain, const QList<QSslError>& errors);

} // namespace portolan
