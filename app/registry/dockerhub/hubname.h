// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace portolan {

//! "nginx" is "library/nginx". Pure.
[[nodiscard]] QString hubRepository(const QString& repository);
//! "/v2/repositories/library/nginx/" of either. Pure.
[[nodiscard]] QByteArray hubRepositoryPath(const QString& repository);

} // namespace portolan
