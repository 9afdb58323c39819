// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace portolan {

//! One command of portolan-cli as `--help` shows it. A value.
class CommandHelp final {
public:
    const char* name;
    const char* arguments; //!< behind the name in the usage line
    const char* summary; //!< one line
    int fewest; //!< positional arguments
    int most;
    const char* options; //!< blank separated; a `=` at the end: takes a value
    const char* details; //!< options, JSON fields and an example
};

//! What was asked on the command line: a command, its arguments and options. A value.
class Invocation final {
public:
    Invocation() = default;

    //! `arguments` without the program's name. Errors: Usage.
    [[nodiscard]] static Result<Invocation> parse(const QStringList& arguments);
    //! The text of `--help`, for one command or, with an empty name, for the program.
    [[nodiscard]] static QString help(const QString& command);

    [[nodiscard]] bool has(const QString& option) const { return options.contains(option); }
    [[nodiscard]] QString value(const QString& option) const { return options.value(option); }

    QString command; //!< empty with wantsHelp or wantsVersion
    QStringList positionals;
    QHash<QString, QString> options; //!< long names without dashes
    bool wantsHelp = false;
    bool wantsVersion = false;
};

} // namespace portolan
