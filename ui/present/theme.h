// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/viewpreferences.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace portolan {

//! Sets the application's style and palette. System keeps what the desktop gives; where the desktop gives
//! nothing (plain Fusion), the light palette. Call after QApplication was made; may be called again at any
//! time.
void applyAppearance(ColorScheme scheme);

//! Colours that carry a meaning, chosen to be readable on the palette's base in light and dark.
enum class Tone { Accent, Success, Warning, Danger, Added, Removed, Changed, Muted };
[[nodiscard]] QColor toneColour(Tone tone, const QPalette& palette);
//! A soft background of that tone, for rows and badges.
[[nodiscard]] QColor toneBackground(Tone tone, const QPalette& palette);
[[nodiscard]] bool isDark(const QPalette& palette);

[[nodiscard]] QFont fixedFont(); //!< for digests, commands and JSON
[[nodiscard]] QFont scaledFont(const QFont& font, qreal factor, bool bold = false);

} // namespace portolan
