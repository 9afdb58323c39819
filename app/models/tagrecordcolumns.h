// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagsortkeys.h"
#include "oci/tagrecord.h"

#include <QHash>
#include <QVariant>

namespace portolan {

// The columns of TagListModel that come with a listing, where a registry's own API says such things: part of
// TagListModel.

//! Whether the record says more than the row's other columns do.
[[nodiscard]] bool isRemarkable(const TagRecord& record);
//! A cell of a column behind TagListModel::SameColumn.
[[nodiscard]] QVariant tagRecordCell(const TagRecord& record, int column, int role);
//! The order of such a column.
[[nodiscard]] TagSortKeys tagRecordKeys(
    const TagTable& table, const QHash<QString, TagRecord>& records, int column);

} // namespace portolan
