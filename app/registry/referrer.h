// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/descriptor.h"

#include <QList>

namespace portolan {

//! Something attached to an image: a signature, an SBOM, an attestation. Presence is not verification. A
//! value.
class Referrer final {
public:
    enum class Source {
        Api,
        FallbackTag,
        CosignTag,
        IndexAttestation,
        ImageSignature, //!< kept by a cluster beside its images: no manifest, all of it is in the descriptor
    };

    Referrer() = default;

    Descriptor descriptor;
    QString type; //!< artifact type, or a media type that says what it is
    Source source = Source::Api;
    QString tag; //!< the tag that holds it, for FallbackTag and CosignTag
};

//! All that is attached to one manifest.
class ReferrerList final {
public:
    ReferrerList() = default;

    QList<Referrer> referrers;
    bool apiSupported = false; //!< the referrers API answered
};

} // namespace portolan
