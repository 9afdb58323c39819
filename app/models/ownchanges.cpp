// SPDX-License-Identifier: Apache-2.0
#include "models/ownchanges.h"

#include <chrono>

namespace portolan {
namespace {

// A round of all projects of a large cluster.
constexpr std::chrono::seconds expectedLifetime{150};
constexpr std::chrono::seconds toldLifetime{10};

} // namespace

QStringList OwnChanges::expect(const RepositoryAddress& repository, const QStringList& tags)
{
    QStringList told;
    for (const QString& tag : tags) {
        const Key key(repository, tag);
        const bool wasTold = m_told.contains(key) && !m_told.value(key).hasExpired();
        m_told.remove(key);
        if (wasTold)
            told << tag;
        else
            m_expected.insert(key, QDeadlineTimer(expectedLifetime));
    }
    return told;
}

bool OwnChanges::take(const RepositoryAddress& repository, const QString& tag)
{
    const Key key(repository, tag);
    const auto expected = m_expected.constFind(key);
    const bool isOwn = expected != m_expected.cend() && !expected->hasExpired();
    m_expected.remove(key);
    if (isOwn)
        return true;
    m_told.removeIf([](const auto& entry) { return entry.value().hasExpired(); });
    m_told.insert(key, QDeadlineTimer(toldLifetime));
    return false;
}

} // namespace portolan
