// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace portolan {

class JsonReader;

//! A time in any of the three forms Quay's REST API uses (protocols/quay.md section 3): epoch seconds, RFC
//! 2822 text, ISO 8601. UTC; invalid when it is none of them. Pure.
[[nodiscard]] QDateTime quayTime(const JsonReader& value);

} // namespace portolan
