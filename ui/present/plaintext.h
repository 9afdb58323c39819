// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace portolan {

//! The text for a tool tip that shows just it. Qt takes a tool tip that looks like HTML for HTML, loads its
//! images and leaves out its tags: what registries and files say never goes there without this.
[[nodiscard]] QString plainToolTip(const QString& text);

} // namespace portolan
