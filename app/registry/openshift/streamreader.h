// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"
#include "registry/openshift/imagestream.h"
#include "registry/openshift/kubeclient.h"
#include "registry/openshift/streamlayers.h"
#include "registry/taghistory.h"

#include <QSet>

namespace portolan {

//! Reads an image stream: itself, its tags as a listing shows them, their history. Worker thread; outlives
//! its tasks. Repositories are "project/stream".
class StreamReader final {
public:
    //! Not owned; outlives this.
    explicit StreamReader(KubeClient& client) : m_client(client) {}

    [[nodiscard]] QCoro::Task<Result<ImageStream>> fetch(QString repository, std::stop_token stop);
    //! `patient`: waits for a server that has yet to gather them; else SERVER_TIMEOUT is an error like
    //! others.
    [[nodiscard]] QCoro::Task<Result<StreamLayers>> fetchLayers(
        QString repository, bool patient, std::stop_token stop);
    //! The images among these that are gone. The API calls those missing too that it has not seen yet, so
    //! each is asked for; one that could not be is taken to be there.
    [[nodiscard]] QCoro::Task<Result<QSet<Digest>>> fetchMissing(
        QString repository, QList<Digest> images, std::stop_token stop);

    //! With sizes and missing images where `layers` are known. Pure.
    [[nodiscard]] static TagPage tagPage(
        const ImageStream& stream, const std::optional<StreamLayers>& layers, const QSet<Digest>& missing);
    //! Pure.
    [[nodiscard]] static TagHistory history(const StreamTag& tag, const QSet<Digest>& missing);

private:
    [[nodiscard]] QCoro::Task<Result<bool>> isGone(QString repository, Digest image, std::stop_token stop);

    KubeClient& m_client;
};

} // namespace portolan
