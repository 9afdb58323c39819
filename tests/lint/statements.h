// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lint/sourcetext.h"

namespace portolan::lint {

//! Splits stripped code into statements. A brace that opens a block (of a function, a class, an `if`) ends
//! its statement; the brace of an initialiser or of a lambda stays within it.
[[nodiscard]] QList<Statement> splitStatements(const QString& code);

} // namespace portolan::lint
