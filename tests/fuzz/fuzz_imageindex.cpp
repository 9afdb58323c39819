// SPDX-License-Identifier: Apache-2.0
#include "base/jsonreader.h"
#include "fuzz/fuzzentry.h"
#include "oci/imageindex.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto json = JsonReader::parse(fuzz::bytes(data, size));
    if (!json)
        return 0;
    const auto index = ImageIndex::fromJson(*json);
    if (!index)
        return 0;
    qsizetype attestations = 0;
    for (const Descriptor& child : index->manifests)
        attestations += child.isAttestation() ? 1 : 0;
    fuzz::require(
        index->images().size() + attestations <= index->manifests.size(), "no child is counted twice");
    for (const Descriptor& child : index->images()) {
        fuzz::require(!child.isAttestation(), "an attestation is no image");
        if (child.platform && !child.platform->isEmpty())
            fuzz::require(index->find(*child.platform).has_value(), "a platform that is there is found");
    }
    return 0;
}
