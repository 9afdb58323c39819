// SPDX-License-Identifier: Apache-2.0
#include "transfer/transferplan.h"

#include "oci/mediatype.h"

namespace portolan {

PlannedManifest::PlannedManifest(ManifestDocument manifest, QString tagName)
    : document(std::move(manifest))
    , tag(std::move(tagName))
{
}

bool TransferPlan::isForeign(const Descriptor& blob)
{
    return isForeignLayer(blob.mediaType) || !blob.urls.isEmpty();
}

qint64 TransferPlan::blobBytes() const
{
    qint64 bytes = 0;
    for (const Descriptor& blob : blobs)
        bytes += blob.size;
    return bytes;
}

} // namespace portolan
