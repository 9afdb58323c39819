// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace portolan {

//! The text without what must never be seen: user info in URLs, URL queries, `Authorization`-like values,
//! bearer and basic tokens, and long token-shaped words. Used on every text that enters an Error or the log.
//! (protocols/auth.md section 4)
[[nodiscard]] QString redacted(const QString& text);

//! Scheme, host, port and path only.
[[nodiscard]] QString redactedUrl(const QUrl& url);

} // namespace portolan
