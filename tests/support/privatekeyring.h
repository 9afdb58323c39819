// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace portolan {

//! A real gnome-keyring on a session bus of its own, in a temporary folder, without any service activation:
//! nothing of the user's desktop is touched. Everything is stopped by the destructor. GLib keeps the first
//! session bus it reached until the process ends, so there is at most one of these in a test program, and
//! enterBus() comes before the first keychain job that shall succeed.
class PrivateKeyring final {
public:
    PrivateKeyring() = default;
    ~PrivateKeyring();
    Q_DISABLE_COPY_MOVE(PrivateKeyring)

    //! Whether the programs it takes are installed: dbus-daemon, gnome-keyring-daemon, gdbus.
    [[nodiscard]] static bool isAvailable();

    //! Starts the bus, with nothing on it. False: see failure().
    [[nodiscard]] bool startBus();
    //! Points this process's environment to that bus, and away from any desktop.
    void enterBus() const;
    //! Starts the keyring on it, unlocked, and returns once it answers. False: see failure().
    [[nodiscard]] bool startKeyring();
    //! Locks all of it; nobody is there who could unlock it again.
    [[nodiscard]] bool lock();
    //! Stops the keyring from answering, or lets it go on.
    void freeze(bool frozen);

    //! Whether any file of the keyring's folder holds these bytes.
    [[nodiscard]] bool filesContain(const QByteArray& bytes) const;
    [[nodiscard]] const QString& failure() const { return m_failure; }

private:
    [[nodiscard]] QString address() const;
    [[nodiscard]] bool fail(const QString& why);

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
    QString m_failure;
};

} // namespace portolan
