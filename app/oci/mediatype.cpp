// SPDX-License-Identifier: Apache-2.0
#include "oci/mediatype.h"

#include "base/jsonreader.h"
#include "oci/manifestdocument.h"

#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

class KnownType final {
public:
    const char* name = "";
    MediaKind kind = MediaKind::Unknown;
};

constexpr std::array knownTypes{
    KnownType{mediatype::ociIndex, MediaKind::OciIndex},
    KnownType{mediatype::ociManifest, MediaKind::OciManifest},
    KnownType{mediatype::dockerManifestList, MediaKind::DockerManifestList},
    KnownType{mediatype::dockerManifest, MediaKind::DockerManifest},
    KnownType{mediatype::ociConfig, MediaKind::OciConfig},
    KnownType{mediatype::dockerConfig, MediaKind::DockerConfig},
    KnownType{mediatype::dockerPluginConfig, MediaKind::DockerPluginConfig},
    KnownType{mediatype::ociEmpty, MediaKind::OciEmpty},
    KnownType{mediatype::ociArtifactManifest, MediaKind::OciArtifactManifest},
    KnownType{mediatype::dockerSchema1Signed, MediaKind::DockerSchema1Signed},
    KnownType{mediatype::dockerSchema1, MediaKind::DockerSchema1},
};

constexpr std::array ociLayerStems{
    "application/vnd.oci.image.layer.v1.tar",
    "application/vnd.oci.image.layer.nondistributable.v1.tar",
};
constexpr std::array dockerLayerStems{
    "application/vnd.docker.image.rootfs.diff.tar",
    "application/vnd.docker.image.rootfs.foreign.diff.tar",
};

template <size_t N>
bool startsWithStem(QStringView type, const std::array<const char*, N>& stems, QChar suffixMark)
{
    for (const char* text : stems) {
        const QLatin1StringView stem(text);
        if (type.startsWith(stem) && (type.size() == stem.size() || type[stem.size()] == suffixMark))
            return true;
    }
    return false;
}

QString sniffSchema2(const JsonReader& json)
{
    const JsonReader config = json["config"_L1];
    switch (mediaKind(config["mediaType"_L1].text())) {
    case MediaKind::OciConfig:
        return QLatin1StringView(mediatype::ociManifest);
    case MediaKind::DockerConfig:
    case MediaKind::DockerPluginConfig:
        return QLatin1StringView(mediatype::dockerManifest);
    default:
        break;
    }
    if (json["manifests"_L1].isArray() && !config.isPresent())
        return QLatin1StringView(mediatype::ociIndex);
    return QLatin1StringView(mediatype::ociManifest);
}

} // namespace

QString bareMediaType(QStringView contentType)
{
    const qsizetype semicolon = contentType.indexOf(u';');
    return (semicolon < 0 ? contentType : contentType.left(semicolon)).trimmed().toString().toLower();
}

MediaKind mediaKind(QStringView mediaType)
{
    const QString bare = bareMediaType(mediaType);
    for (const KnownType& known : knownTypes) {
        if (bare == QLatin1StringView(known.name))
            return known.kind;
    }
    if (startsWithStem(bare, ociLayerStems, u'+'))
        return MediaKind::OciLayer;
    if (startsWithStem(bare, dockerLayerStems, u'.'))
        return MediaKind::DockerLayer;
    return MediaKind::Unknown;
}

bool isIndexKind(MediaKind kind)
{
    return kind == MediaKind::OciIndex || kind == MediaKind::DockerManifestList;
}

bool isManifestKind(MediaKind kind)
{
    switch (kind) {
    case MediaKind::OciManifest:
    case MediaKind::OciArtifactManifest:
    case MediaKind::DockerManifest:
    case MediaKind::DockerSchema1:
    case MediaKind::DockerSchema1Signed:
        return true;
    default:
        return false;
    }
}

bool isLayerKind(MediaKind kind)
{
    return kind == MediaKind::OciLayer || kind == MediaKind::DockerLayer;
}

bool isForeignLayer(QStringView mediaType)
{
    const QString bare = bareMediaType(mediaType);
    return bare.startsWith(QLatin1StringView(ociLayerStems[1]))
        || bare.startsWith(QLatin1StringView(dockerLayerStems[1]));
}

QByteArray manifestAccept()
{
    QByteArray accept;
    for (const KnownType& known : knownTypes) {
        if (!isIndexKind(known.kind) && !isManifestKind(known.kind))
            continue;
        if (!accept.isEmpty())
            accept += ", ";
        accept += known.name;
    }
    return accept;
}

QString sniffManifestType(QByteArrayView body)
{
    const auto parsed = JsonReader::parse(body, JsonLimits(maxManifestBytes, JsonLimits().maxDepth));
    if (!parsed || !parsed->isObject())
        return {};
    const JsonReader& json = *parsed;
    const QString own = bareMediaType(json["mediaType"_L1].text());
    if (const MediaKind kind = mediaKind(own); isIndexKind(kind) || isManifestKind(kind))
        return own;
    const std::optional<qint64> version = json["schemaVersion"_L1].integer();
    if (version == 1)
        return QLatin1StringView(
            json["signatures"_L1].size() > 0 ? mediatype::dockerSchema1Signed : mediatype::dockerSchema1);
    return version == 2 ? sniffSchema2(json) : QString();
}

QString layerCompression(QStringView mediaType)
{
    const QString bare = bareMediaType(mediaType);
    if (!isLayerKind(mediaKind(bare)))
        return u"?"_s;
    const QStringView suffix = QStringView(bare).mid(bare.indexOf(".tar"_L1) + 4);
    if (suffix.isEmpty())
        return {};
    const QStringView name = suffix.mid(1);
    if (name == "gzip"_L1 || name == "zstd"_L1)
        return name.toString();
    return u"?"_s;
}

} // namespace portolan
