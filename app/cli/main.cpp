// SPDX-License-Identifier: Apache-2.0
#include "base/process.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "store/database.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTimer>

#include <cstdio>
#include <exception>
#include <utility>

namespace {

using namespace portolan;

int run(const Invocation& invocation, Console& console)
{
    CliSession session(invocation, console, Database::defaultPath());
    const auto prepared = session.prepare();
    if (!prepared) {
        console.fail(prepared.error());
        return prepared.error().kind() == ErrorKind::Usage ? Command::wrongUsage : Command::failed;
    }
    const std::unique_ptr<Command> command = makeCommand(session);
    Interrupt interrupt;
    std::optional<int> status;
    const auto finish = [&status](int exitStatus) {
        if (!status)
            status = exitStatus;
        QCoreApplication::quit();
    };
    QObject::connect(command.get(), &Command::finished, command.get(), finish);
    QObject::connect(&interrupt, &Interrupt::requested, command.get(), [&command, finish] {
        command->interrupt();
        finish(Command::interrupted);
    });
    QTimer::singleShot(0, command.get(), &Command::start);
    QCoreApplication::exec();
    return status.value_or(Command::failed);
}

int runProgram(int argc, char* argv[])
{
    hardenProcess();
    // Errors reach people in words; QT_LOGGING_RULES="portolan.*=true" shows the exchanges too.
    QLoggingCategory::setFilterRules(QStringLiteral("portolan.*.info=false\nportolan.*.warning=false"));
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("portolan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PORTOLAN_VERSION));
    const auto invocation = Invocation::parse(QCoreApplication::arguments().mid(1));
    Console console(stdout, stderr, !invocation || invocation->has(QStringLiteral("quiet")));
    if (!invocation) {
        console.warn(
            QStringLiteral("portolan-cli: %1\nTry: portolan-cli --help").arg(invocation.error().detail()));
        return Command::wrongUsage;
    }
    if (invocation->wantsVersion) {
        console.print(QStringLiteral("portolan-cli " PORTOLAN_VERSION));
        return Command::done;
    }
    if (invocation->wantsHelp) {
        console.printRaw(Invocation::help(invocation->command).toUtf8());
        return Command::done;
    }
    const int status = run(*invocation, console);
    if (!console.flush()) {
        console.warn(QStringLiteral("portolan-cli: the output could not be written"));
        return Command::failed;
    }
    return status;
}

} // namespace

int main(int argc, char* argv[])
{
    try {
        return runProgram(argc, argv);
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "portolan-cli: a defect: %s\n", thrown.what());
        return 1;
    }
}
