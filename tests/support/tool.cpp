// SPDX-License-Identifier: Apache-2.0
#include "support/tool.h"

#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>

namespace portolan {

namespace {

QString locate(const QString& program)
{
    const QString found = QStandardPaths::findExecutable(program);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(
        program, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"), QStringLiteral("/usr/bin")});
}

} // namespace

QString ToolResult::describe() const
{
    return QStringLiteral("exit %1\n%2%3").arg(exitCode).arg(QString::fromUtf8(out), QString::fromUtf8(err));
}

bool toolExists(const QString& program)
{
    return !locate(program).isEmpty();
}

ToolResult runTool(
    const QString& program, const QStringList& arguments, const QByteArray& input, int timeoutMs)
{
    ToolResult result;
    const QString path = locate(program);
    if (path.isEmpty()) {
        result.err = program.toUtf8() + " is not installed";
        return result;
    }
    QProcess process;
    tieToThisProcess(process);
    process.start(path, arguments);
    if (!process.waitForStarted()) {
        result.err = process.errorString().toUtf8();
        return result;
    }
    process.write(input);
    process.closeWriteChannel();
    const bool finished = process.waitForFinished(timeoutMs);
    if (!finished) {
        process.kill();
        process.waitForFinished();
    }
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    if (!finished)
        result.err += "\nstopped after " + QByteArray::number(timeoutMs) + " ms";
    else if (process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    return result;
}

void tieToThisProcess(QProcess& process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

} // namespace portolan
