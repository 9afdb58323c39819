// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! One line of what an engine tells while it pulls or loads. A value.
class EngineMessage final {
public:
    EngineMessage() = default;

    QString text; //!< `stream` or `status`, trimmed
    QString layer; //!< Docker: the short id of the layer the numbers are about
    qint64 current = -1; //!< bytes, -1: not said
    qint64 total = -1;
    QString image; //!< Podman's last line: the image's ID
    QStringList loaded; //!< names or IDs that were loaded
};
static_assert(!std::is_aggregate_v<EngineMessage>);

//! Reads the JSON lines of an engine's answer as they come (protocols/local-config.md section 5). A line that
//! tells an error is this reader's error, although the answer's status was 200. No I/O.
class EngineMessages final {
public:
    //! The next bytes. Errors: engineStreamError(); Protocol for what is no JSON; TooLarge for a line above
    //! 1 MiB.
    [[nodiscard]] Result<QList<EngineMessage>> feed(QByteArrayView bytes);
    //! The answer has ended, perhaps without a line feed. Errors: as feed().
    [[nodiscard]] Result<QList<EngineMessage>> finish();

private:
    QByteArray m_line;
};

} // namespace portolan
