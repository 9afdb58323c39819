// SPDX-License-Identifier: Apache-2.0
#include "transfer/dockertypesnote.h"

#include "oci/mediatype.h"

namespace portolan {

QStringList dockerTypesNote(const ManifestDocument& root)
{
    const MediaKind kind = mediaKind(root.mediaType());
    if (kind != MediaKind::DockerManifest && kind != MediaKind::DockerManifestList)
        return {};
    return {QStringLiteral(
        "The manifest is of docker's type and was kept so, for its digest's sake. skopeo reads it from "
        "an OCI layout or archive only if it is the only one there, and without its name.")};
}

} // namespace portolan
