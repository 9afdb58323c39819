// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"
#include "registry/capabilities.h"
#include "registry/controlplane.h"
#include "registry/dataplane.h"
#include "registry/deleteplan.h"
#include "registry/registryprofile.h"

namespace portolan {

//! How a plan is worked on while it grows or runs: called on the worker thread, at most ten times a second.
using StepProgress = std::function<void(qint64 done, qint64 total)>;

//! One registry as its users see it, whatever serves it (DESIGN section 2). Worker thread; outlives its
//! tasks.
class Registry {
public:
    virtual ~Registry() = default;

    [[nodiscard]] virtual const RegistryProfile& profile() const = 0;
    //! Reads, and changes nothing. `repository` may be empty: what is known of the registry as a whole.
    [[nodiscard]] virtual QCoro::Task<Result<Capabilities>> capabilities(
        QString repository, std::stop_token stop) = 0;
    //! Errors: Denied or Unsupported with code CATALOG_REFUSED where the registry does not list.
    [[nodiscard]] virtual QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) = 0;
    //! Finds out what deleting would do; resolves as many tags as that needs. Sends nothing that changes
    //! anything.
    [[nodiscard]] virtual QCoro::Task<Result<DeletePlan>> planDelete(
        DeleteWish wish, StepProgress progress, std::stop_token stop) = 0;
    //! Checks every expected digest again, then acts step by step; stops at the first failure or moved tag.
    //! The caller has journalled the plan before.
    [[nodiscard]] virtual QCoro::Task<Result<DeleteReport>> performDelete(
        DeletePlan plan, std::stop_token stop) = 0;

    [[nodiscard]] virtual DataPlane& dataPlane() = 0;
    //! What stands beside the data plane; null: nothing does. Lives as long as the registry.
    [[nodiscard]] virtual ControlPlane* controlPlane() { return nullptr; }
};

} // namespace portolan
