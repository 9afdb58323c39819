// SPDX-License-Identifier: Apache-2.0
#include "http/tlstrust.h"

#include <QDir>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace portolan {

void TlsTrust::addAuthority(const QString& host, const QByteArray& pem)
{
    m_authorities[host.toLower()].append(pem);
}

void TlsTrust::pinCertificate(const QString& host, const QByteArray& sha256)
{
    m_pins[host.toLower()].insert(sha256);
}

void TlsTrust::setCertificateFolders(const QStringList& folders)
{
    m_folders = folders;
}

QStringList TlsTrust::defaultCertificateFolders()
{
    QStringList folders;
    const QString config = qEnvironmentVariable("XDG_CONFIG_HOME");
    if (!config.isEmpty())
        folders += config + QStringLiteral("/containers/certs.d");
    folders += QDir::homePath() + QStringLiteral("/.config/containers/certs.d");
#ifdef Q_OS_UNIX
    const uid_t user = getuid();
    const QString kind = user == 0 ? QStringLiteral("rootful") : QStringLiteral("rootless");
    for (const QString& root : {QStringLiteral("/etc/containers"), QStringLiteral("/usr/share/containers")}) {
        const QString own = root + QStringLiteral("/certs.%1.d").arg(kind);
        if (user != 0)
            folders += own + u'/' + QString::number(user);
        folders += own;
        folders += root + QStringLiteral("/certs.d");
    }
    folders += QStringLiteral("/etc/docker/certs.d");
#endif
    folders.removeDuplicates();
    return folders;
}

void TlsTrust::setPinOnFirstUse(bool on)
{
    m_pinOnFirstUse = on;
}

void TlsTrust::setPinOnFirstUse(const QString& host)
{
    m_pinnedOnFirstUse.insert(host.toLower());
}

void TlsTrust::setServerName(const QString& host, const QString& name)
{
    m_serverNames.insert(host.toLower(), name);
}

void TlsTrust::setProxy(const QString& host, const QUrl& proxy)
{
    m_proxies.insert(host.toLower(), proxy);
}

bool TlsTrust::pinOnFirstUse(const QString& host) const
{
    return m_pinOnFirstUse || m_pinnedOnFirstUse.contains(host.toLower());
}

QString TlsTrust::serverName(const QString& host) const
{
    return m_serverNames.value(host.toLower());
}

QList<QByteArray> TlsTrust::authoritiesFor(const QString& host) const
{
    QList<QByteArray> authorities = m_authorities.value(QString());
    if (!host.isEmpty())
        authorities += m_authorities.value(host.toLower());
    return authorities;
}

bool TlsTrust::isPinned(const QString& host, const QByteArray& sha256) const
{
    const auto it = m_pins.constFind(host.toLower());
    return it != m_pins.cend() && it->contains(sha256);
}

} // namespace portolan
