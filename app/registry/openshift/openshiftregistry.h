// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/accessreview.h"
#include "registry/openshift/openshiftdataplane.h"
#include "registry/openshift/openshiftplane.h"
#include "registry/openshift/streamlister.h"
#include "registry/registry.h"

namespace portolan {

//! An OpenShift cluster as a registry: its projects are groups, its image streams repositories
//! "project/stream" (protocols/openshift.md). Worker thread.
class OpenShiftRegistry final : public Registry {
public:
    //! The client is not owned and outlives the registry. A profile or credential that is none makes every
    //! request fail and say why.
    OpenShiftRegistry(RegistryProfile profile, HttpClient& client, const std::optional<Credential>& login);

    [[nodiscard]] const RegistryProfile& profile() const override { return m_profile; }
    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;
    //! One page; a tag whose image was pruned is marked so.
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
    [[nodiscard]] DataPlane& dataPlane() override { return m_dataPlane; }
    [[nodiscard]] ControlPlane* controlPlane() override { return &m_plane; }

    [[nodiscard]] KubeClient& client() { return m_client; }
    [[nodiscard]] OpenShiftPlane& plane() { return m_plane; }

private:
    RegistryProfile m_profile;
    KubeClient m_client;
    IntegratedRegistry m_registry;
    OpenShiftDataPlane m_dataPlane;
    StreamReader m_reader;
    StreamLister m_lister;
    AccessReview m_access;
    OpenShiftActions m_actions;
    TagRemover m_remover;
    OpenShiftPlane m_plane;
};

//! The adapter for RegistryKind::OpenShift. Contacts nothing yet.
[[nodiscard]] std::unique_ptr<Registry> makeOpenShiftRegistry(
    const RegistryProfile& profile, HttpClient& client, const std::optional<Credential>& login);

} // namespace portolan
