// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"
#include "registry/fact.h"

namespace portolan {

//! Facts as rows of a LabelTreeModel; a list becomes a row with one beneath it for each text.
[[nodiscard]] std::vector<LabelRow> factRows(const FactList& facts);
//! How a fact's value is to be shown.
[[nodiscard]] ValueKind factKind(const QVariant& value, bool isBytes = false);
//! The value as a model's: true and false become source strings of the context "Models".
[[nodiscard]] QVariant factValue(const QVariant& value);

} // namespace portolan
