// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/imageconfig.h"
#include "oci/manifest.h"
#include "oci/schema1manifest.h"

#include <QList>

#include <optional>

namespace portolan {

//! One layer with all that manifest and configuration say about it. A value.
class LayerStep final {
public:
    LayerStep() = default;

    Descriptor descriptor;
    Digest diffId; //!< of the uncompressed layer; null when the configuration does not say
    std::optional<HistoryEntry> step; //!< what made the layer
    qint64 cumulative = 0; //!< stored bytes from the base up to and with this layer; each digest counted once

    friend bool operator==(const LayerStep&, const LayerStep&) = default;
};

//! The layers of an image, base first, each with its diffID and its step of the history (`empty_layer` steps
//! have no layer and are passed over). Lists of different lengths are joined as far as they reach. Pure.
[[nodiscard]] QList<LayerStep> layerSteps(const Manifest& manifest, const ImageConfig& config);
//! The same of schema 1, whose throw-away steps carry a placeholder layer that is left out when both lists
//! are of one length. Sizes are unknown (-1), and so are diffIDs.
[[nodiscard]] QList<LayerStep> layerSteps(const Schema1Manifest& manifest);

} // namespace portolan
