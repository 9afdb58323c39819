// SPDX-License-Identifier: Apache-2.0
#include "http/certificatefolder.h"

#include "base/logging.h"
#include "http/clientidentity.h"

#include <QDir>
#include <QFile>

namespace portolan {
namespace {

constexpr qint64 maxFileBytes = qint64(1024) * 1024;

Error fileError(const QString& what, const QString& path)
{
    return Error::storage(what + QStringLiteral(": ") + path)
        .withCode(QStringLiteral("CLIENT_CERTIFICATE"))
        .at(QString(), path);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(maxFileBytes) : QByteArray();
}

} // namespace

Result<CertificateFolder> CertificateFolder::find(const QStringList& folders, const QStringList& names)
{
    for (const QString& folder : folders) {
        for (const QString& name : names) {
            // A host never has a slash; were it ".", it would name the folder itself.
            if (name.isEmpty() || name.startsWith(u'.') || name.contains(u'/'))
                continue;
            const QString path = QDir(folder).filePath(name);
            if (QDir(path).exists())
                return read(path);
        }
    }
    return CertificateFolder();
}

Result<CertificateFolder> CertificateFolder::read(const QString& path)
{
    const QDir folder(path);
    CertificateFolder found;
    const QStringList authorityFiles = folder.entryList({QStringLiteral("*.crt")}, QDir::Files, QDir::Name);
    for (const QString& name : authorityFiles) {
        const QList<QSslCertificate> read =
            QSslCertificate::fromData(contentOf(folder.filePath(name)), QSsl::Pem);
        if (read.isEmpty())
            qCWarning(logHttp).noquote() << "no certificate could be read from" << folder.filePath(name);
        found.m_authorities += read;
    }

    const QStringList pairFiles =
        folder.entryList({QStringLiteral("*.cert"), QStringLiteral("*.key")}, QDir::Files, QDir::Name);
    for (const QString& name : pairFiles) {
        const bool isKey = name.endsWith(QLatin1String(".key"));
        const QString base = name.left(name.lastIndexOf(u'.'));
        const QString other = base + (isKey ? QStringLiteral(".cert") : QStringLiteral(".key"));
        if (!pairFiles.contains(other))
            return fileError(
                QStringLiteral("the other half of a client certificate is missing"), folder.filePath(other));
        if (isKey || !found.m_clientChain.isEmpty())
            continue;
        found.m_clientChain = QSslCertificate::fromData(contentOf(folder.filePath(name)), QSsl::Pem);
        if (found.m_clientChain.isEmpty())
            return fileError(QStringLiteral("no certificate could be read"), folder.filePath(name));
        found.m_clientKey = privateKeyFromPem(contentOf(folder.filePath(other)));
        if (found.m_clientKey.isNull())
            return fileError(
                QStringLiteral("no unencrypted private key could be read"), folder.filePath(other));
    }
    return found;
}

} // namespace portolan
