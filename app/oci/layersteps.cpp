// SPDX-License-Identifier: Apache-2.0
#include "oci/layersteps.h"

#include "oci/mediatype.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace portolan {
namespace {

QList<HistoryEntry> stepsWithLayer(const QList<HistoryEntry>& history)
{
    QList<HistoryEntry> out;
    std::copy_if(history.begin(), history.end(), std::back_inserter(out),
        [](const HistoryEntry& entry) { return !entry.emptyLayer; });
    return out;
}

} // namespace

QList<LayerStep> layerSteps(const Manifest& manifest, const ImageConfig& config)
{
    const QList<HistoryEntry> steps = stepsWithLayer(config.history);
    QList<LayerStep> out;
    out.reserve(manifest.layers.size());
    QSet<Digest> seen;
    qint64 sum = 0;
    for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
        LayerStep layer;
        layer.descriptor = manifest.layers.at(i);
        if (!seen.contains(layer.descriptor.digest)) {
            seen.insert(layer.descriptor.digest);
            sum = sumOfSizes(sum, layer.descriptor.size);
        }
        layer.cumulative = sum;
        layer.diffId = config.diffIds.value(i);
        if (i < steps.size())
            layer.step = steps.at(i);
        out << layer;
    }
    return out;
}

QList<LayerStep> layerSteps(const Schema1Manifest& manifest)
{
    const QList<HistoryEntry>& history = manifest.config.history;
    const bool isParallel = history.size() == manifest.layers.size();
    QList<LayerStep> out;
    for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
        if (isParallel && history.at(i).emptyLayer)
            continue;
        LayerStep layer;
        layer.descriptor =
            Descriptor(QLatin1StringView(mediatype::dockerLayerGzip), manifest.layers.at(i), -1);
        if (i < history.size())
            layer.step = history.at(i);
        out << layer;
    }
    return out;
}

} // namespace portolan
