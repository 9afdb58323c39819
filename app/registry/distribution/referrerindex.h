// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/manifestdocument.h"

namespace portolan {

//! The fallback index of a subject's referrers with one more entry, for servers without the referrers API
//! (protocols/oci-distribution.md section 7). `current` is the index now there, or empty. Entries of the same
//! digest are not doubled. Pure. Errors: Protocol (current is no index).
[[nodiscard]] Result<ManifestDocument> withReferrer(
    const QByteArray& current, const ManifestDocument& referrer);

} // namespace portolan
