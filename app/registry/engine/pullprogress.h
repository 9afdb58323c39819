// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/engine/enginemessages.h"

#include <QHash>

#include <type_traits>

namespace portolan {

//! How far an engine is with a pull. Podman tells no bytes, only what it does. A value.
class PullProgress final {
public:
    PullProgress() = default;

    QString text; //!< the engine's last word: "Copying blob sha256:..."
    qint64 bytesDone = -1; //!< -1: not said
    qint64 bytesTotal = -1; //!< of the layers named so far
};
static_assert(!std::is_aggregate_v<PullProgress>);

//! Adds up what an engine tells of its layers. No I/O.
class PullMeter final {
public:
    //! What there is to show after this message.
    [[nodiscard]] PullProgress take(const EngineMessage& message);

private:
    QHash<QString, std::pair<qint64, qint64>> m_layers; //!< done and total, downloading only
};

} // namespace portolan
