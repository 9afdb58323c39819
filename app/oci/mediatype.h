// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace portolan {

//! What a media type stands for (protocols/oci-distribution.md section 6). Unknown types are no error.
enum class MediaKind {
    Unknown,
    OciIndex,
    OciManifest,
    OciConfig,
    OciLayer,
    OciArtifactManifest, //!< withdrawn 1.1-rc type
    OciEmpty,
    DockerManifestList,
    DockerManifest,
    DockerConfig,
    DockerLayer,
    DockerPluginConfig,
    DockerSchema1,
    DockerSchema1Signed,
};

namespace mediatype {
inline constexpr auto ociIndex = "application/vnd.oci.image.index.v1+json";
inline constexpr auto ociManifest = "application/vnd.oci.image.manifest.v1+json";
inline constexpr auto ociConfig = "application/vnd.oci.image.config.v1+json";
inline constexpr auto ociLayerTar = "application/vnd.oci.image.layer.v1.tar";
inline constexpr auto ociLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";
inline constexpr auto ociLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";
inline constexpr auto ociEmpty = "application/vnd.oci.empty.v1+json";
inline constexpr auto ociArtifactManifest = "application/vnd.oci.artifact.manifest.v1+json";
inline constexpr auto dockerManifestList = "application/vnd.docker.distribution.manifest.list.v2+json";
inline constexpr auto dockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
inline constexpr auto dockerConfig = "application/vnd.docker.container.image.v1+json";
inline constexpr auto dockerPluginConfig = "application/vnd.docker.plugin.v1+json";
inline constexpr auto dockerLayerTar = "application/vnd.docker.image.rootfs.diff.tar";
inline constexpr auto dockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip";
inline constexpr auto dockerLayerZstd = "application/vnd.docker.image.rootfs.diff.tar.zstd";
inline constexpr auto dockerSchema1 = "application/vnd.docker.distribution.manifest.v1+json";
inline constexpr auto dockerSchema1Signed = "application/vnd.docker.distribution.manifest.v1+prettyjws";
} // namespace mediatype

//! Parameters (`; charset=...`) and case are ignored. Layers include the foreign (non-distributable) types.
[[nodiscard]] MediaKind mediaKind(QStringView mediaType);
[[nodiscard]] bool isIndexKind(MediaKind kind);
[[nodiscard]] bool isManifestKind(MediaKind kind); //!< one image or artifact: OCI, docker schema 2, schema 1
[[nodiscard]] bool isLayerKind(MediaKind kind);
[[nodiscard]] bool isForeignLayer(QStringView mediaType); //!< content may live at descriptor urls only
//! The media type without parameters, lower case, trimmed.
[[nodiscard]] QString bareMediaType(QStringView contentType);
//! The `Accept` value for manifests, all types together, so that the answer's digest does not depend on who
//! asks.
[[nodiscard]] QByteArray manifestAccept();
//! The media type of a manifest body whose Content-Type says nothing useful, by the rules of section 6
//! "Sniffing"; empty when it is no manifest.
[[nodiscard]] QString sniffManifestType(QByteArrayView body);
//! "gzip", "zstd", "" (plain tar) or "?" from a layer's media type.
[[nodiscard]] QString layerCompression(QStringView mediaType);

} // namespace portolan
