// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "oci/digest.h"
#include "oci/platform.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace portolan {

class JsonReader;

using Annotations = QMap<QString, QString>;

//! Points at content: type, digest, size in bytes (image-spec descriptor.md). A value.
class Descriptor final {
public:
    Descriptor() = default;
    Descriptor(QString type, Digest contentDigest, qint64 sizeInBytes);

    //! Errors: Protocol (no digest, malformed digest, negative or missing size).
    [[nodiscard]] static Result<Descriptor> fromJson(const JsonReader& json);

    //! `vnd.docker.reference.type: attestation-manifest` (protocols/layers.md section 6).
    [[nodiscard]] bool isAttestation() const;
    //! What an attestation is about (`vnd.docker.reference.digest`), else null.
    [[nodiscard]] Digest attestationSubject() const;

    friend bool operator==(const Descriptor&, const Descriptor&) = default;

    QString mediaType;
    Digest digest;
    qint64 size = 0; //!< bytes; -1 when unknown, as the layers of schema 1 are
    QString artifactType;
    std::optional<Platform> platform;
    Annotations annotations;
    QStringList urls; //!< foreign layers: fetched without credentials, if at all
    QByteArray
        data; //!< embedded content, decoded; empty when absent, or when it is not what size and digest say
};

//! The string members of a JSON object.
[[nodiscard]] Annotations annotationsFromJson(const JsonReader& json);
//! Adds sizes that come from anywhere: unknown (negative) counts nothing, and the sum never overflows.
[[nodiscard]] qint64 sumOfSizes(qint64 a, qint64 b);

} // namespace portolan
