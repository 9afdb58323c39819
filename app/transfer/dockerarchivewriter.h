// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/imageconfig.h"
#include "registry/layout/layoutfolder.h"
#include "transfer/layerinflater.h"

#include <QHash>

#include <stop_token>
#include <type_traits>

namespace portolan {

//! The `docker save` format made from an image in a layout (protocols/local-config.md section 4): config,
//! layers unpacked and named by their DiffIDs, manifest.json. Blocks. A value.
class DockerArchiveWriter final {
public:
    DockerArchiveWriter(LayoutFolder layout, Manifest imageManifest, QString repoTag);

    //! What is known of layers that were unpacked before.
    QHash<Digest, InflatedLayer> inflated;

    //! Writes it to `path`, layers verified against their DiffIDs. Errors: Unsupported (code NOT_AN_IMAGE;
    //! code FOREIGN_LAYER: a layer is elsewhere), Protocol (code DIGEST_MISMATCH: a DiffID is wrong),
    //! Storage, Cancelled.
    [[nodiscard]] Result<void> write(const QString& path, const std::stop_token& stop) const;

    //! The manifest.json of one image. `repoTag` may be empty. Pure.
    [[nodiscard]] static QByteArray manifestJson(
        const Digest& config, const QList<Digest>& diffIds, const QString& repoTag);

private:
    //! A layer on its way from the layout into the archive.
    class Layer {
    public:
        Digest blob;
        InflatedLayer tar;
    };

    [[nodiscard]] Result<QList<Layer>> verifiedLayers(
        const ImageConfig& config, const std::stop_token& stop) const;

    LayoutFolder m_layout;
    Manifest m_manifest;
    QString m_repoTag;
};
static_assert(!std::is_aggregate_v<DockerArchiveWriter>);

} // namespace portolan
