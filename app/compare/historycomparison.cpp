// SPDX-License-Identifier: Apache-2.0
#include "compare/historycomparison.h"

#include "compare/sequencealignment.h"

namespace portolan {
namespace {

bool isAlike(const HistoryEntry& a, const HistoryEntry& b)
{
    return a.author == b.author && a.comment == b.comment && a.emptyLayer == b.emptyLayer;
}

} // namespace

QList<HistoryRow> compareHistories(const QList<HistoryEntry>& a, const QList<HistoryEntry>& b)
{
    TextNumbers numbers;
    QList<int> numbersA;
    QList<int> numbersB;
    for (const HistoryEntry& entry : a)
        numbersA << numbers.of(entry.createdBy);
    for (const HistoryEntry& entry : b)
        numbersB << numbers.of(entry.createdBy);

    QList<HistoryRow> rows;
    for (const AlignedPair& pair : alignSequences(numbersA, numbersB)) {
        HistoryRow row;
        if (pair.a >= 0)
            row.a = a.at(pair.a);
        if (pair.b >= 0)
            row.b = b.at(pair.b);
        const bool alike = pair.isMatch() && isAlike(*row.a, *row.b);
        row.difference = differenceOf(row.a.has_value(), row.b.has_value(), alike);
        rows << row;
    }
    return rows;
}

} // namespace portolan
