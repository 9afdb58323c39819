// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/testca.h"

#include <QSslConfiguration>
#include <QTemporaryDir>

namespace portolan {

//! The certificates TLS tests need, made anew in a temporary folder: one authority nobody knows, and what it
//! issued. The files live as long as this object.
class TestCertificates final {
public:
    TestCertificates();
    Q_DISABLE_COPY_MOVE(TestCertificates)

    [[nodiscard]] QString authorityFile() const { return m_ca.certificateFile(); }
    [[nodiscard]] QByteArray authorityPem() const;

    //! For FakeRegistry: a good certificate for localhost and 127.0.0.1, and bad ones.
    [[nodiscard]] QSslConfiguration server() const { return serverConfiguration(m_good); }
    [[nodiscard]] QSslConfiguration expiredServer() const { return serverConfiguration(m_expired); }
    [[nodiscard]] QSslConfiguration wrongNameServer() const { return serverConfiguration(m_wrongName); }
    //! The good one, which also demands a client certificate of this authority.
    [[nodiscard]] QSslConfiguration serverWantingClient() const;
    //! The good one as PEM files, for other servers.
    [[nodiscard]] const KeyPairFiles& serverFiles() const { return m_good; }
    //! A client certificate as PEM files.
    [[nodiscard]] const KeyPairFiles& client() const { return m_client; }

    //! Raw SHA-256 of a server configuration's own certificate.
    [[nodiscard]] static QByteArray fingerprint(const QSslConfiguration& server);

private:
    [[nodiscard]] static QSslConfiguration serverConfiguration(const KeyPairFiles& files);

    QTemporaryDir m_folder;
    TestCa m_ca;
    KeyPairFiles m_good;
    KeyPairFiles m_expired;
    KeyPairFiles m_wrongName;
    KeyPairFiles m_client;
};

} // namespace portolan
