// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"

namespace portolan {

//! The row with another key.
[[nodiscard]] LabelRow keyed(const char* key, LabelRow row);
//! Appends a row when there is something to say.
void addText(std::vector<LabelRow>& rows, const char* key, const char* label, const QString& text,
    ValueKind kind = ValueKind::Text);
void addTime(std::vector<LabelRow>& rows, const char* key, const char* label, const QDateTime& time);
//! A row with the words as JSON (`["sh","-c"]`), as Dockerfiles write them, and one child for each when there
//! are several.
void addWords(std::vector<LabelRow>& rows, const char* key, const char* label, const QStringList& words);
//! A heading with one row for each text beneath it.
void addList(std::vector<LabelRow>& rows, const char* key, const char* label, const QStringList& texts);

} // namespace portolan
