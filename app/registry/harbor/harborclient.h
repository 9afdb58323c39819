// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/harbor/harborartifact.h"
#include "registry/harbor/harborproject.h"
#include "registry/harbor/harborrepository.h"
#include "registry/jsonapi.h"

namespace portolan {

//! Some items of one of Harbor's lists. A value.
template <typename T> class HarborItems final {
public:
    HarborItems() = default;

    QList<T> items;
    bool hasMore = false;
    qint64 total = -1; //!< -1: not said
};

//! Harbor's API beside /v2/ of the same host (protocols/other-registries.md section 2), under the session's
//! login. A refused login is sent no second time. Pages count from one. Worker thread; outlives its tasks.
class HarborClient final {
public:
    //! Neither is owned; both outlive this.
    HarborClient(HttpClient& client, RegistrySession& session);

    [[nodiscard]] QCoro::Task<Result<HarborItems<HarborProject>>> projects(qint64 page, std::stop_token stop);
    //! The project of that very name.
    [[nodiscard]] QCoro::Task<Result<HarborProject>> project(QString name, std::stop_token stop);
    //! Of all projects the login may see.
    [[nodiscard]] QCoro::Task<Result<HarborItems<HarborRepository>>> repositories(
        qint64 page, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HarborRepository>> repository(QString name, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<HarborRepository>>> search(QString words, std::stop_token stop);
    //! Those with a tag, newest first, with how their scans stand.
    [[nodiscard]] QCoro::Task<Result<HarborItems<HarborArtifact>>> artifacts(
        QString repository, qint64 page, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HarborArtifact>> artifact(
        QString repository, QString tagOrDigest, std::stop_token stop);
    //! Of one image; an index has none of its own.
    [[nodiscard]] QCoro::Task<Result<QList<Vulnerability>>> vulnerabilities(
        QString repository, Digest digest, std::stop_token stop);

    //! Takes one tag off an artifact.
    [[nodiscard]] QCoro::Task<Result<void>> deleteTag(
        QString repository, Digest digest, QString tag, std::stop_token stop);
    //! Removes the artifact with all its tags.
    [[nodiscard]] QCoro::Task<Result<void>> deleteArtifact(
        QString repository, Digest digest, std::stop_token stop);
    //! Puts a tag on an artifact that is there. False: there is no such artifact.
    [[nodiscard]] QCoro::Task<Result<bool>> createTag(
        QString repository, Digest digest, QString tag, std::stop_token stop);

    //! Has the artifact scanned; an index with all that is in it.
    [[nodiscard]] QCoro::Task<Result<void>> scan(QString repository, Digest digest, std::stop_token stop);

    [[nodiscard]] bool hasLogin() const;

private:
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(
        HttpMethod method, QByteArray path, ApiQuery query, QByteArray body, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonAnswer>> get(QByteArray path, ApiQuery query, std::stop_token stop);

    HttpClient& m_client;
    RegistrySession& m_session;
    std::optional<Error> m_refusal;
};

} // namespace portolan
