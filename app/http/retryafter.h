// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace portolan {

//! A Retry-After header, in seconds or as an HTTP date (RFC 9110), as a time from `now`; a date in the past
//! is zero. Nothing when it is neither. Pure.
[[nodiscard]] std::optional<std::chrono::seconds> parseRetryAfter(
    const QByteArray& value, const QDateTime& now);

} // namespace portolan
