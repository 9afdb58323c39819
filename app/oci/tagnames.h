// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QString>

namespace portolan {

//! What a tag's name says it is (protocols/layers.md section 5, oci-distribution.md section 7).
enum class TagKind {
    Ordinary,
    ReferrersFallback, //!< sha256-<hex>: an index of referrers
    CosignSignature, //!< sha256-<hex>.sig
    CosignAttestation, //!< sha256-<hex>.att
    CosignSbom, //!< sha256-<hex>.sbom
};

[[nodiscard]] TagKind tagKind(QStringView tag);
//! The image an attachment tag belongs to; null for ordinary tags.
[[nodiscard]] Digest tagSubject(QStringView tag);
//! The referrers fallback tag of a digest: algorithm cut at 32 characters, encoded at 64, illegal ones become
//! `-`.
[[nodiscard]] QString referrersTag(const Digest& subject);
//! The cosign tag of a digest: suffix is "sig", "att" or "sbom".
[[nodiscard]] QString cosignTag(const Digest& subject, QLatin1StringView suffix);

//! Natural and version order: digit runs compare as numbers, `v1.10` after `v1.9`, a leading `v` does not
//! count, and a pre-release (`1.0-rc1`) comes before its release. Names without a version come first,
//! alphabetically, `latest` at the very front. A strict weak order; returns <0, 0, >0 with 0 only for equal
//! strings.
[[nodiscard]] int compareTagNames(QStringView a, QStringView b);

} // namespace portolan
