// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace portolan {

// Where things are in Harbor's API. Pure; percent-encoded, ready to be sent (protocols/other-registries.md
// section 2).

//! "/projects/library/repositories/a%252Fb" for "library/a/b": the name within the project is encoded twice.
[[nodiscard]] QByteArray harborRepositoryPath(const QString& repository);
//! The same with "/artifacts/<tag or digest>" behind it.
[[nodiscard]] QByteArray harborArtifactPath(const QString& repository, const QString& tagOrDigest);

} // namespace portolan
