// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace portolan {

//! host[:port] as people write it, without user info; IPv6 addresses in brackets.
[[nodiscard]] QString hostAndPort(const QUrl& url);
//! The port that is contacted: the written one, or that of the scheme.
[[nodiscard]] int effectivePort(const QUrl& url);
//! Same scheme, host and port: what credentials may not leave.
[[nodiscard]] bool sameOrigin(const QUrl& a, const QUrl& b);
//! localhost and the loopback addresses; `host` without port or brackets.
[[nodiscard]] bool isLoopbackHost(const QString& host);

} // namespace portolan
