// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/registrychange.h"

#include <QObject>
#include <QTimer>

namespace portolan {

//! Tells changes together: those of one moment in one call, from the event loop. Worker thread; what is not
//! told when it goes is dropped.
class ChangeGatherer final : public QObject {
    Q_OBJECT

public:
    explicit ChangeGatherer(RegistryChangeFunction tell);

    void add(const QList<RegistryChange>& changes);
    void add(const RegistryChange& change) { add(QList<RegistryChange>{change}); }

private:
    void flush();

    RegistryChangeFunction m_tell;
    QTimer m_moment;
    QList<RegistryChange> m_changes;
};

} // namespace portolan
