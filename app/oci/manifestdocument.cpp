// SPDX-License-Identifier: Apache-2.0
#include "oci/manifestdocument.h"

#include "base/jsonreader.h"
#include "oci/digesthasher.h"
#include "oci/mediatype.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSchema1(MediaKind kind)
{
    return kind == MediaKind::DockerSchema1 || kind == MediaKind::DockerSchema1Signed;
}

Error confusing(const QString& detail)
{
    return Error::protocol(detail).withCode(u"MEDIA_TYPE_MISMATCH"_s);
}

//! What the document is, by its header, its own word and its looks; refuses contradictions.
Result<QString> decideType(const QByteArray& body, const QString& contentType, const JsonReader& json)
{
    const QString header = bareMediaType(contentType);
    const QString own = bareMediaType(json["mediaType"_L1].text());
    const MediaKind headerKind = mediaKind(header);
    if (headerKind != MediaKind::Unknown) {
        if (!isIndexKind(headerKind) && !isManifestKind(headerKind))
            return confusing(u"the server calls the manifest %1"_s.arg(header));
        if (!own.isEmpty() && own != header)
            return confusing(u"the manifest calls itself %1, the server calls it %2"_s.arg(own, header));
        return header;
    }
    const QString sniffed = sniffManifestType(body);
    if (!sniffed.isEmpty())
        return sniffed;
    if (!own.isEmpty())
        return Error::unsupported(u"manifests of type %1 are not known here"_s.arg(own.left(160)));
    return Error::protocol(u"the answer is not a manifest"_s);
}

//! A document that can be read as an image and as an index shows each reader something else (CVE-2021-41190).
bool isAmbiguous(MediaKind kind, const JsonReader& json)
{
    const auto has = [&json](QLatin1StringView key) { return json[key].isPresent() && !json[key].isNull(); };
    if (isIndexKind(kind))
        return has("config"_L1) || has("layers"_L1) || has("fsLayers"_L1);
    if (isSchema1(kind))
        return has("manifests"_L1) || has("layers"_L1) || has("config"_L1);
    return has("manifests"_L1) || has("fsLayers"_L1);
}

Result<Digest> digestOf(const QByteArray& bytes, const Digest& expected)
{
    if (expected.isNull())
        return Digest::sha256Of(bytes);
    auto hasher = DigestHasher::create(expected.algorithm());
    if (!hasher)
        return hasher.error();
    hasher->update(bytes);
    Digest computed = hasher->finish();
    if (computed != expected)
        return Error::protocol(u"asked for %1, received %2"_s.arg(expected.toString(), computed.toString()))
            .withCode(u"DIGEST_MISMATCH"_s);
    return computed;
}

template <typename T> Result<ManifestDocument::Content> contentOf(Result<T> parsed)
{
    if (!parsed)
        return parsed.error();
    return ManifestDocument::Content(*std::move(parsed));
}

Result<ManifestDocument::Content> readContent(MediaKind kind, const JsonReader& json)
{
    if (isIndexKind(kind))
        return contentOf(ImageIndex::fromJson(json));
    if (isSchema1(kind))
        return contentOf(Schema1Manifest::fromJson(json));
    return contentOf(Manifest::fromJson(json));
}

} // namespace

Result<ManifestDocument> ManifestDocument::parse(
    const QByteArray& body, const QString& contentType, const Digest& expected)
{
    if (body.size() > maxManifestBytes)
        return Error::tooLarge(
            u"the manifest of %1 bytes is over the limit of %2"_s.arg(body.size()).arg(maxManifestBytes));
    auto json = JsonReader::parse(body, JsonLimits(maxManifestBytes, JsonLimits().maxDepth));
    if (!json)
        return json.error();
    auto type = decideType(body, contentType, *json);
    if (!type)
        return type.error();
    const MediaKind kind = mediaKind(*type);

    QByteArray digested = body;
    if (isSchema1(kind)) {
        // What is signed and digested is what is read; the text around it may say anything.
        auto payload = Schema1Manifest::digestedBytes(body);
        if (!payload)
            return payload.error();
        digested = *std::move(payload);
        json = JsonReader::parse(digested, JsonLimits(maxManifestBytes, JsonLimits().maxDepth));
        if (!json)
            return json.error();
    }
    auto digest = digestOf(digested, expected);
    if (!digest)
        return digest.error();
    if (isAmbiguous(kind, *json))
        return confusing(u"the manifest reads as an image and as an index at once"_s);
    auto content = readContent(kind, *json);
    if (!content)
        return content.error();

    ManifestDocument document;
    document.m_bytes = body;
    document.m_digest = *std::move(digest);
    document.m_mediaType = *std::move(type);
    document.m_content = *std::move(content);
    return document;
}

ManifestDocument ManifestDocument::described(Digest digest, QString mediaType, Content content)
{
    ManifestDocument document;
    document.m_digest = std::move(digest);
    document.m_mediaType = std::move(mediaType);
    document.m_content = std::move(content);
    return document;
}

Descriptor ManifestDocument::descriptor() const
{
    Descriptor out(m_mediaType, m_digest, isDescribed() ? -1 : m_bytes.size());
    if (const Manifest* image = manifest())
        out.artifactType = image->effectiveArtifactType();
    else if (const ImageIndex* list = index())
        out.artifactType = list->artifactType;
    return out;
}

const Annotations& ManifestDocument::annotations() const
{
    static const Annotations none;
    if (const Manifest* image = manifest())
        return image->annotations;
    const ImageIndex* list = index();
    return list ? list->annotations : none;
}

std::optional<Descriptor> ManifestDocument::subject() const
{
    if (const Manifest* image = manifest())
        return image->subject;
    const ImageIndex* list = index();
    return list ? list->subject : std::nullopt;
}

QList<Descriptor> ManifestDocument::references() const
{
    QList<Descriptor> out;
    if (const Manifest* image = manifest()) {
        if (image->config)
            out << *image->config;
        out << image->layers;
    } else if (const ImageIndex* list = index()) {
        out << list->manifests;
    } else if (const Schema1Manifest* old = schema1()) {
        for (const Digest& layer : old->layers)
            out << Descriptor(QLatin1StringView(mediatype::dockerLayerGzip), layer, -1);
    }
    return out;
}

} // namespace portolan
