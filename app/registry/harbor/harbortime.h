// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace portolan {

//! A time as Harbor writes it, in UTC. Its "never", the year 1, is invalid. Pure.
[[nodiscard]] QDateTime harborTime(const QString& text);

} // namespace portolan
