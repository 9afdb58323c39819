// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/deleteplan.h"
#include "registry/layout/layoutcontent.h"
#include "registry/layout/layoutfolder.h"

#include <stop_token>

namespace portolan {

//! Plans and does deletions in a layout folder. One plan is one rewriting of index.json: all of it happens or
//! nothing. TagsOnly keeps an image whose last tag goes as an entry known by digest. ImagesAndAllTags removes
//! the repository's entries of the image and, when nothing else reaches it, its blobs, its children and the
//! untagged manifests attached to it; what another entry, repository or index reaches stays. Such a plan is
//! undoable only where nothing but the images' own manifests would go. Blocks; any thread.
class LayoutDeletion final {
public:
    explicit LayoutDeletion(LayoutFolder folder);

    //! Errors: NotFound (code MANIFEST_UNKNOWN) for a tag or digest that is not there.
    [[nodiscard]] Result<DeletePlan> plan(
        const QString& registryId, const DeleteWish& wish, const std::stop_token& stop) const;
    //! Errors: Conflict (code TAG_MOVED), Storage; nothing was changed then. Once index.json is written it
    //! reports success; blobs that could not be removed are not in bytesFreed and go with a later deletion.
    [[nodiscard]] Result<DeleteReport> perform(const DeletePlan& plan, const std::stop_token& stop) const;
    //! DataPlane::deleteManifest().
    [[nodiscard]] Result<void> removeOne(
        const QString& repository, const QString& tagOrDigest, const std::stop_token& stop) const;

private:
    class Effect;

    //! Fills the subjects and their steps. Sentences about what cannot be done go to plan.blockers.
    [[nodiscard]] Result<void> addTarget(DeletePlan& plan, const LayoutIndex& index, const LayoutGraph& graph,
        const QString& tagOrDigest) const;
    [[nodiscard]] DeleteStep stepFor(
        const QString& repository, const QString& target, const Digest& expected) const;
    [[nodiscard]] QList<LayoutEntry> entriesOf(
        const LayoutIndex& index, const QString& repository, const Digest& digest) const;
    //! Does the steps to the index, and says what that means.
    [[nodiscard]] Effect apply(LayoutIndex& index, LayoutGraph graph, const DeletePlan& plan) const;
    void applyStep(
        LayoutIndex& index, const LayoutGraph& graph, const DeletePlan& plan, const DeleteStep& step) const;
    void removeOrphanedReferrers(
        LayoutIndex& index, const LayoutGraph& graph, const QSet<Digest>& before) const;
    void addConsequences(DeletePlan& plan, const Effect& effect, const LayoutIndex& index) const;
    [[nodiscard]] Result<void> check(const LayoutIndex& index, const DeletePlan& plan) const;
    [[nodiscard]] QString nameOf(
        const LayoutIndex& index, const QString& repository, const Digest& digest) const;

    LayoutFolder m_folder;
    LayoutContent m_content;
    QString m_own;
};

} // namespace portolan
