// SPDX-License-Identifier: Apache-2.0
#include "clirunner.h"

#include "support/tool.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

#include <array>

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

namespace portolan {
namespace {

constexpr int patience = 30'000;

//! All that is there to read.
QByteArray drain(int descriptor)
{
    QByteArray all;
    std::array<char, 4096> buffer{};
    ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count <= 0)
            return all;
        all.append(buffer.data(), count);
    }
}

} // namespace

QJsonObject CliRun::object() const
{
    return QJsonDocument::fromJson(out).object();
}

QList<QJsonObject> CliRun::objects() const
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : out.trimmed().split('\n'))
        objects << QJsonDocument::fromJson(line).object();
    return objects;
}

QJsonObject CliRun::objectWith(const char* key, const QString& value) const
{
    for (const QJsonObject& object : objects()) {
        if (object.value(QLatin1StringView(key)).toString() == value)
            return object;
    }
    return {};
}

QByteArray CliRun::describe() const
{
    return "exit " + QByteArray::number(status) + "\n" + out + "\n" + err;
}

CliRunner::CliRunner()
{
    setVariable(QStringLiteral("HOME"), m_home.path());
    for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"})
        setVariable(QString::fromLatin1(name), path(QString::fromLatin1(name)));
    setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("portolan.*=true"));
}

void CliRunner::write(const QString& name, const QByteArray& content) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void CliRunner::prepare(QProcess& process, const QByteArrayList& arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = m_variables.cbegin(); it != m_variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    QStringList words;
    for (const QByteArray& argument : arguments)
        words << QString::fromUtf8(argument);
    process.setProgram(QStringLiteral(PORTOLAN_BIN_DIR "/portolan-cli"));
    process.setArguments(words);
}

CliRun CliRunner::finish(QProcess& process)
{
    // An event loop of its own answers at once, where qWaitFor() sleeps between two looks.
    QEventLoop loop;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::stateChanged, &loop, [&loop](QProcess::ProcessState state) {
        if (state == QProcess::NotRunning)
            loop.quit();
    });
    limit.start(patience);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    CliRun run;
    if (process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit)
        run.status = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    m_everything += run.out + run.err;
    return run;
}

CliRun CliRunner::run(const QByteArrayList& arguments, const QByteArray& input)
{
    QProcess process;
    tieToThisProcess(process);
    prepare(process, arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    return finish(process);
}

CliRun CliRunner::runOnTerminal(const QByteArrayList& arguments)
{
    int mine = -1;
    int its = -1;
    if (::openpty(&mine, &its, nullptr, nullptr, nullptr) != 0)
        return {};
    QProcess process;
    prepare(process, arguments);
    process.setChildProcessModifier([its] { ::dup2(its, STDERR_FILENO); });
    process.start();
    process.closeWriteChannel();
    CliRun run = finish(process);
    run.err = drain(mine);
    m_everything += run.err;
    ::close(its);
    ::close(mine);
    return run;
}

std::unique_ptr<QProcess> CliRunner::start(const QByteArrayList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    prepare(*process, arguments);
    process->start();
    return process;
}

} // namespace portolan
