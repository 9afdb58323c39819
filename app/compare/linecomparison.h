// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/difference.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace portolan {

//! A line of two texts: Same, OnlyA or OnlyB.
class LineRow final {
public:
    LineRow() = default;

    qsizetype lineA = -1; //!< from 0, -1 when only in B
    qsizetype lineB = -1;
    QString text;
    Difference difference = Difference::Same;
};

//! The lines of two JSON documents, indented, with keys in order. Documents above 1 MiB and what is not JSON
//! are taken line by line as they are; texts that differ in very many places are one block of A before one
//! block of B. Pure.
[[nodiscard]] QList<LineRow> compareJsonLines(const QByteArray& a, const QByteArray& b);

} // namespace portolan
