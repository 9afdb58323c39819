// SPDX-License-Identifier: Apache-2.0
#include "support/privatekeyring.h"

#include "support/tool.h"

#include <QDirIterator>
#include <QFile>

#include <csignal>

namespace portolan {
namespace {

QString busProgram()
{
    return QStringLiteral("dbus-daemon");
}
QString keyringProgram()
{
    return QStringLiteral("gnome-keyring-daemon");
}
QString callProgram()
{
    return QStringLiteral("gdbus");
}

constexpr int startTimeoutMs = 10000;

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished();
}

} // namespace

PrivateKeyring::~PrivateKeyring()
{
    end(m_keyring);
    end(m_bus);
}

bool PrivateKeyring::isAvailable()
{
    return toolExists(busProgram()) && toolExists(keyringProgram()) && toolExists(callProgram());
}

bool PrivateKeyring::startBus()
{
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly))
        return fail(config.errorString());
    config.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
                 " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
                 "<busconfig><type>session</type><listen>"
        + address().toUtf8()
        + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" "
          "eavesdrop=\"true\"/>"
          "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
    config.close();
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    tieToThisProcess(m_bus);
    m_bus.start(busProgram(),
        {QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"),
            QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
    // It prints its address once it listens.
    if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead(startTimeoutMs))
        return fail(QStringLiteral("dbus-daemon did not start: ") + m_bus.errorString());
    return true;
}

void PrivateKeyring::enterBus() const
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", address().toUtf8());
    for (const char* desktop :
        {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION", "GNOME_DESKTOP_SESSION_ID"})
        qunsetenv(desktop);
}

bool PrivateKeyring::startKeyring()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& variable :
        {QStringLiteral("HOME"), QStringLiteral("XDG_RUNTIME_DIR"), QStringLiteral("XDG_DATA_HOME"),
            QStringLiteral("XDG_CACHE_HOME"), QStringLiteral("XDG_CONFIG_HOME")})
        environment.insert(variable, m_folder.path());
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address());
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    m_keyring.setProcessEnvironment(environment);
    m_keyring.setStandardErrorFile(QProcess::nullDevice());
    m_keyring.setStandardOutputFile(QProcess::nullDevice());
    // From a file: a pipe would be written to only while this process runs an event loop.
    QFile password(m_folder.filePath(QStringLiteral("password")));
    if (!password.open(QIODevice::WriteOnly) || password.write("of the keyring") < 0)
        return fail(password.errorString());
    password.close();
    m_keyring.setStandardInputFile(password.fileName());
    tieToThisProcess(m_keyring);
    m_keyring.start(keyringProgram(),
        {QStringLiteral("--unlock"), QStringLiteral("--components=secrets"), QStringLiteral("--foreground")});
    if (!m_keyring.waitForStarted())
        return fail(QStringLiteral("gnome-keyring-daemon did not start: ") + m_keyring.errorString());
    const ToolResult owned = runTool(callProgram(),
        {QStringLiteral("wait"), QStringLiteral("--address"), address(), QStringLiteral("--timeout"),
            QStringLiteral("10"), QStringLiteral("org.freedesktop.secrets")});
    if (!owned.ok())
        return fail(QStringLiteral("gnome-keyring-daemon does not answer: ") + owned.describe());
    return true;
}

bool PrivateKeyring::lock()
{
    const ToolResult called = runTool(callProgram(),
        {QStringLiteral("call"), QStringLiteral("--address"), address(), QStringLiteral("--dest"),
            QStringLiteral("org.freedesktop.secrets"), QStringLiteral("--object-path"),
            QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("--method"),
            QStringLiteral("org.freedesktop.Secret.Service.Lock"),
            QStringLiteral("['/org/freedesktop/secrets/collection/login']")});
    return called.ok() || fail(called.describe());
}

void PrivateKeyring::freeze(bool frozen)
{
    if (m_keyring.processId() > 0)
        ::kill(pid_t(m_keyring.processId()), frozen ? SIGSTOP : SIGCONT);
}

bool PrivateKeyring::filesContain(const QByteArray& bytes) const
{
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

QString PrivateKeyring::address() const
{
    return QStringLiteral("unix:path=") + m_folder.filePath(QStringLiteral("bus"));
}

bool PrivateKeyring::fail(const QString& why)
{
    m_failure = why;
    return false;
}

} // namespace portolan
