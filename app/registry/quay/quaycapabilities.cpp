// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaycapabilities.h"

#include "base/jsonreader.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayCapabilities> QuayCapabilities::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    if (!json->isObject())
        return Error::protocol(u"the answer has no capabilities"_s);
    QuayCapabilities out;
    const JsonReader sparse = (*json)["sparse_manifests"_L1];
    out.sparseManifests = sparse["supported"_L1].boolean();
    out.requiredArchitectures = sparse["required_architectures"_L1].strings();
    out.mirrorArchitectures = (*json)["mirror_architectures"_L1].strings();
    return out;
}

} // namespace portolan
