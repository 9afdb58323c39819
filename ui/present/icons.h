// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace portolan {

//! An icon of `:/icons/NAME.svg`, drawn in the palette's colours at whatever size and pixel ratio it is
//! painted, so that it follows light, dark, disabled and selected by itself. Null when there is no such file:
//! buttons then show their text.
[[nodiscard]] QIcon themedIcon(const QString& name);
//! The same with a fixed colour role, for states: an error's icon stays red in light and dark.
[[nodiscard]] QIcon colouredIcon(const QString& name, const QColor& colour);

} // namespace portolan
