// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1String>

//! Every key there is in the settings file. Keys that end in a slash are groups, with one entry per escaped
//! name below. None of them ever holds a secret.
namespace portolan::settingskeys {

inline constexpr QLatin1String registries("registries/list"); //!< JSON array
inline constexpr QLatin1String accounts("accounts/"); //!< by host: account names, the preferred first
inline constexpr QLatin1String authorities("trust/authorities/"); //!< by host: PEM certificates
inline constexpr QLatin1String pins("trust/pins/"); //!< by host: SHA-256 of certificates, hex
inline constexpr QLatin1String windowGeometry("window/geometry");
inline constexpr QLatin1String windowState("window/state");
inline constexpr QLatin1String splitters("window/splitters/"); //!< by name: sizes
inline constexpr QLatin1String headers("window/headers/"); //!< by name: QHeaderView state
inline constexpr QLatin1String colorScheme("view/colorScheme");
inline constexpr QLatin1String showAttachments("view/showAttachments");
inline constexpr QLatin1String relativeTimes("view/relativeTimes");
inline constexpr QLatin1String onlyDifferences("view/onlyDifferences");
inline constexpr QLatin1String notifyNewImages("view/notifyNewImages");
inline constexpr QLatin1String lastPlace("recent/place"); //!< registry id, repository, tag or digest, digest
inline constexpr QLatin1String recentReferences("recent/references");
inline constexpr QLatin1String confirmedCommands("confirmed/commands"); //!< SHA-256 of each, hex
inline constexpr QLatin1String suppressedQuestions("confirmations/"); //!< by question: true

} // namespace portolan::settingskeys
