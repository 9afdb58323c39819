// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/layersteps.h"
#include "oci/manifestdocument.h"
#include "oci/mediatype.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray body = fuzz::bytes(data, size).toByteArray();
    for (const char* type : {"", mediatype::ociManifest, mediatype::ociIndex, mediatype::dockerManifest,
             mediatype::dockerSchema1Signed}) {
        const auto document = ManifestDocument::parse(body, QString::fromLatin1(type));
        if (!document)
            continue;
        fuzz::require(document->bytes() == body, "the bytes are kept");
        fuzz::require(!document->digest().isNull(), "there is a digest");
        for (const Descriptor& reference : document->references())
            fuzz::require(reference.size >= (document->schema1() ? -1 : 0), "sizes are sizes");
        if (const Manifest* manifest = document->manifest()) {
            fuzz::require(manifest->layersSize() >= 0, "the sum is no overflow");
            fuzz::require(
                layerSteps(*manifest, ImageConfig()).size() == manifest->layers.size(), "a step a layer");
        } else if (const Schema1Manifest* old = document->schema1()) {
            fuzz::require(layerSteps(*old).size() <= old->layers.size(), "no step without a layer");
        }
        fuzz::require(
            ManifestDocument::parse(body, QString::fromLatin1(type), document->digest()).has_value(),
            "it answers to its own digest");
    }
    return 0;
}
