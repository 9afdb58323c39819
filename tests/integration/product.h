// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controllers/windowmodels.h"
#include "credentials/credentialstore.h"
#include "mainwindow.h"
#include "service/session.h"
#include "service/threadedregistryservice.h"
#include "settings/settings.h"
#include "support/privatekeyring.h"

#include <QTemporaryDir>

#include <memory>

namespace portolan {

//! The product, composed of the same parts as in ui/main.cpp, with its files in a temporary folder and its
//! logins in a keyring of its own. At most one in a test program, see PrivateKeyring.
class Product final {
public:
    Product();
    ~Product();
    Q_DISABLE_COPY_MOVE(Product)

    //! Opens the window on the Local library.
    [[nodiscard]] Result<void> start();

    //! Whether the logins are in a real keyring; else they are in memory, since none could be started.
    [[nodiscard]] bool hasKeyring() const { return m_hasKeyring; }
    //! Asks the keyring, past the session.
    [[nodiscard]] Result<std::optional<Credential>> storedLogin(const QString& host, const QString& account);
    //! Whether a file of the product or of the keyring holds these bytes.
    [[nodiscard]] bool filesContain(const QByteArray& bytes) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] Session& session() { return *m_session; }

private:
    void makeStore();

    QTemporaryDir m_folder;
    PrivateKeyring m_keyring;
    bool m_hasKeyring = false;
    std::unique_ptr<CredentialStore> m_store;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ThreadedRegistryService> m_service;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<WindowModels> m_models;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace portolan
