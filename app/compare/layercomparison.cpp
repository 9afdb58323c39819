// SPDX-License-Identifier: Apache-2.0
#include "compare/layercomparison.h"

#include "compare/sequencealignment.h"

#include <QHash>
#include <QSet>

namespace portolan {
namespace {

//! One number for layers of one digest or one diffID.
class LayerNumbers final {
public:
    int of(const LayerStep& layer)
    {
        int number = m_numbers.value(layer.descriptor.digest, -1);
        if (number < 0 && !layer.diffId.isNull())
            number = m_numbers.value(layer.diffId, -1);
        if (number < 0)
            number = m_next++;
        m_numbers.insert(layer.descriptor.digest, number);
        if (!layer.diffId.isNull())
            m_numbers.insert(layer.diffId, number);
        return number;
    }

private:
    QHash<Digest, int> m_numbers;
    int m_next = 0;
};

QSet<Digest> digests(const QList<LayerStep>& layers)
{
    QSet<Digest> out;
    for (const LayerStep& layer : layers)
        out.insert(layer.descriptor.digest);
    return out;
}

} // namespace

QList<LayerRow> compareLayers(const QList<LayerStep>& a, const QList<LayerStep>& b)
{
    LayerNumbers numbers;
    QList<int> numbersA;
    QList<int> numbersB;
    for (const LayerStep& layer : a)
        numbersA << numbers.of(layer);
    for (const LayerStep& layer : b)
        numbersB << numbers.of(layer);
    const QSet<Digest> digestsA = digests(a);
    const QSet<Digest> digestsB = digests(b);

    QList<LayerRow> rows;
    for (const AlignedPair& pair : alignSequences(numbersA, numbersB)) {
        LayerRow row;
        if (pair.a >= 0)
            row.a = a.at(pair.a);
        if (pair.b >= 0)
            row.b = b.at(pair.b);
        if (!row.b)
            row.elsewhere = digestsB.contains(row.a->descriptor.digest);
        else if (!row.a)
            row.elsewhere = digestsA.contains(row.b->descriptor.digest);
        const bool alike = pair.isMatch() && row.a->descriptor.digest == row.b->descriptor.digest;
        row.difference = differenceOf(row.a.has_value(), row.b.has_value(), alike);
        rows << row;
    }
    return rows;
}

} // namespace portolan
