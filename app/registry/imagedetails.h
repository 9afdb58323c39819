// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "oci/imageconfig.h"
#include "oci/manifestdocument.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace portolan {

//! A manifest with its config: all the detail tabs need, except what is attached. A value.
class ImageDetails final {
public:
    ImageDetails() = default;

    QString repository;
    QString tag; //!< the tag it was asked by, may be empty
    ManifestDocument document;
    std::optional<ImageConfig> config; //!< images, and schema 1
    QByteArray configBytes; //!< as received; also of artifacts whose config is JSON
    //! Why this is only a description, without the manifest's bytes and with part of the config;
    //! empty: it is whole.
    Sentence limitation;
};

//! What a tag row shows beyond its name. A value, compact on purpose: there may be 300,000.
class TagSummary final {
public:
    TagSummary() = default;

    Digest digest;
    QString mediaType;
    qint64 size = -1; //!< bytes of all layers and the config, for an index of its first image; -1: unknown
    QDateTime created; //!< UTC; for an index of its first image; invalid when absent
    QStringList platforms; //!< "linux/amd64", attestations left out
    QString artifactType; //!< empty for images
};

} // namespace portolan
