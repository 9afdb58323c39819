// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/manifestdocument.h"
#include "registry/capabilities.h"
#include "registry/deleteplan.h"
#include "registry/referrer.h"

#include <QHash>
#include <QMap>

namespace portolan {

//! All that is known of a repository when a deletion is planned, gathered by reading. A value.
class DeleteFacts final {
public:
    DeleteFacts() = default;

    QString registryId;
    QMap<QString, Descriptor> tags; //!< every tag and what it points to now
    QHash<Digest, ManifestDocument>
        manifests; //!< those fetched: the wish's own, every index, and others for the bytes
    bool manifestsComplete =
        false; //!< every tagged manifest and child was fetched, so unique bytes can be told
    QHash<Digest, QList<Referrer>> referrers; //!< of the manifests to be removed
    Ability deleteByTag = Ability::Unknown;
    Ability deleteByDigest = Ability::Unknown;
    Sentence deleteReason; //!< when nothing can be deleted
    //! A digest is deleted only once nothing is tagged with it (Google's registries).
    bool tagsBeforeDigest = false;
    bool spaceAfterGarbageCollection = true;
};

//! What a wish comes to, given the facts. Pure; all rules of deletion are here (protocols/oci-distribution.md
//! section 8). Indexes are deleted before their children. A tag is only ever removed together with its
//! siblings when the wish's scope says so, or when every one of them was selected.
[[nodiscard]] DeletePlan planDeletion(const DeleteWish& wish, const DeleteFacts& facts);

} // namespace portolan
