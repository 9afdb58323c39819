// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/localregistry.h"

namespace portolan {

//! An OCI archive or docker archive as a registry, read only; see OciArchive and DockerArchive. Worker
//! thread; outlives its tasks.
class ArchiveRegistry final : public LocalRegistry {
public:
    explicit ArchiveRegistry(const RegistryProfile& profile);

    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    //! A plan with a blocker: nothing in an archive can be deleted.
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
};

} // namespace portolan
