// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/mirrors/confenvironment.h"
#include "registry/mirrors/registriesconf.h"

namespace portolan {

//! Which rules say where the files are (protocols/local-config.md section 1).
enum class ConfGeneration {
    Older, //!< up to Podman 5: the user's file replaces the system's, and its drop-ins too
    Newer, //!< Podman 6: one main file, drop-ins of all folders by file name
};

//! The newer rules for Podman 6 and later (`podmanMajor`, 0: not known), or where files lie only in places
//! that only those look at. Looks at the disk.
[[nodiscard]] ConfGeneration confGeneration(const ConfEnvironment& environment, int podmanMajor = 0);

//! The files that count, in the order of merging. All of them exist, except one that a variable names. Looks
//! at the disk.
[[nodiscard]] QStringList registriesConfFiles(const ConfEnvironment& environment, ConfGeneration generation);
//! Where names chosen by hand are kept; need not exist.
[[nodiscard]] QString shortNameCache(const ConfEnvironment& environment);

//! Reads and merges them all. A file that cannot be read or parsed is among the result's problems and counts
//! for nothing: looking at images goes on without it. Blocks for some small files; any thread.
[[nodiscard]] RegistriesConf readRegistriesConf(
    const ConfEnvironment& environment, ConfGeneration generation);

} // namespace portolan
