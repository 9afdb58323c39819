// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace portolan {

//! The one spelling under which logins for a host[:port] are kept: lower case, without scheme and path, and
//! all names of Docker Hub (`index.docker.io`, `registry-1.docker.io`) as `docker.io`.
[[nodiscard]] QString canonicalHost(const QString& host);
//! Every host name under which other tools may have written a login for `host`, the likeliest first.
[[nodiscard]] QStringList hostSpellings(const QString& host);

} // namespace portolan
