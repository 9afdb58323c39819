// SPDX-License-Identifier: Apache-2.0
#include "support/podmanservice.h"

#include <QFile>
#include <QLocalSocket>

namespace portolan {
namespace {

constexpr int startMs = 20'000;
constexpr int stopMs = 10'000;

} // namespace

PodmanService::PodmanService() : m_folder(QStringLiteral("/tmp/portolan-podman-XXXXXX"))
{
    tieToThisProcess(m_process);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
}

PodmanService::~PodmanService()
{
    stop();
}

QStringList PodmanService::storageOptions() const
{
    return {QStringLiteral("--root"), m_folder.filePath(QStringLiteral("root")), QStringLiteral("--runroot"),
        m_folder.filePath(QStringLiteral("run")), QStringLiteral("--storage-driver"), QStringLiteral("vfs")};
}

QString PodmanService::whyNot()
{
    if (!toolExists(QStringLiteral("podman")))
        return QStringLiteral("podman is not installed");
    const ToolResult info = run({QStringLiteral("info")});
    return info.ok() ? QString() : QStringLiteral("podman cannot run here: ") + info.describe();
}

ToolResult PodmanService::run(const QStringList& arguments)
{
    return runTool(QStringLiteral("podman"), storageOptions() + arguments);
}

bool PodmanService::start()
{
    QFile::remove(socket());
    m_process.start(QStringLiteral("podman"),
        storageOptions()
            + QStringList{QStringLiteral("system"), QStringLiteral("service"), QStringLiteral("--time=0"),
                QStringLiteral("unix://") + socket()});
    for (int waited = 0; waited < startMs; waited += 20) {
        QLocalSocket probe;
        probe.connectToServer(socket());
        if (probe.waitForConnected(1000))
            return true;
        if (m_process.waitForFinished(20))
            break;
    }
    QFile log(m_folder.filePath(QStringLiteral("log")));
    m_failure = QStringLiteral("podman system service did not come up: ")
        + (log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString());
    kill();
    return false;
}

void PodmanService::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(stopMs))
        kill();
}

void PodmanService::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(stopMs);
}

} // namespace portolan
