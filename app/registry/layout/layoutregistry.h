// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/localregistry.h"

namespace portolan {

//! An OCI image layout folder as a registry: the Local library is one. Deleting is LayoutDeletion's: one
//! step, space freed at once. Worker thread; outlives its tasks.
class LayoutRegistry final : public LocalRegistry {
public:
    explicit LayoutRegistry(const RegistryProfile& profile);

    [[nodiscard]] QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) override;
};

} // namespace portolan
