// SPDX-License-Identifier: Apache-2.0
#include "support/registryprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace portolan {

namespace {

constexpr int startTimeoutMs = 15000;
constexpr int attempts = 5;

QString serverProgram()
{
    return QStringLiteral("docker-registry");
}

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray quoted(const QString& text)
{
    return '\'' + text.toUtf8().replace('\'', "''") + '\'';
}

QByteArray flag(bool on)
{
    return on ? "true" : "false";
}

QByteArray tlsSection(const RegistryOptions& options)
{
    if (options.tlsCertificate.isEmpty())
        return {};
    QByteArray text = "  tls:\n    certificate: " + quoted(options.tlsCertificate)
        + "\n    key: " + quoted(options.tlsKey) + '\n';
    if (!options.tlsClientCa.isEmpty())
        text += "    clientcas:\n      - " + quoted(options.tlsClientCa) + '\n';
    return text;
}

QByteArray authSection(const RegistryOptions& options, const QString& passwordFile)
{
    if (options.token) {
        return "auth:\n  token:\n    realm: " + quoted(options.token->realm) + "\n    service: "
            + quoted(options.token->service) + "\n    issuer: " + quoted(options.token->issuer)
            + "\n    rootcertbundle: " + quoted(options.token->rootCertBundle) + '\n';
    }
    if (!options.users.isEmpty())
        return "auth:\n  htpasswd:\n    realm: Portolan test\n    path: " + quoted(passwordFile) + '\n';
    return {};
}

} // namespace

RegistryProcess::RegistryProcess(RegistryOptions options) : m_options(std::move(options))
{
    tieToThisProcess(m_process);
}

RegistryProcess::~RegistryProcess()
{
    stop();
}

bool RegistryProcess::isAvailable()
{
    return toolExists(serverProgram());
}

bool RegistryProcess::start()
{
    if (!m_folder.isValid() || !writePasswords())
        return false;
    QDir().mkpath(storagePath());
    // Between finding a free port and the server's bind another process may take it.
    const bool keepPort = m_port != 0;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (!keepPort)
            m_port = freePort();
        if (!writeConfig())
            return false;
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(logFile(), QIODevice::Append);
        m_process.start(
            serverProgram(), {QStringLiteral("serve"), m_folder.filePath(QStringLiteral("config.yml"))});
        if (!m_process.waitForStarted()) {
            m_failure = m_process.errorString();
            return false;
        }
        if (waitUntilAnswering())
            return true;
        stop();
    }
    m_failure = QStringLiteral("docker-registry does not answer:\n") + QString::fromUtf8(logTail());
    return false;
}

void RegistryProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

ToolResult RegistryProcess::collectGarbage(bool deleteUntagged)
{
    QStringList arguments{QStringLiteral("garbage-collect")};
    if (deleteUntagged)
        arguments += QStringLiteral("--delete-untagged=true");
    arguments += m_folder.filePath(QStringLiteral("config.yml"));
    return runTool(serverProgram(), arguments);
}

bool RegistryProcess::isRunning() const
{
    return m_process.state() == QProcess::Running;
}

QString RegistryProcess::host() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_port);
}

QUrl RegistryProcess::url() const
{
    const QString scheme =
        m_options.tlsCertificate.isEmpty() ? QStringLiteral("http") : QStringLiteral("https");
    return QUrl(scheme + QStringLiteral("://") + host());
}

QString RegistryProcess::storagePath() const
{
    return m_options.storage.isEmpty() ? m_folder.filePath(QStringLiteral("storage")) : m_options.storage;
}

QString RegistryProcess::failure() const
{
    return m_failure;
}

QByteArray RegistryProcess::logTail(int lines) const
{
    QFile file(logFile());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> all = file.readAll().split('\n');
    return all.mid(qMax<qsizetype>(0, all.size() - lines)).join('\n');
}

int RegistryProcess::countLogged(const QByteArray& text) const
{
    QFile file(logFile());
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    return static_cast<int>(std::count_if(
        lines.cbegin(), lines.cend(), [&text](const QByteArray& line) { return line.contains(text); }));
}

bool RegistryProcess::writePasswords()
{
    if (m_options.users.isEmpty())
        return true;
    QByteArray lines;
    for (const auto& [name, password] : m_options.users) {
        const ToolResult made = runTool(QStringLiteral("htpasswd"), {QStringLiteral("-Bbn"), name, password});
        if (!made.ok()) {
            m_failure = QStringLiteral("htpasswd: ") + made.describe();
            return false;
        }
        lines += made.out.trimmed() + '\n';
    }
    return writeFile(m_folder.filePath(QStringLiteral("htpasswd")), lines);
}

bool RegistryProcess::writeConfig()
{
    QByteArray text = "version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: "
        + quoted(storagePath()) + "\n  delete:\n    enabled: " + flag(m_options.deleteEnabled)
        + "\n  maintenance:\n    uploadpurging:\n      enabled: false\n    readonly:\n      enabled: "
        + flag(m_options.readOnly) + "\nhttp:\n  addr: " + host().toUtf8() + "\n  secret: portolan\n";
    text += tlsSection(m_options);
    text += authSection(m_options, m_folder.filePath(QStringLiteral("htpasswd")));
    if (m_options.catalogMaxEntries > 0)
        text += "catalog:\n  maxentries: " + QByteArray::number(m_options.catalogMaxEntries) + '\n';
    if (writeFile(m_folder.filePath(QStringLiteral("config.yml")), text))
        return true;
    m_failure = QStringLiteral("cannot write the configuration to ") + m_folder.path();
    return false;
}

bool RegistryProcess::waitUntilAnswering()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < startTimeoutMs) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        const bool connected = socket.waitForConnected(1000);
        // A port somebody else was faster to take answers too; then ours has ended.
        if (m_process.waitForFinished(connected ? 0 : 10))
            return false;
        if (connected)
            return true;
    }
    return false;
}

QString RegistryProcess::logFile() const
{
    return m_folder.filePath(QStringLiteral("log"));
}

} // namespace portolan
