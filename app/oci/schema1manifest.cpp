// SPDX-License-Identifier: Apache-2.0
#include "oci/schema1manifest.h"

#include "base/jsonreader.h"
#include "oci/manifestdocument.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Where the signatures were cut into the payload: its first bytes of the body, then the tail.
class PayloadFormat final {
public:
    qint64 length = 0;
    QByteArray tail;

    friend bool operator==(const PayloadFormat&, const PayloadFormat&) = default;
};

std::optional<QByteArray> base64Url(const QString& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional<QByteArray>(*decoded) : std::nullopt;
}

std::optional<PayloadFormat> payloadFormat(const JsonReader& signature)
{
    const auto header = base64Url(signature["protected"_L1].text());
    if (!header)
        return std::nullopt;
    const auto json = JsonReader::parse(*header);
    if (!json)
        return std::nullopt;
    const auto length = (*json)["formatLength"_L1].integer();
    const auto tail = base64Url((*json)["formatTail"_L1].text());
    if (!length || *length < 0 || !tail)
        return std::nullopt;
    PayloadFormat format;
    format.length = *length;
    format.tail = *tail;
    return format;
}

QString command(const JsonReader& cmd)
{
    return cmd.isString() ? cmd.text() : cmd.strings().join(u' ');
}

HistoryEntry historyEntry(const JsonReader& v1)
{
    HistoryEntry entry;
    entry.createdBy = command(v1["container_config"_L1]["Cmd"_L1]);
    entry.author = v1["author"_L1].text();
    entry.comment = v1["comment"_L1].text();
    entry.emptyLayer = v1["throwaway"_L1].boolean().value_or(false);
    return entry;
}

} // namespace

Result<Schema1Manifest> Schema1Manifest::fromJson(const JsonReader& json)
{
    if (!json.isObject() || json["schemaVersion"_L1].integer() != 1)
        return Error::protocol(u"not a schema 1 manifest"_s);
    Schema1Manifest manifest;
    manifest.name = json["name"_L1].text();
    manifest.tag = json["tag"_L1].text();
    for (const JsonReader& layer : json["fsLayers"_L1].items()) {
        auto digest = Digest::parse(layer["blobSum"_L1].text());
        if (!digest)
            return digest.error();
        manifest.layers << *std::move(digest);
    }
    std::reverse(manifest.layers.begin(), manifest.layers.end());

    QList<HistoryEntry> history;
    for (const JsonReader& item : json["history"_L1].items()) {
        const QByteArray text = item["v1Compatibility"_L1].text().toUtf8();
        const auto v1 = JsonReader::parse(text);
        const auto config = ImageConfig::parse(text);
        if (!v1 || !config) {
            history << HistoryEntry(); // keeps its place beside the layer
            continue;
        }
        if (history.isEmpty())
            manifest.config = *config;
        HistoryEntry entry = historyEntry(*v1);
        entry.created = config->created;
        history << entry;
    }
    std::reverse(history.begin(), history.end());
    manifest.config.history = history;
    manifest.config.diffIds.clear();
    if (manifest.config.platform.architecture.isEmpty())
        manifest.config.platform.architecture = json["architecture"_L1].text();
    return manifest;
}

Result<QByteArray> Schema1Manifest::digestedBytes(QByteArrayView body)
{
    const auto json = JsonReader::parse(body, JsonLimits(maxManifestBytes, JsonLimits().maxDepth));
    if (!json)
        return json.error();
    const std::vector<JsonReader> signatures = (*json)["signatures"_L1].items();
    if (signatures.empty())
        return body.toByteArray();
    const auto format = payloadFormat(signatures.front());
    if (!format || format->length > body.size())
        return Error::protocol(u"the signatures of the schema 1 manifest are malformed"_s);
    for (const JsonReader& signature : signatures) {
        if (payloadFormat(signature) != format)
            return Error::protocol(u"the signatures of the schema 1 manifest contradict each other"_s);
    }
    return body.first(static_cast<qsizetype>(format->length)).toByteArray() + format->tail;
}

} // namespace portolan
