// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagtable.h"

#include <functional>
#include <vector>

namespace portolan {

//! Computes a key for each slot of a table, TagOrderInput::noKey where nothing is known; owns what it needs,
//! so that it may run on another thread. Making it copies a column or two.
using TagSortKeys = std::function<std::vector<quint64>()>;

[[nodiscard]] TagSortKeys createdKeys(const TagTable& table);
[[nodiscard]] TagSortKeys sizeKeys(const TagTable& table);
[[nodiscard]] TagSortKeys platformKeys(const TagTable& table);
[[nodiscard]] TagSortKeys digestKeys(const TagTable& table);
[[nodiscard]] TagSortKeys sameKeys(const TagTable& table); //!< how many tags are on the digest

} // namespace portolan
