// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/deletefacts.h"
#include "registry/quay/quaylookup.h"
#include "registry/registry.h"

#include <QSet>

namespace portolan {

//! Deletion through Quay's REST API with an OAuth token: tag by tag, nothing resolved one by one, and every
//! tag can be brought back while the time machine lasts. Quay itself removes images without tags later.
//! Worker thread; outlives its tasks.
class QuayDeletion final {
public:
    //! Neither is owned; both outlive it.
    QuayDeletion(QuayLookup& lookup, DataPlane& dataPlane, QString registryId);

    [[nodiscard]] QCoro::Task<Result<DeletePlan>> plan(
        DeleteWish wish, StepProgress progress, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> perform(DeletePlan plan, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<DeleteFacts>> gather(
        DeleteWish wish, QList<QuayTag> tags, StepProgress progress, std::stop_token stop);
    //! The facts with these manifests, and with those they hold when all are to be there.
    [[nodiscard]] QCoro::Task<Result<DeleteFacts>> addManifests(QString repository, DeleteFacts facts,
        QSet<Digest> open, StepProgress progress, std::stop_token stop);

    QuayLookup& m_lookup;
    DataPlane& m_dataPlane;
    QString m_registryId;
};

} // namespace portolan
