// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/comparisontablemodel.h"

#include <span>
#include <vector>

namespace portolan {

// How the lists of an ImageComparison become rows of ComparisonTableModel. Pure.

[[nodiscard]] std::span<const TableColumn> comparisonColumns(ComparisonTableModel::Part part);
[[nodiscard]] std::vector<ComparisonRow> comparisonRows(
    ComparisonTableModel::Part part, const ImageComparison& comparison);

} // namespace portolan
