// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/registryprofile.h"
#include "settings/trustsettings.h"
#include "settings/viewpreferences.h"

#include <QByteArray>
#include <QList>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace portolan {

//! What Portolan remembers between runs, other than logins: the list of registries, names of accounts, what
//! the window looked like, what is trusted. Never a secret: no method takes one, and what could carry one
//! (user info in a host or a reference, a private key in PEM) is cut out. GUI thread. Every setter has
//! written the file when it returns, by replacing it whole, so that ending the program at any instant leaves
//! the old or the new one.
class Settings final {
public:
    //! The file of this user, `<config folder>/portolan/portolan.ini`.
    [[nodiscard]] static QString defaultPath();
    explicit Settings(const QString& path = defaultPath());
    Q_DISABLE_COPY_MOVE(Settings)

    //! Whether all was read and written so far. Errors: Storage, with the file's path. Setters go on in
    //! memory then.
    [[nodiscard]] Result<void> status() const;

    [[nodiscard]] QList<RegistryProfile> registries() const;
    void setRegistries(const QList<RegistryProfile>& profiles);
    //! Replaces the one of the same id in its place, or appends.
    void putRegistry(const RegistryProfile& profile);
    //! False when there is none of that id, or it is embedded and stays.
    bool removeRegistry(const QString& id);

    //! The accounts with a login in the keychain, the last remembered first. `host` in its canonical
    //! spelling.
    [[nodiscard]] QStringList accounts(const QString& host) const;
    void rememberAccount(const QString& host, const QString& account); //!< moves it to the front
    void forgetAccount(const QString& host, const QString& account);

    [[nodiscard]] TrustSettings trust() const;
    //! Trusts the certificates in the PEM text as authorities, for one host[:port] or for all (""). Errors:
    //! Usage, code NO_CERTIFICATE, when there is none in it.
    [[nodiscard]] Result<void> addAuthority(const QString& host, const QByteArray& pem);
    void pinCertificate(const QString& host, const QByteArray& sha256); //!< raw 32 bytes
    void removeAuthority(const QString& host, const QByteArray& pem); //!< as trust() has it
    void unpinCertificate(const QString& host, const QByteArray& sha256);

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);
    [[nodiscard]] QList<int> splitterSizes(const QString& name) const; //!< empty: never stored
    void setSplitterSizes(const QString& name, const QList<int>& sizes);
    [[nodiscard]] QByteArray headerState(const QString& name) const;
    void setHeaderState(const QString& name, const QByteArray& state);
    [[nodiscard]] ViewPreferences viewPreferences() const;
    void setViewPreferences(const ViewPreferences& preferences);

    //! Where the window was left: registry id, repository, tag or digest, the digest shown. Empty: nowhere.
    [[nodiscard]] QStringList lastPlace() const;
    void setLastPlace(const QStringList& place);

    static constexpr int maxRecentReferences = 20;
    [[nodiscard]] QStringList recentReferences() const; //!< the latest first
    void addRecentReference(const QString& reference); //!< one with user info is not kept
    void clearRecentReferences();

    //! Commands of kubeconfig files that the user allowed to run, by ExecCommand::id.
    [[nodiscard]] bool isCommandConfirmed(const QString& id) const;
    void confirmCommand(const QString& id);
    void clearConfirmedCommands();

    //! Questions the user does not want to be asked again.
    [[nodiscard]] bool isSuppressed(const QString& question) const;
    void setSuppressed(const QString& question, bool suppressed);
    void clearSuppressed();

private:
    [[nodiscard]] QHash<QString, QList<QByteArray>> group(QLatin1String prefix) const;
    void setList(const QString& key, const QStringList& values);
    void write(const QString& key, const QVariant& value);
    void erase(const QString& key);

    // Reading must look at the file too, which QSettings::sync() does: another process may have written it.
    mutable QSettings m_settings;
    mutable QString m_registriesText; //!< what m_registries was read from
    mutable QList<RegistryProfile> m_registries;
};

} // namespace portolan
