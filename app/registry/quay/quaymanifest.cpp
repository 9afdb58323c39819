// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaymanifest.h"

#include "base/jsonreader.h"
#include "registry/quay/quaytime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QuayLayer layerOf(const JsonReader& json)
{
    QuayLayer layer;
    if (const auto blob = Digest::parse(json["blob_digest"_L1].text()))
        layer.blob = *blob;
    layer.compressedSize = json["compressed_size"_L1].integer().value_or(-1);
    layer.isRemote = json["is_remote"_L1].boolean().value_or(false);
    layer.command = json["command"_L1].strings();
    layer.comment = json["comment"_L1].text();
    layer.author = json["author"_L1].text();
    layer.created = quayTime(json["created_datetime"_L1]);
    return layer;
}

} // namespace

Result<QuayManifest> QuayManifest::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body, JsonLimits(qsizetype(16) * 1024 * 1024, 64));
    if (!json)
        return json.error();
    QuayManifest out;
    const auto digest = Digest::parse((*json)["digest"_L1].text());
    if (!digest)
        return Error::protocol(u"the answer is no manifest"_s);
    out.digest = *digest;
    out.isList = (*json)["is_manifest_list"_L1].boolean().value_or(false);
    const JsonReader data = (*json)["manifest_data"_L1];
    out.bytes = data.isObject() ? data.toJson().toUtf8() : data.text().toUtf8();
    out.configMediaType = (*json)["config_media_type"_L1].text();
    out.compressedSize = (*json)["layers_compressed_size"_L1].integer().value_or(-1);
    for (const JsonReader& layer : (*json)["layers"_L1].items())
        out.layers << layerOf(layer);
    return out;
}

} // namespace portolan
