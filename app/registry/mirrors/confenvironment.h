// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <type_traits>

namespace portolan {

//! What of the process's surroundings decides which configuration of the containers tools counts. A value, so
//! that tests can make one up.
class ConfEnvironment final {
public:
    ConfEnvironment() = default;
    [[nodiscard]] static ConfEnvironment ofProcess();

    //! A variable, or "" when it is unset.
    [[nodiscard]] QString variable(QLatin1String name) const { return variables.value(QString(name)); }
    [[nodiscard]] bool isRoot() const { return userId == QLatin1String("0"); }
    //! A folder of the system's: `systemRoot` and the path.
    [[nodiscard]] QString systemPath(const QString& path) const { return systemRoot + path; }

    QHash<QString, QString> variables;
    QString home; //!< absolute
    QString userId; //!< the numeric user id
    QString systemRoot; //!< put before /etc, /usr and /var; empty but in tests
};
static_assert(!std::is_aggregate_v<ConfEnvironment>);

} // namespace portolan
