// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace portolan {

//! Which certificates are believed beyond the system's: per host[:port], authorities in files, certs.d
//! folders and the user's own additions, single certificates pinned by SHA-256, client certificates of
//! certs.d; and how a host is reached where its kubeconfig says so: by another name or through a proxy of its
//! own. A value: made on the GUI thread, handed to the transport. Never "ignore all errors".
class TlsTrust final {
public:
    TlsTrust() = default;

    //! PEM bytes of an authority, for one host[:port], or for all when `host` is empty.
    void addAuthority(const QString& host, const QByteArray& pem);
    //! Trusts exactly this certificate (raw SHA-256 of its DER) on exactly this host[:port].
    void pinCertificate(const QString& host, const QByteArray& sha256);
    //! Folders to search for `<host[:port]>/` with *.crt, *.cert and *.key; the first that has it counts
    //! (protocols/local-config.md section 2). Defaults to defaultCertificateFolders().
    void setCertificateFolders(const QStringList& folders);
    [[nodiscard]] static QStringList defaultCertificateFolders();
    //! portolan-cli --insecure: whatever certificate a host shows first is pinned to it for the life of this
    //! process.
    void setPinOnFirstUse(bool on);
    //! The same for one host[:port]: what is left of a kubeconfig's insecure-skip-tls-verify.
    void setPinOnFirstUse(const QString& host);
    //! The name the certificate of host[:port] must be for, and that is sent to it (tls-server-name).
    void setServerName(const QString& host, const QString& name);
    //! The proxy through which host[:port] is reached, whatever the environment and the desktop say: http,
    //! https or socks5; a user and password in it are used.
    void setProxy(const QString& host, const QUrl& proxy);

    [[nodiscard]] QList<QByteArray> authoritiesFor(const QString& host) const;
    [[nodiscard]] bool isPinned(const QString& host, const QByteArray& sha256) const;
    [[nodiscard]] const QStringList& certificateFolders() const { return m_folders; }
    //! For all hosts.
    [[nodiscard]] bool pinOnFirstUse() const { return m_pinOnFirstUse; }
    [[nodiscard]] bool pinOnFirstUse(const QString& host) const;
    [[nodiscard]] QString serverName(const QString& host) const; //!< empty: the host's own
    [[nodiscard]] const QHash<QString, QUrl>& proxies() const { return m_proxies; } //!< by host, lower case

private:
    QHash<QString, QList<QByteArray>> m_authorities;
    QHash<QString, QSet<QByteArray>> m_pins;
    QStringList m_folders = defaultCertificateFolders();
    QSet<QString> m_pinnedOnFirstUse;
    QHash<QString, QString> m_serverNames;
    QHash<QString, QUrl> m_proxies;
    bool m_pinOnFirstUse = false;
};

} // namespace portolan
