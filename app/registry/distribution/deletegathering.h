// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/deletefacts.h"
#include "registry/registry.h"

#include <vector>

namespace portolan {

class DistributionClient;

//! Reads what planDeletion() needs from a /v2/ server: every tag's digest (by HEAD, six at a time), the
//! indexes, the manifests of the wish with what is attached, all manifests when they are few enough to tell
//! unique bytes, and by two DELETEs of things that do not exist whether the server deletes by tag and by
//! digest. Worker thread; lives in the caller's coroutine until run() returned.
class DeleteGathering final {
public:
    DeleteGathering(RegistrySession& session, DistributionClient& client, QString repository);

    //! `tags`: the complete tag list. Errors: whatever reading meets; a tag that vanished meanwhile is left
    //! out.
    [[nodiscard]] QCoro::Task<Result<DeleteFacts>> run(
        DeleteWish wish, QStringList tags, StepProgress progress, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<void>> resolveTags(QStringList tags, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> resolveSome(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> fetchManifests(DeleteWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> fetchSome(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> fetchAttached(DeleteWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> probe(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<int>> probeDelete(QString tagOrDigest, std::stop_token stop);
    void queueChildren(const ManifestDocument& document);
    void tellProgress();

    RegistrySession& m_session;
    DistributionClient& m_client;
    QString m_repository;
    DeleteFacts m_facts;
    StepProgress m_progress;
    QStringList m_openTags;
    QList<Digest> m_openManifests;
    bool m_wantAll = false;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace portolan
