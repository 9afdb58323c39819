// SPDX-License-Identifier: Apache-2.0
#include "support/testcertificates.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace portolan {
namespace {

const QStringList loopbackNames{QStringLiteral("127.0.0.1"), QStringLiteral("localhost")};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("TestCertificates: cannot read %s", qPrintable(path));
    return file.readAll();
}

Validity longGone()
{
    Validity validity;
    validity.from = -20LL * 24 * 3600;
    validity.until = -10LL * 24 * 3600;
    return validity;
}

} // namespace

TestCertificates::TestCertificates()
    : m_ca(m_folder.path())
    , m_good(m_ca.issueServer(loopbackNames))
    , m_expired(m_ca.issueServer(loopbackNames, longGone()))
    , m_wrongName(m_ca.issueServer({QStringLiteral("elsewhere.example")}))
    , m_client(m_ca.issueClient(QStringLiteral("Test Client")))
{
}

QByteArray TestCertificates::authorityPem() const
{
    return contentOf(authorityFile());
}

QSslConfiguration TestCertificates::serverWantingClient() const
{
    QSslConfiguration configuration = server();
    configuration.setCaCertificates(QSslCertificate::fromData(authorityPem()));
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return configuration;
}

QByteArray TestCertificates::fingerprint(const QSslConfiguration& server)
{
    return server.localCertificate().digest(QCryptographicHash::Sha256);
}

QSslConfiguration TestCertificates::serverConfiguration(const KeyPairFiles& files)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(contentOf(files.certificate)));
    configuration.setPrivateKey(QSslKey(contentOf(files.key), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace portolan
