// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <type_traits>

namespace portolan {

//! What of the process's surroundings decides where logins are looked for. A value, so that tests can make
//! one up.
class AuthEnvironment final {
public:
    AuthEnvironment() = default;
    //! This process's: its environment variables, home directory and user number.
    [[nodiscard]] static AuthEnvironment ofProcess();

    //! A variable, or "" when it is unset; tools treat empty ones as unset too.
    [[nodiscard]] QString variable(QLatin1String name) const { return variables.value(QString(name)); }
    //! The absolute folders of PATH, in order. Relative ones would find programs wherever the user happens to
    //! be.
    [[nodiscard]] QStringList programFolders() const;

    QHash<QString, QString> variables;
    QString home; //!< absolute
    QString userId; //!< the numeric user id
};
static_assert(!std::is_aggregate_v<AuthEnvironment>);

} // namespace portolan
