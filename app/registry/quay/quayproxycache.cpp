// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayproxycache.h"

#include "base/jsonreader.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayProxyCache> QuayProxyCache::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    QuayProxyCache out; // where there is none the fields are empty, missing or null
    out.upstream = (*json)["upstream_registry"_L1].text();
    out.keptSeconds = (*json)["expiration_s"_L1].integer().value_or(-1);
    out.insecure = (*json)["insecure"_L1].boolean();
    return out;
}

} // namespace portolan
