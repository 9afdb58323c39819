// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace portolan {

//! A time as Docker Hub writes it (microseconds and all), in UTC. Pure.
[[nodiscard]] QDateTime hubTime(const QString& text);

} // namespace portolan
