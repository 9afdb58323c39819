// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/manifestdocument.h"

#include <QList>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! A manifest to store before the last one. A value.
class PlannedManifest final {
public:
    PlannedManifest() = default;
    PlannedManifest(ManifestDocument manifest, QString tagName);

    ManifestDocument document;
    QString tag; //!< of a cosign-style attachment; empty: by digest
};
static_assert(!std::is_aggregate_v<PlannedManifest>);

//! Everything a transfer moves, in the order it is stored: blobs, then `manifests` one after the other, then
//! `root`, which makes the whole thing visible. A value.
class TransferPlan final {
public:
    TransferPlan() = default;

    //! Whether a blob is a layer that its own registry may not even have (it has urls).
    [[nodiscard]] static bool isForeign(const Descriptor& blob);
    [[nodiscard]] qint64 blobBytes() const;

    QList<Descriptor> blobs; //!< each digest once, biggest first
    QList<PlannedManifest> manifests; //!< children before their index; an image before what is attached to it
    ManifestDocument root;
};
static_assert(!std::is_aggregate_v<TransferPlan>);

} // namespace portolan
