// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/tool.h"

#include <QTemporaryDir>
#include <QUrl>

#include <optional>

namespace portolan {

//! Whom a registry believes when bearer tokens are its way in; TokenServer::registryAuth() fills it.
struct RegistryTokenAuth {
    QString realm;
    QString service;
    QString issuer;
    QString rootCertBundle; //!< PEM file
};

//! What the registry under test shall be like. At most one of `users` and `token`.
struct RegistryOptions {
    bool deleteEnabled = true;
    bool readOnly = false;
    int catalogMaxEntries = 0; //!< 0: the server's own default
    QList<std::pair<QString, QString>> users; //!< name and password: htpasswd with bcrypt
    std::optional<RegistryTokenAuth> token;
    QString tlsCertificate; //!< PEM file; with tlsKey: https
    QString tlsKey;
    QString tlsClientCa; //!< PEM file: client certificates are demanded
    QString storage; //!< an existing storage tree to serve; empty: one of its own, removed in the end
};

//! A real `docker-registry serve` on a free port of 127.0.0.1, stopped by its destructor. Use it on one
//! thread.
class RegistryProcess final {
public:
    explicit RegistryProcess(RegistryOptions options = {});
    ~RegistryProcess();
    Q_DISABLE_COPY_MOVE(RegistryProcess)

    [[nodiscard]] static bool isAvailable();

    //! Starts the server and returns once it accepts connections. False: see failure().
    [[nodiscard]] bool start();
    //! Stops it; start() brings it back, on the same port and the same storage.
    void stop();
    //! Runs the server's own garbage collector over the storage. The server should be stopped meanwhile.
    [[nodiscard]] ToolResult collectGarbage(bool deleteUntagged = false);

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString host() const; //!< "127.0.0.1:5000", as written in references
    [[nodiscard]] QUrl url() const; //!< "http://127.0.0.1:5000", or https
    //! The folder that holds `docker/registry/v2`; StorageSeeder fills it.
    [[nodiscard]] QString storagePath() const;
    //! Why start() answered false, with the end of the log.
    [[nodiscard]] QString failure() const;
    [[nodiscard]] QByteArray logTail(int lines = 30) const;
    //! Requests the server has logged whose line holds `text`, such as `"GET /v2/app/tags/list`. The log is
    //! written a moment after the answer: compare with QTRY_COMPARE.
    [[nodiscard]] int countLogged(const QByteArray& text) const;

private:
    [[nodiscard]] bool writePasswords();
    [[nodiscard]] bool writeConfig();
    [[nodiscard]] bool waitUntilAnswering();
    [[nodiscard]] QString logFile() const;

    RegistryOptions m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_failure;
};

} // namespace portolan
