// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/panel.h"
#include "registry/redhat/pyxisimage.h"
#include "registry/redhat/pyxisrepository.h"
#include "registry/repositoryinfo.h"

namespace portolan {

//! What the catalog says of a repository, for people. Pure.
[[nodiscard]] RepositoryInfo redHatRepositoryInfo(const PyxisRepository& repository);

//! The images of a repository as the catalog lists them: architecture, tags, dates, health, advisory. Pure.
[[nodiscard]] Panel redHatImagesPanel(const QList<PyxisImage>& images, const QString& registry,
    const QString& repository, const QDateTime& now);

//! "A" is good, "B" and "C" are so-so, the rest is bad.
[[nodiscard]] FactTone gradeTone(const QString& grade);

} // namespace portolan
