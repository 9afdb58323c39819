// SPDX-License-Identifier: Apache-2.0
#include "http/gate.h"

#include <utility>

namespace portolan {

Gate::Gate(QObject* parent) : QObject(parent) {}

void Gate::open()
{
    QMetaObject::invokeMethod(this, &Gate::release, Qt::QueuedConnection);
}

void Gate::release()
{
    m_open = true;
    if (const auto waiter = std::exchange(m_waiter, nullptr))
        waiter.resume(); // may destroy what owns this gate: nothing of it is touched after
}

} // namespace portolan
