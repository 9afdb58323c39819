// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/registryprofile.h"

#include <QByteArray>
#include <QList>

namespace portolan {

//! The list of registries as JSON text, for the settings file. User info in a host is cut off: it may hold a
//! password.
[[nodiscard]] QByteArray registriesToJson(const QList<RegistryProfile>& profiles);
//! The profiles that can be understood; those of unknown kinds or without id are skipped, as are all of a
//! text that is no JSON array.
[[nodiscard]] QList<RegistryProfile> registriesFromJson(const QByteArray& json);

} // namespace portolan
