// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! An `oc` command line for a POSIX shell, quoted where it must be. A value.
class OcCommand final {
public:
    //! "tag", or {"adm", "prune"}.
    explicit OcCommand(QStringList words);

    OcCommand& add(const QString& word);
    //! "--name=value"; nothing for an empty value.
    OcCommand& option(const QString& name, const QString& value);
    OcCommand& flag(const QString& name, bool wanted = true);
    OcCommand& inProject(const QString& project); //!< "-n project"

    [[nodiscard]] QString text() const;

private:
    QStringList m_words;
};
static_assert(!std::is_aggregate_v<OcCommand>);

} // namespace portolan
