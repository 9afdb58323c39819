// SPDX-License-Identifier: Apache-2.0
#include "compare/linecomparison.h"

#include "base/jsonreader.h"
#include "compare/sequencealignment.h"

#include <QStringList>

namespace portolan {
namespace {

// Indenting can make a hostile document a hundred times longer.
constexpr qsizetype maxIndentedBytes = qsizetype(1024) * 1024;

QStringList linesOf(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return {};
    if (bytes.size() <= maxIndentedBytes) {
        if (const auto json = JsonReader::parse(bytes))
            return json->toJson(2).split(u'\n');
    }
    return QString::fromUtf8(bytes).split(u'\n');
}

} // namespace

QList<LineRow> compareJsonLines(const QByteArray& a, const QByteArray& b)
{
    const QStringList linesA = linesOf(a);
    const QStringList linesB = linesOf(b);
    TextNumbers numbers;
    QList<int> numbersA;
    QList<int> numbersB;
    for (const QString& line : linesA)
        numbersA << numbers.of(line);
    for (const QString& line : linesB)
        numbersB << numbers.of(line);

    QList<LineRow> rows;
    for (const AlignedPair& pair : alignSequences(numbersA, numbersB)) {
        LineRow row;
        row.lineA = pair.a;
        row.lineB = pair.b;
        row.text = pair.a >= 0 ? linesA.at(pair.a) : linesB.at(pair.b);
        row.difference = differenceOf(pair.a >= 0, pair.b >= 0, true);
        rows << row;
    }
    return rows;
}

} // namespace portolan
