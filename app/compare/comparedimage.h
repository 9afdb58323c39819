// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/imageconfig.h"
#include "oci/layersteps.h"
#include "oci/manifestdocument.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace portolan {

//! One side of a comparison: a manifest of any kind with what belongs to it. Only the manifest is needed. A
//! value.
class ComparedImage final {
public:
    ComparedImage() = default;
    ComparedImage(QString displayReference, ManifestDocument document);

    //! The configuration given, or the one inside a schema 1 manifest, or nothing.
    [[nodiscard]] const ImageConfig* effectiveConfig() const;
    //! The index it came from, or the manifest itself when that is one, or null.
    [[nodiscard]] const ImageIndex* effectiveIndex() const;
    //! The layers, base first; empty for an index.
    [[nodiscard]] QList<LayerStep> layers() const;

    QString reference; //!< as shown to the user
    ManifestDocument manifest;
    std::optional<ImageConfig> config;
    QByteArray configBytes; //!< as received; empty when there is no configuration, or it was not fetched
    std::optional<ManifestDocument> index; //!< the index the manifest was chosen from
};

} // namespace portolan
