// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/changegatherer.h"

#include <chrono>

namespace portolan {

ChangeGatherer::ChangeGatherer(RegistryChangeFunction tell) : m_tell(std::move(tell)), m_moment(this)
{
    m_moment.setSingleShot(true);
    m_moment.setInterval(std::chrono::milliseconds(100));
    connect(&m_moment, &QTimer::timeout, this, &ChangeGatherer::flush);
}

void ChangeGatherer::add(const QList<RegistryChange>& changes)
{
    if (changes.isEmpty())
        return;
    m_changes += changes;
    if (!m_moment.isActive())
        m_moment.start();
}

void ChangeGatherer::flush()
{
    m_tell(std::exchange(m_changes, {}));
}

} // namespace portolan
