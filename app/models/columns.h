// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVariant>

#include <span>

namespace portolan {

//! A column of a table: a stable id and its heading, a source string of the context "Models". A value.
class TableColumn final {
public:
    constexpr TableColumn(const char* columnId, const char* columnTitle) : id(columnId), title(columnTitle) {}

    const char* id;
    const char* title;
};

//! What headerData() answers for these columns: title, KeyRole the id, TranslatableRole.
[[nodiscard]] QVariant columnHeader(
    std::span<const TableColumn> columns, int section, Qt::Orientation orientation, int role);

} // namespace portolan
