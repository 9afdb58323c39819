// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QString>

namespace portolan {

//! What the window can offer beside "Retry" when something failed.
enum class Remedy { None, LogIn, ShowCertificate, AddRepository, EditRegistry };

[[nodiscard]] Remedy remedyFor(const Error& error);
//! The same for a row, where one word must do: only what nearly always helps; None: Retry.
[[nodiscard]] Remedy rowRemedyFor(const Error& error);
//! The button's label, empty for None.
[[nodiscard]] QString remedyLabel(Remedy remedy);

} // namespace portolan
