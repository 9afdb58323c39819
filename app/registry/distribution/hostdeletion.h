// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/capabilities.h"

#include "base/result.h"

#include <QCoro/QCoroTask>

#include <QStringList>

#include <stop_token>
#include <type_traits>

namespace portolan {

//! What can be deleted of a repository, and why not. A value.
class DeleteRights final {
public:
    DeleteRights() = default;
    DeleteRights(Ability tags, Ability digests, Sentence why = Sentence())
        : byTag(tags)
        , byDigest(digests)
        , reason(std::move(why))
    {
    }

    Ability byTag = Ability::No;
    Ability byDigest = Ability::No;
    Sentence reason; //!< when both are No
};
static_assert(!std::is_aggregate_v<DeleteRights>);

//! Where images of a host are deleted that takes no deletions at /v2/, or the wrong ones
//! (protocols/other-registries.md). Worker thread; outlives its tasks.
class HostDeletion {
public:
    virtual ~HostDeletion() = default;

    //! What can be deleted; `plain`: what /v2/ says of it. Reads only. Errors: only where trying again helps.
    [[nodiscard]] virtual QCoro::Task<Result<DeleteRights>> rights(
        QString repository, DeleteRights plain, std::stop_token stop) = 0;
    //! The request that removes it, for showing; empty: /v2/ does that. After rights().
    [[nodiscard]] virtual QString request(const QString& repository, const QString& tagOrDigest) const = 0;
    //! Only what has a request().
    [[nodiscard]] virtual QCoro::Task<Result<void>> remove(
        QString repository, QString tagOrDigest, std::stop_token stop) = 0;
};

} // namespace portolan
