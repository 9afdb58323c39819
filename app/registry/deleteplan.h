// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"
#include "oci/descriptor.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! What the user wants gone.
enum class DeleteScope {
    TagsOnly, //!< the tags named, their siblings and the images stay
    ImagesAndAllTags, //!< the images behind them, with every tag that points there
};

//! How one step is done (protocols/oci-distribution.md section 8).
enum class DeleteMethod {
    ByTag, //!< DELETE manifests/<tag>
    ByDigest, //!< DELETE manifests/<digest>: takes every tag on it along
    ThrowawayManifest, //!< PUT a unique manifest on the tag, then DELETE that manifest's digest: removes one
                       //!< tag where the server cannot. Never chosen without the user's word.
    LayoutEdit, //!< rewriting a local layout's index.json
    ControlPlane, //!< through the registry's own API
};

//! One tag or digest to delete, and the wish behind it.
class DeleteWish final {
public:
    DeleteWish() = default;

    QString repository;
    QStringList tagsOrDigests;
    DeleteScope scope = DeleteScope::TagsOnly;
    bool allowThrowaway = false; //!< the user chose DeleteMethod::ThrowawayManifest
};
static_assert(!std::is_aggregate_v<DeleteWish>);

//! One step of a plan: what is checked, then what is sent.
class DeleteStep final {
public:
    DeleteStep() = default;

    DeleteMethod method = DeleteMethod::ByDigest;
    QString target; //!< the tag or digest in the request
    Digest expected; //!< what the tag must still point to right before; otherwise the plan stops (code
                     //!< TAG_MOVED)
    QStringList requests; //!< for showing: "DELETE /v2/app/manifests/sha256:..." in order
};

//! An image the plan removes, or whose tag it removes.
class DeleteSubject final {
public:
    DeleteSubject() = default;

    Descriptor manifest;
    QStringList tagsRemoved;
    QStringList tagsKept; //!< siblings that stay
    QStringList containedInIndexes; //!< tags or digests of indexes that hold it and would break
    QList<Descriptor>
        children; //!< an index's children: they lose their index, and stay as untagged manifests
    QList<Descriptor> referrers; //!< signatures and the like whose subject goes
    QStringList attachmentTags; //!< cosign-style and fallback tags about it, which stay unless selected
    bool manifestRemoved = false; //!< not only its tag
};

//! Exactly what will be sent and what goes with it (DESIGN section 2). A value: shown, tested and logged
//! before anything happens. Not executable while `blockers` is not empty.
class DeletePlan final {
public:
    DeletePlan() = default;

    [[nodiscard]] bool isExecutable() const { return blockers.isEmpty() && !steps.isEmpty(); }

    QString registryId;
    QString repository;
    DeleteScope scope = DeleteScope::TagsOnly;
    QList<DeleteSubject> subjects;
    QList<DeleteStep> steps;
    Sentences blockers; //!< why it cannot be done
    Sentences warnings; //!< what goes along ("the tag's history goes, too")
    bool contentStays = false; //!< the images stay in the registry: undoing needs only their digests
    bool undoable = true; //!< false: nothing can be kept to put it back from; a warning says so
    QDateTime undoableUntil; //!< UTC; invalid: no limit is known
    bool throwawayOffered = false; //!< TagsOnly is impossible but DeleteMethod::ThrowawayManifest would do it
    qint64 uniqueBytes = -1; //!< bytes only these images use in this repository, -1: unknown
    bool spaceAfterGarbageCollection = true; //!< the server frees it later, if ever
    QString command; //!< for a shell: what does the same with the registry's own tool, as oc; may be empty
    qint64 tagsExamined = 0; //!< how many tags were resolved to find siblings
};
static_assert(!std::is_aggregate_v<DeletePlan>);

//! What became of a plan.
class DeleteReport final {
public:
    DeleteReport() = default;

    QStringList tagsRemoved;
    QList<Digest> manifestsRemoved;
    qint64 bytesFreed = 0; //!< local layouts only
    qint64 undoId = 0; //!< the journal's entry, 0 when there is none
};

} // namespace portolan
