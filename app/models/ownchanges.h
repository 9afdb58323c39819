// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/addresses.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QStringList>

namespace portolan {

//! Tells what this program did to tags from what others did, when a watch tells of both: by tag, and once for
//! each. A watch may tell of a change before the request that made it has ended, or minutes later, where many
//! projects are asked in turn. Part of RegistryWatcher.
class OwnChanges final {
public:
    //! This program changed these tags. Those of which the watch has told a moment ago: they were own.
    [[nodiscard]] QStringList expect(const RepositoryAddress& repository, const QStringList& tags);
    //! The watch tells of a tag: whether that is a change of our own.
    [[nodiscard]] bool take(const RepositoryAddress& repository, const QString& tag);

private:
    using Key = std::pair<RepositoryAddress, QString>;

    QHash<Key, QDeadlineTimer> m_expected;
    QHash<Key, QDeadlineTimer> m_told; //!< not expected, and how long it may turn out to be our own
};

} // namespace portolan
