// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/transferplan.h"

#include <QHash>

namespace portolan {

//! Turns manifests into a TransferPlan. Pure: it says which manifests it still needs, somebody fetches them,
//! until nothing is missing.
class TransferPlanner final {
public:
    //! What is at most planned in one transfer: a guard against indexes that never end.
    static constexpr qsizetype maxManifests = 10'000;
    static constexpr int maxDepth = 16;

    explicit TransferPlanner(ManifestDocument root);

    //! The manifests that plan() needs and has not been given.
    [[nodiscard]] QList<Descriptor> missing() const;
    //! Gives a manifest that was missing.
    void add(ManifestDocument document);
    //! Wants something that is attached to a manifest, too. `tag` is a cosign-style tag, else empty.
    void attach(const Descriptor& attachment, const QString& tag);
    //! Manifests that others may be attached to, none of which is an attestation of an index: the root, its
    //! children, and what was attached so far.
    [[nodiscard]] QList<Digest> subjects() const;

    //! Errors: Unsupported (schema 1), TooLarge (more than maxManifests, or nested deeper than maxDepth),
    //! Protocol (one digest with two sizes), Internal (something is missing).
    [[nodiscard]] Result<TransferPlan> plan() const;

    //! Whether a child of an index is a manifest, to be descended into; else it is a blob (as in build
    //! caches).
    [[nodiscard]] static bool isManifest(const Descriptor& child);

private:
    class Walk;
    class Attachment {
    public:
        Digest digest;
        Descriptor descriptor;
        QString tag;
    };

    void collectMissing(const ManifestDocument& parent, int depth, QHash<Digest, Descriptor>& found) const;

    ManifestDocument m_root;
    QHash<Digest, ManifestDocument> m_documents;
    QList<Attachment> m_attachments;
};

//! The image of an index for a platform, or the nested index to look into for it.
class PlatformChild final {
public:
    PlatformChild() = default;

    std::optional<Descriptor> image; //!< the first that matches
    QList<Descriptor> nested; //!< indexes without a platform, in order, when there is no image
};

//! Pure.
[[nodiscard]] PlatformChild childForPlatform(const ImageIndex& index, const Platform& wish);

} // namespace portolan
