// SPDX-License-Identifier: Apache-2.0
#include "models/columns.h"

#include "models/modelroles.h"

namespace portolan {

QVariant columnHeader(
    std::span<const TableColumn> columns, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || size_t(section) >= columns.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromLatin1(columns[size_t(section)].title);
    case modelrole::KeyRole:
        return QString::fromLatin1(columns[size_t(section)].id);
    case modelrole::TranslatableRole:
        return true;
    default:
        return {};
    }
}

} // namespace portolan
