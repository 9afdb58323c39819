// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace portolan::lint {

//! `text` with comments, the contents of string and character literals, `[[attributes]]` and preprocessor
//! lines replaced by blanks. Line breaks and positions stay.
[[nodiscard]] QString stripped(const QString& text);

} // namespace portolan::lint
