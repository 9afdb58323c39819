// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace portolan {

//! How an outside program ended. `exitCode` is -1 when it was not found, crashed, or was stopped for taking
//! too long.
struct ToolResult {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] bool ok() const { return exitCode == 0; }
    //! Everything a failing test should print.
    [[nodiscard]] QString describe() const;
};

//! Whether `program` is on PATH (or in the sbin folders, where Debian keeps some of ours).
[[nodiscard]] bool toolExists(const QString& program);

//! Runs `program` to its end and blocks for it; servers it talks to must not live on the calling thread. It
//! is stopped after `timeoutMs`, and with this process, should that die first.
[[nodiscard]] ToolResult runTool(const QString& program, const QStringList& arguments,
    const QByteArray& input = {}, int timeoutMs = 60000);

//! Lets the child be killed when the thread that starts it ends, so that a crashed test leaves no server
//! behind.
void tieToThisProcess(QProcess& process);

} // namespace portolan
