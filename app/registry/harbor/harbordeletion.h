// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/deletefacts.h"
#include "registry/harbor/harborclient.h"
#include "registry/registry.h"

namespace portolan {

//! Plans and carries out deleting in Harbor: a tag alone, or an artifact with all its tags. Worker thread;
//! lives in the caller's coroutine.
class HarborDeletion final {
public:
    //! Neither is owned.
    HarborDeletion(HarborClient& harbor, DataPlane& plane, QString registryId, QString host);

    [[nodiscard]] QCoro::Task<Result<DeletePlan>> plan(
        DeleteWish wish, StepProgress progress, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> perform(DeletePlan plan, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<void>> readArtifacts(
        QString repository, StepProgress progress, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readManifests(DeleteWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readRights(QString repository, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> addManifest(
        QString repository, Digest digest, std::stop_token stop);
    void addImmutableBlockers(DeletePlan& plan) const;

    HarborClient& m_harbor;
    DataPlane& m_plane;
    QString m_host;
    DeleteFacts m_facts;
    QList<HarborArtifact> m_artifacts;
};

//! The requests of a plan's steps as Harbor gets them. Pure.
void writeHarborRequests(DeletePlan& plan);

} // namespace portolan
