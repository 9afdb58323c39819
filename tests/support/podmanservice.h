// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/tool.h"

#include <QTemporaryDir>

namespace portolan {

//! A real `podman system service` on a socket and a storage of its own, stopped by its destructor. Images are
//! kept as plain folders (vfs), which needs no rights. Use it on one thread.
class PodmanService final {
public:
    PodmanService();
    ~PodmanService();
    Q_DISABLE_COPY_MOVE(PodmanService)

    //! Why no Podman can run here: `podman info` itself says so. Empty: it can.
    [[nodiscard]] QString whyNot();

    //! Starts it and returns once the socket is there. False: see failure().
    [[nodiscard]] bool start();
    //! Stops it; start() brings it back with its images.
    void stop();
    //! At once, in the middle of whatever it does.
    void kill();

    [[nodiscard]] QString socket() const { return m_folder.filePath(QStringLiteral("podman.sock")); }
    //! podman's own command line on the same storage.
    [[nodiscard]] ToolResult run(const QStringList& arguments);
    [[nodiscard]] QString failure() const { return m_failure; }

private:
    [[nodiscard]] QStringList storageOptions() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_failure;
};

} // namespace portolan
