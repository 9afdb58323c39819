// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"

namespace portolan {

//! A sentence of the core in the window's language.
[[nodiscard]] QString sentenceText(const Sentence& sentence);
//! One below the other.
[[nodiscard]] QString sentenceText(const Sentences& sentences);

} // namespace portolan
