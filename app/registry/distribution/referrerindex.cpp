// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/referrerindex.h"

#include "oci/mediatype.h"

#include <nlohmann/json.hpp>

namespace portolan {
namespace {

using Json = nlohmann::ordered_json;

Json descriptorJson(const ManifestDocument& referrer)
{
    Json json;
    json["mediaType"] = referrer.mediaType().toStdString();
    json["digest"] = referrer.digest().toString().toStdString();
    json["size"] = referrer.bytes().size();
    QString type;
    if (const Manifest* manifest = referrer.manifest())
        type = manifest->artifactType.isEmpty() && manifest->config ? manifest->config->mediaType
                                                                    : manifest->artifactType;
    else if (const ImageIndex* index = referrer.index())
        type = index->artifactType;
    if (!type.isEmpty())
        json["artifactType"] = type.toStdString();
    const Annotations& annotations = referrer.annotations();
    for (auto it = annotations.cbegin(); it != annotations.cend(); ++it)
        json["annotations"][it.key().toStdString()] = it.value().toStdString();
    return json;
}

Json emptyIndex()
{
    Json json;
    json["schemaVersion"] = 2;
    json["mediaType"] = mediatype::ociIndex;
    json["manifests"] = Json::array();
    return json;
}

} // namespace

Result<ManifestDocument> withReferrer(const QByteArray& current, const ManifestDocument& referrer)
{
    Json index =
        current.isEmpty() ? emptyIndex() : Json::parse(current.begin(), current.end(), nullptr, false);
    if (!index.is_object() || !index.contains("manifests") || !index["manifests"].is_array())
        return Error::protocol(QStringLiteral("the referrers tag does not hold an index"));
    const std::string digest = referrer.digest().toString().toStdString();
    for (const Json& entry : index["manifests"]) {
        if (entry.is_object() && entry.value("digest", std::string()) == digest)
            return ManifestDocument::parse(current, QString::fromLatin1(mediatype::ociIndex));
    }
    index["manifests"].push_back(descriptorJson(referrer));
    const std::string text = index.dump();
    return ManifestDocument::parse(QByteArray::fromStdString(text), QString::fromLatin1(mediatype::ociIndex));
}

} // namespace portolan
