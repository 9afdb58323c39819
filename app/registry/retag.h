// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/dataplane.h"

namespace portolan {

//! Gives an image of a repository another tag, or moves one to it, by putting the very bytes of its manifest
//! there again: what every registry takes that takes pushes (ActionKind::SetTag). Worker thread; outlives its
//! tasks.
class Retag final {
public:
    //! The plane is not owned and outlives it.
    Retag(DataPlane& plane, QString registryId, QString host);

    //! Resolves both tags; changes nothing. Errors: those of reading.
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> plan(ActionWish wish, std::stop_token stop);
    //! Errors: Conflict with code PLAN_OUTDATED when one of the tags was moved meanwhile; nothing was done
    //! then.
    [[nodiscard]] QCoro::Task<Result<ActionReport>> perform(ActionPlan plan, std::stop_token stop);

private:
    //! What a tag or digest is; an empty one when it is not there.
    [[nodiscard]] QCoro::Task<Result<Descriptor>> find(
        QString repository, QString tagOrDigest, std::stop_token stop);
    void describe(ActionPlan& plan, const Descriptor& image, const Descriptor& target) const;

    DataPlane& m_plane;
    QString m_registryId;
    QString m_host;
};

} // namespace portolan
