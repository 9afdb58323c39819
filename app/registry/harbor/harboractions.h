// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/harbor/harborclient.h"
#include "registry/offering.h"
#include "registry/retag.h"

namespace portolan {

//! Plans and does what is changed in Harbor besides deleting: setting tags, and asking for a new scan. Worker
//! thread; outlives its tasks.
class HarborActions final {
public:
    //! Neither is owned.
    HarborActions(HarborClient& harbor, DataPlane& plane, QString registryId, QString host);

    [[nodiscard]] QList<OfferedAction> offered() const;
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> plan(ActionWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> perform(ActionPlan plan, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planTag(ActionWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planScan(ActionWish wish, std::stop_token stop);

    HarborClient& m_harbor;
    Retag m_retag;
    QString m_registryId;
    QString m_host;
};

} // namespace portolan
