// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/deleteplan.h"
#include "registry/openshift/accessreview.h"
#include "registry/openshift/streamreader.h"

#include <QByteArray>
#include <QHash>

namespace portolan {

//! Deletes tags of image streams, and brings back images that were only in those. Worker thread; outlives its
//! tasks.
class TagRemover final {
public:
    //! Nothing is owned; all outlives this.
    TagRemover(KubeClient& client, StreamReader& reader, AccessReview& access);

    [[nodiscard]] QCoro::Task<Result<DeletePlan>> plan(
        QString registryId, DeleteWish wish, std::stop_token stop);
    //! As Registry::performDelete().
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> perform(DeletePlan plan, std::stop_token stop);
    //! Points a tag to an image that no tag of the stream has had: one that was seen when its tag was
    //! deleted, or that the login may look up. False: it is not known to be there.
    [[nodiscard]] QCoro::Task<Result<bool>> enter(
        QString repository, QString tag, Digest digest, std::stop_token stop);

private:
    //! What the tag points to, for what goes beyond its digest.
    [[nodiscard]] QCoro::Task<Result<void>> remember(QString repository, Digest digest, std::stop_token stop);
    KubeClient& m_client;
    StreamReader& m_reader;
    AccessReview& m_access;
    QHash<Digest, QByteArray> m_images; //!< Image objects of tags deleted in this session
};

} // namespace portolan
