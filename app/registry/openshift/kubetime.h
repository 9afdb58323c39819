// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QDateTime>

namespace portolan {

//! A time as a cluster's API writes it (RFC 3339), in UTC; invalid when it is none or null.
[[nodiscard]] QDateTime kubeTime(const JsonReader& json);

} // namespace portolan
