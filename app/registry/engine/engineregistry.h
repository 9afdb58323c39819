// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/engine/enginecontrol.h"
#include "registry/engine/enginedataplane.h"
#include "registry/registry.h"

namespace portolan {

//! The images of a Podman or Docker as a registry (RegistryKind::Engine): repositories and tags are the
//! images' names as the engine spells them; images without one are listed under the start of their ID, in the
//! repository they came from or in `<none>`. Listing costs one request, with a record for each tag. Worker
//! thread; outlives its tasks.
class EngineRegistry final : public Registry {
public:
    //! `network`: as EngineClient. `scratchFolder`: as EngineExports. Contacts nothing yet; a path that is no
    //! address is the first request's error.
    EngineRegistry(RegistryProfile profile, HttpClient& network, QString scratchFolder = QString());
    ~EngineRegistry() override;
    Q_DISABLE_COPY_MOVE(EngineRegistry)

    [[nodiscard]] const RegistryProfile& profile() const override { return m_profile; }
    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) override;
    //! See planEngineDeletion().
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    //! Errors: Conflict with code TAG_MOVED or IMAGE_IN_USE.
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
    [[nodiscard]] DataPlane& dataPlane() override { return m_plane; }
    [[nodiscard]] ControlPlane* controlPlane() override { return &m_control; }

    //! All of the engine's images, as it lists them.
    [[nodiscard]] QCoro::Task<Result<QList<EngineImage>>> listImages(std::stop_token stop);
    [[nodiscard]] EngineClient& client() { return m_client; }
    //! What is wrong with the profile's address, if anything.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

private:
    [[nodiscard]] QCoro::Task<Result<void>> performStep(
        DeletePlan plan, DeleteStep step, std::shared_ptr<DeleteReport> report, std::stop_token stop);

    RegistryProfile m_profile;
    std::optional<Error> m_problem;
    EngineClient m_client;
    EngineExports m_exports;
    EngineDataPlane m_plane;
    EngineControl m_control;
};

} // namespace portolan
