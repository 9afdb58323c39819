// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/layersteps.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto config = ImageConfig::parse(fuzz::bytes(data, size));
    if (!config)
        return 0;
    fuzz::require(!config->created.isValid() || config->created.timeSpec() == Qt::UTC, "times are in UTC");
    Manifest manifest;
    for (qsizetype i = 0; i < 4; ++i)
        manifest.layers << Descriptor(QString(), Digest::sha256Of(QByteArray::number(i)), i);
    const QList<LayerStep> layers = layerSteps(manifest, *config);
    fuzz::require(layers.size() == 4, "a step a layer");
    for (const LayerStep& layer : layers)
        fuzz::require(!layer.step || !layer.step->emptyLayer, "an empty step made no layer");
    return 0;
}
